/** From before to after: a line for each name, its ends written beside it. */

import { Shape } from './lines.tsx';
import { Marks } from './marks.tsx';

export type SlopeRow = {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly words: string;
};
type SlopeProps = {
  readonly title: string;
  readonly rows: readonly SlopeRow[];
  readonly ends: readonly [before: string, after: string];
  readonly write: (value: number) => string;
};

const size = { width: 640, height: 240, left: 190, right: 190, top: 30, bottom: 14 };
const gap = 15;

export function Slope({ title, rows, ends, write }: SlopeProps) {
  const y = (value: number) => size.top + ((1 - value) / 2) * (size.height - size.top - size.bottom);
  const right = size.width - size.right;
  const before = apart(rows.map((row) => y(row.before)));
  const after = apart(rows.map((row) => y(row.after)));
  return (
    <div className="plot-space-wide" dir="ltr">
      <svg className="chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
        <text x={size.left} y={14} textAnchor="middle">
          {ends[0]}
        </text>
        <text x={right} y={14} textAnchor="middle">
          {ends[1]}
        </text>
        <line className="chart-grid" x1={size.left} x2={right} y1={y(0)} y2={y(0)} />
        {[size.left, right].map((x) => (
          <line key={x} className="chart-grid" x1={x} x2={x} y1={size.top} y2={size.height - size.bottom} />
        ))}
        {rows.map((row, index) => {
          const tone = row.after >= row.before ? 'person' : 'wait';
          return (
            <g key={row.name} className={`chart-line ${tone}`}>
              <path d={`M${size.left} ${y(row.before)}L${right} ${y(row.after)}`} />
              <Shape tone="machine" x={size.left} y={y(row.before)} />
              <Shape tone="person" x={right} y={y(row.after)} />
              <text className="chart-name" x={size.left - 12} y={(before[index] ?? 0) + 4} textAnchor="end">
                {`${row.name} ${write(row.before)}`}
              </text>
              <text className="chart-value" x={right + 12} y={(after[index] ?? 0) + 4}>
                {`${write(row.after)} ${row.name}`}
              </text>
            </g>
          );
        })}
      </svg>
      <Marks marks={rows.map((row) => ({ x: right / size.width, y: y(row.after) / size.height, words: row.words }))} />
    </div>
  );
}

/** Words that would lie on each other are moved down, in the order of what they stand for. */
function apart(places: readonly number[]): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const moved = [...places];
  let last = Number.NEGATIVE_INFINITY;
  for (const { place, index } of order) {
    last = Math.max(place, last + gap);
    moved[index] = last;
  }
  return moved;
}
