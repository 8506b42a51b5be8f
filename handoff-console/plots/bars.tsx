/** Lying bars with their names and values beside them; a dot stands for the same bar in the time before. */
import { useId } from 'react';
import { Texture, type Tone } from './legend.tsx';
import { Marks } from './marks.tsx';

export type Bar = {
  readonly name: string;
  readonly value: number;
  readonly shown: string;
  readonly tone?: Tone;
  readonly before?: number | undefined;
  readonly words: string;
};

const size = { width: 640, row: 34, left: 240, right: 70 };

export function Bars({
  title,
  bars,
  most: given,
}: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly most?: number;
}) {
  const name = useId();
  const height = bars.length * size.row;
  const most = given ?? Math.max(...bars.map(({ value, before = 0 }) => Math.max(value, before)), 1e-9);
  const width = (value: number) => ((size.width - size.left - size.right) * value) / most;
  const y = (index: number) => index * size.row + size.row / 2;
  return (
    <div className="plot-space-wide" dir="ltr">
      <svg className="chart" viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={title}>
        <Texture id={name} tones={['machine', 'wait', 'person', 'urgent', 'plain']} />
        {bars.map(({ name: bar, value, shown, tone = 'plain', before }, index) => (
          <g key={bar}>
            <text className="chart-name" x={size.left - 12} y={y(index) + 4} textAnchor="end">
              {bar}
            </text>
            <rect
              className={`chart-fill ${tone}`}
              fill={`url(#${name}-${tone})`}
              x={size.left}
              y={y(index) - 9}
              width={Math.max(1, width(value))}
              height={18}
              rx={2}
            />
            {before !== undefined && (
              <line
                className="chart-before"
                x1={size.left + width(before)}
                x2={size.left + width(before)}
                y1={y(index) - 13}
                y2={y(index) + 13}
              />
            )}
            <text className="chart-value" x={size.left + width(Math.max(value, before ?? 0)) + 8} y={y(index) + 4}>
              {shown}
            </text>
          </g>
        ))}
      </svg>
      <Marks
        marks={bars.map(({ value, words }, index) => ({
          x: (size.left + width(value)) / size.width,
          y: y(index) / height,
          words,
        }))}
      />
    </div>
  );
}
