/** The plot of mood by message: limit, hand-over, the advisor's part; every point leads to its message. */
import { AxisBottom } from '@visx/axis';
import { scaleLinear, scaleTime } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { goToMessage } from '../thread/go-to.ts';
import { type Format, useFormat } from '../words/format.ts';

type Point = Briefing['emotion'][number];
type MoodPlotProps = {
  readonly points: readonly Point[];
  readonly limit: number;
  /** When an advisor took the floor, in milliseconds since the epoch. */
  readonly joinedAt: number | undefined;
  readonly withWhom: string;
};

const size = { width: 324, height: 150, left: 60, right: 34, top: 8, bottom: 28 };
const bottom = size.height - size.bottom;
const end = size.width - size.right;

export function MoodPlot({ points, limit, joinedAt, withWhom }: MoodPlotProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { x, y } = useMemo(() => scalesFor(points, joinedAt), [points, joinedAt]);
  const place = (point: Point) => ({ x: x(Date.parse(point.at)), y: y(point.value) });
  const lowest = points.reduce((low, point) => (point.value < low.value ? point : low));
  const latest = points.at(-1) ?? lowest;
  const before = points.filter((point) => joinedAt === undefined || Date.parse(point.at) <= joinedAt);
  const after = points.filter((point) => joinedAt !== undefined && Date.parse(point.at) > joinedAt);
  const marked = joinedAt === undefined ? undefined : x(joinedAt);
  const bridge = before.at(-1);
  const line = (own: readonly Point[], className: string) => (
    <LinePath data={[...own]} x={(point) => place(point).x} y={(point) => place(point).y} className={className} />
  );

  return (
    // Time runs as the digits of its clock do, in every language.
    <div className="plot-wrap" dir="ltr">
      <svg
        className="plot"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={plotName({ lowest, latest, limit }, t, format)}
      >
        {marked !== undefined && (
          <rect
            className="plot-with"
            x={marked}
            y={size.top}
            width={size.width - marked}
            height={bottom - size.top}
            rx={4}
          />
        )}
        <YWords y={y} />
        <line className="plot-zero" x1={size.left - 8} x2={size.width} y1={y(0)} y2={y(0)} />
        <line className="plot-limit" x1={size.left - 8} x2={size.width} y1={y(limit)} y2={y(limit)} />
        <text className="plot-urgent" x={size.width - 4} y={y(limit) + 14} textAnchor="end">
          {t('mood.limit', { value: format.signed(limit) })}
        </text>
        {line(before, 'plot-line')}
        {after.length > 0 && line(bridge === undefined ? after : [bridge, ...after], 'plot-line with')}
        {marked !== undefined && (
          <>
            <line className="plot-joined" x1={marked} x2={marked} y1={size.top} y2={bottom} />
            <text
              className="plot-green"
              x={marked > size.width - 110 ? marked - 6 : marked + 6}
              y={size.top + 13}
              textAnchor={marked > size.width - 110 ? 'end' : 'start'}
            >
              {withWhom}
            </text>
          </>
        )}
        <AxisBottom
          scale={x}
          top={bottom}
          tickValues={tickTimes(points, joinedAt, x, format.time)}
          tickFormat={(value) => format.time(new Date(Number(value)).toISOString())}
          hideAxisLine
          hideTicks
          tickLabelProps={() => ({ className: 'plot-tick', textAnchor: 'middle', dy: 10 })}
        />
        {points.map((point) => (
          <circle
            key={point.seq}
            cx={place(point).x}
            cy={place(point).y}
            r={point === lowest || point === latest ? 4.6 : 3.4}
            className={`plot-dot ${dotTone(point, { lowest, limit, joinedAt })}`}
          />
        ))}
        <ValueWord point={lowest} at={place(lowest)} below tone={lowest.value <= limit ? 'plot-urgent' : ''} />
        {latest !== lowest && (
          <ValueWord point={latest} at={place(latest)} tone={after.includes(latest) ? 'plot-green' : ''} />
        )}
      </svg>
      <PlotPoints points={points} place={place} />
    </div>
  );
}

function YWords({ y }: { readonly y: (value: number) => number }) {
  const { t } = useTranslation();
  return (
    <>
      <text x={0} y={y(1) + 10}>
        {t('mood.pleased')}
      </text>
      <text x={0} y={y(0) + 4}>
        {t('mood.neutral')}
      </text>
      <text x={0} y={y(-1) - 2}>
        {t('mood.upset')}
      </text>
    </>
  );
}

type ValueWordProps = {
  readonly point: Point;
  readonly at: { readonly x: number; readonly y: number };
  readonly below?: boolean;
  readonly tone: string;
};

function ValueWord({ point, at, below = false, tone }: ValueWordProps) {
  const format = useFormat();
  const right = at.x > size.width - 40;
  const left = at.x < size.left + 30;
  return (
    <text
      className={`plot-value ${tone}`}
      x={(below && !left) || right ? at.x - 6 : at.x + 9}
      y={below ? Math.min(at.y + 16, bottom - 2) : right ? at.y - 9 : at.y + 4}
      textAnchor={(below && !left) || right ? 'end' : 'start'}
    >
      {format.signed(point.value)}
    </text>
  );
}

type PlotPointsProps = {
  readonly points: readonly Point[];
  readonly place: (point: Point) => { readonly x: number; readonly y: number };
};

/** One stop for the keyboard, arrows between points; a pointer may take any of them. */
function PlotPoints({ points, place }: PlotPointsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [stop, setStop] = useState(points.length - 1);
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : points[index + step];
    if (step === undefined || next === undefined) return;
    event.preventDefault();
    setStop(index + step);
    document.getElementById(`mood-point-${next.seq}`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of points over the drawing, not a form
    <div role="group" aria-label={t('mood.keys')}>
      {points.map((point, index) => (
        <button
          key={point.seq}
          id={`mood-point-${point.seq}`}
          type="button"
          className="plot-point"
          tabIndex={index === Math.min(stop, points.length - 1) ? 0 : -1}
          aria-label={t('mood.point', { time: format.time(point.at), value: format.signed(point.value) })}
          title={point.evidence?.join(', ')}
          style={{
            insetInlineStart: `${(place(point).x / size.width) * 100}%`,
            insetBlockStart: `${(place(point).y / size.height) * 100}%`,
          }}
          onKeyDown={(event) => move(event, index)}
          onClick={() => goToMessage(point.seq)}
        />
      ))}
    </div>
  );
}

function scalesFor(points: readonly Point[], joinedAt: number | undefined) {
  const times = [...points.map((point) => Date.parse(point.at)), ...(joinedAt === undefined ? [] : [joinedAt])];
  const first = Math.min(...times);
  // A single moment still needs a width to be drawn in.
  const last = Math.max(...times, first + 1_000);
  return {
    x: scaleTime({ domain: [first, last], range: [size.left, end] }),
    y: scaleLinear({ domain: [-1, 1], range: [bottom, size.top] }),
  };
}

const tickGap = 38;

/** First, hand-over and last, as long as their times neither run into each other nor read the same. */
function tickTimes(
  points: readonly Point[],
  joinedAt: number | undefined,
  x: (time: number) => number,
  words: (at: string) => string,
): number[] {
  const wanted = [points[0]?.at, points.at(-1)?.at].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  const all = joinedAt === undefined ? wanted : [joinedAt, ...wanted];
  const taken: number[] = [];
  const said = (time: number) => words(new Date(time).toISOString());
  const fits = (time: number) => (other: number) =>
    Math.abs(x(other) - x(time)) >= tickGap && said(other) !== said(time);
  for (const time of all) if (taken.every(fits(time))) taken.push(time);
  return taken;
}

type DotParts = { readonly lowest: Point; readonly limit: number; readonly joinedAt: number | undefined };

function dotTone(point: Point, { lowest, limit, joinedAt }: DotParts): string {
  if (point === lowest && point.value <= limit) return 'urgent';
  return joinedAt !== undefined && Date.parse(point.at) > joinedAt ? 'with' : '';
}

type PlotFacts = { readonly lowest: Point; readonly latest: Point; readonly limit: number };

function plotName(
  { lowest, latest, limit }: PlotFacts,
  t: ReturnType<typeof useTranslation>['t'],
  format: Format,
): string {
  return t('mood.name', {
    lowest: format.signed(lowest.value),
    lowestAt: format.time(lowest.at),
    limit: format.signed(limit),
    latest: format.signed(latest.value),
    latestAt: format.time(latest.at),
  });
}
