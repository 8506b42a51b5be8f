/** Lines over time: told apart by dash and by the shape of their points, with a target where there is one. */
import type { Tone } from './legend.tsx';
import { type Mark, Marks } from './marks.tsx';
import { fewOf, ticks } from './scale.ts';

export type Line = {
  readonly name: string;
  readonly tone: Tone;
  /** Null: nothing to show at that time; the line is broken there. */
  readonly values: readonly (number | null)[];
};
type LinesProps = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly times: readonly string[];
  readonly write: (value: number) => string;
  readonly target?: { readonly value: number; readonly name: string } | undefined;
  /** The end of the axis; absent: what the values need. */
  readonly most?: number;
  /** Steps of the axis are round multiples of this. */
  readonly unit?: number;
  /** Values are whole numbers of things. */
  readonly counted?: boolean;
};

const size = { width: 640, height: 220, left: 58, right: 10, top: 10, bottom: 26 };
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };

export function Lines({ title, lines, times, write, target, most: given, unit = 1, counted = false }: LinesProps) {
  const all = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const marks = ticks(given ?? Math.max(...all, target?.value ?? 0, 0), { unit, counted });
  const most = marks.at(-1) ?? 1;
  const y = (value: number) => size.top + inner.height * (1 - value / most);
  const x = (index: number) =>
    size.left + (times.length < 2 ? inner.width / 2 : (inner.width * index) / (times.length - 1));
  const points: Mark[] = lines.flatMap(({ name, values }) =>
    values.flatMap((value, index) =>
      value === null
        ? []
        : [{ x: x(index) / size.width, y: y(value) / size.height, words: `${name}, ${times[index]}: ${write(value)}` }],
    ),
  );
  return (
    <div dir="ltr">
      <LineLegend lines={lines} />
      <div className="plot-space-wide">
        <svg className="chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
          {marks.map((value) => (
            <g key={value}>
              <line className="chart-grid" x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
              <text x={size.left - 8} y={y(value) + 4} textAnchor="end">
                {write(value)}
              </text>
            </g>
          ))}
          {target !== undefined && (
            <>
              <line
                className="chart-target"
                x1={size.left}
                x2={size.width - size.right}
                y1={y(target.value)}
                y2={y(target.value)}
              />
              <text className="chart-target-words" x={size.width - size.right} y={y(target.value) - 5} textAnchor="end">
                {target.name}
              </text>
            </>
          )}
          {lines.map(({ name, tone, values }) => (
            <g key={name} className={`chart-line ${tone}`}>
              <path d={pathOf(values, x, y)} />
              {values.map((value, index) =>
                value === null ? null : <Shape key={times[index]} tone={tone} x={x(index)} y={y(value)} />,
              )}
            </g>
          ))}
          <g className="chart-times">
            {fewOf(times.length, 8).map((index) => (
              <text key={times[index]} x={x(index)} y={size.height - 6} textAnchor={index === 0 ? 'start' : 'middle'}>
                {times[index]}
              </text>
            ))}
          </g>
        </svg>
        <Marks marks={points} />
      </div>
    </div>
  );
}

function LineLegend({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="chart-legend">
      {lines.map(({ name, tone }) => (
        <li key={name}>
          <svg className="wide" viewBox="0 0 28 14" aria-hidden="true">
            <g className={`chart-line ${tone}`}>
              <path d="M1 7H27" />
              <Shape tone={tone} x={14} y={7} />
            </g>
          </svg>
          <span dir="auto">{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** A square, a diamond, a ring: the tone is told by form too. */
export function Shape({ tone, x, y }: { readonly tone: Tone; readonly x: number; readonly y: number }) {
  if (tone === 'machine') return <rect x={x - 3} y={y - 3} width="6" height="6" />;
  if (tone === 'wait')
    return <path className="shape" d={`M${x} ${y - 4.4}L${x + 4.4} ${y}L${x} ${y + 4.4}L${x - 4.4} ${y}Z`} />;
  return <circle cx={x} cy={y} r="3.4" />;
}

function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const part = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return part;
    })
    .join('');
}
