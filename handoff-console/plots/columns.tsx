/** Stacked columns: each part has a colour and a pattern of its own, so that it is known without the colour. */
import { useId } from 'react';
import { Legend, Texture, type Tone } from './legend.tsx';
import { Marks } from './marks.tsx';
import { fewOf, ticks } from './scale.ts';

export type Column = { readonly name: string; readonly values: readonly number[]; readonly words: string };
type ColumnsProps = {
  readonly title: string;
  readonly parts: readonly { readonly name: string; readonly tone: Tone }[];
  readonly columns: readonly Column[];
  readonly write: (value: number) => string;
};

const size = { width: 640, height: 220, left: 44, right: 8, top: 10, bottom: 26 };
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };

export function Columns({ title, parts, columns, write }: ColumnsProps) {
  const name = useId();
  const sums = columns.map(({ values }) => values.reduce((all, each) => all + each, 0));
  const marks = ticks(Math.max(...sums, 1), { counted: true });
  const most = marks.at(-1) ?? 1;
  const y = (value: number) => size.top + inner.height * (1 - value / most);
  const step = inner.width / Math.max(1, columns.length);
  const width = Math.max(2, Math.min(34, step * 0.72));
  const x = (index: number) => size.left + step * (index + 0.5);
  return (
    <div dir="ltr">
      <Legend parts={parts} />
      <div className="plot-space-wide">
        <svg className="chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
          <Texture id={name} tones={parts.map(({ tone }) => tone)} />
          {marks.map((value) => (
            <g key={value}>
              <line className="chart-grid" x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
              <text x={size.left - 8} y={y(value) + 4} textAnchor="end">
                {write(value)}
              </text>
            </g>
          ))}
          {columns.map(({ values, name: column }, index) => {
            let below = 0;
            return values.map((value, part) => {
              const from = below;
              below += value;
              const tone = parts[part]?.tone ?? 'plain';
              return (
                <rect
                  key={`${column} ${tone}`}
                  className={`chart-fill ${tone}`}
                  fill={`url(#${name}-${tone})`}
                  x={x(index) - width / 2}
                  width={width}
                  y={y(below)}
                  height={Math.max(0, y(from) - y(below))}
                />
              );
            });
          })}
          {fewOf(columns.length, 8).map((index) => (
            <text key={columns[index]?.name} x={x(index)} y={size.height - 6} textAnchor="middle">
              {columns[index]?.name}
            </text>
          ))}
        </svg>
        <Marks
          marks={columns.map(({ words }, index) => ({
            x: x(index) / size.width,
            y: y(sums[index] ?? 0) / size.height,
            words,
          }))}
        />
      </div>
    </div>
  );
}
