/** Two shares for each name on one line from 0 to 1: how far apart they lie is the finding. */
import { Shape } from './lines.tsx';
import { type Mark, Marks } from './marks.tsx';

export type DotRow = {
  readonly name: string;
  readonly first: number | null;
  readonly second: number | null;
  readonly words: string;
};
type DotsProps = {
  readonly title: string;
  readonly rows: readonly DotRow[];
  readonly names: readonly [first: string, second: string];
  readonly write: (share: number) => string;
};

const size = { width: 640, row: 34, left: 240, right: 24, bottom: 24 };

export function Dots({ title, rows, names, write }: DotsProps) {
  const height = rows.length * size.row + size.bottom;
  const x = (share: number) => size.left + (size.width - size.left - size.right) * share;
  const y = (index: number) => index * size.row + size.row / 2;
  return (
    <div dir="ltr">
      <ul className="chart-legend">
        {names.map((name, index) => (
          <li key={name}>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <g className={`chart-line ${index === 0 ? 'machine' : 'person'}`}>
                <Shape tone={index === 0 ? 'machine' : 'person'} x={7} y={7} />
              </g>
            </svg>
            <span dir="auto">{name}</span>
          </li>
        ))}
      </ul>
      <div className="plot-space-wide">
        <svg className="chart" viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={title}>
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line className="chart-grid" x1={x(share)} x2={x(share)} y1={0} y2={height - size.bottom} />
              <text x={x(share)} y={height - 6} textAnchor="middle">
                {write(share)}
              </text>
            </g>
          ))}
          {rows.map(({ name, first, second }, index) => (
            <g key={name}>
              <text className="chart-name" x={size.left - 12} y={y(index) + 4} textAnchor="end">
                {name}
              </text>
              {first !== null && second !== null && (
                <line className="chart-before" x1={x(first)} x2={x(second)} y1={y(index)} y2={y(index)} />
              )}
              {first !== null && (
                <g className="chart-line machine">
                  <Shape tone="machine" x={x(first)} y={y(index)} />
                </g>
              )}
              {second !== null && (
                <g className="chart-line person">
                  <Shape tone="person" x={x(second)} y={y(index)} />
                </g>
              )}
            </g>
          ))}
        </svg>
        <Marks
          marks={rows.map(
            ({ first, second, words }, index): Mark => ({
              x: x(second ?? first ?? 0) / size.width,
              y: y(index) / height,
              words,
            }),
          )}
        />
      </div>
    </div>
  );
}
