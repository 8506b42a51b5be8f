/** Precision against handoffs per 100 conversations while `handOffAt` moves, as an SVG that reads in light and dark. */

import type { Policy } from '../../src/domain/escalation.ts';
import type { Played } from './escalation-play.ts';
import { byPolicy, judge, type Reader } from './escalation-readers.ts';
import type { PlayedSets } from './escalation-sets.ts';
import { scoresOf } from './escalation-scores.ts';

/** `x` handoffs per 100 conversations, `y` percent of them that were due. */
type Point = { readonly x: number; readonly y: number };

const width = 720;
const height = 460;
const frame = { left: 64, right: 24, top: 76, bottom: 60 };
const thresholds = Array.from({ length: 35 }, (_, at) => 0.3 + at * 0.05);
/** Fewer handoffs than this say nothing about their precision. */
const least = 8;

const pointOf = (reader: Reader, played: readonly Played[]): Point & { readonly count: number } => {
  const { precision, handedOff, talks } = scoresOf(judge(reader, played));
  return { x: (100 * handedOff) / Math.max(1, talks), y: 100 * precision, count: handedOff };
};

const underPolicy = (policy: Policy, played: readonly Played[]) => pointOf(byPolicy('policy', policy), played);

/** Who asks for a person, or speaks of what people must answer, gets one whatever the threshold. */
function movedTo(policy: Policy, handOffAt: number): Policy {
  const atOnce = (kind: 'asked-for-person' | 'delicate-topic') => ({
    ...policy.signals[kind],
    weight: Math.max(policy.signals[kind].weight, handOffAt),
  });
  const signals = {
    ...policy.signals,
    'asked-for-person': atOnce('asked-for-person'),
    'delicate-topic': atOnce('delicate-topic'),
  };
  return { ...policy, handOffAt, signals };
}

function curveOf(policy: Policy, played: readonly Played[]): Point[] {
  return thresholds
    .map((handOffAt) => underPolicy(movedTo(policy, handOffAt), played))
    .filter(({ count }) => count >= least)
    .sort((one, other) => one.x - other.x);
}

export function drawTradeOff({ policy, development, untouched }: PlayedSets, others: readonly Reader[]): string {
  const scale = scaleOf(20);
  const chosen = underPolicy(policy, untouched);
  const due = (100 * untouched.filter(({ talk }) => talk.due === 'hand-off').length) / Math.max(1, untouched.length);
  const title = `Of 100 conversations ${chosen.x.toFixed(0)} are handed over, and ${chosen.y.toFixed(0)} % of these were due`;
  const under = `A good manager would step into ${due.toFixed(0)} of 100. Along a line the threshold handOffAt moves.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${title}</title><desc id="d">${under}</desc>`,
    style,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="title" x="${frame.left - 40}" y="30">${title}</text>`,
    `<text class="small" x="${frame.left - 40}" y="52">${under}</text>`,
    axes(scale),
    line(curveOf(policy, development), 'development', scale),
    line(curveOf(policy, untouched), 'untouched', scale),
    ...others.flatMap((other) => baseline(other, untouched, scale)),
    mark(chosen, `chosen: handOffAt ${policy.handOffAt}`, scale),
    legend(),
    '</svg>',
    '',
  ].join('\n');
}

const style = `<style>
  .paper { fill: #fffdf9 } text { fill: #2b2622; font: 13px system-ui, sans-serif } .small { font-size: 12px; fill: #6a625b }
  .title { font-size: 17px; font-weight: 600 } .grid { stroke: #e6dfd6 } .axis { stroke: #8d857c }
  .development { fill: none; stroke: #a79c8f; stroke-width: 2; stroke-dasharray: 5 4 } .untouched { fill: none; stroke: #8a3b2f; stroke-width: 2.5 }
  .other { fill: #6a625b } .chosen { fill: #8a3b2f; stroke: #fffdf9; stroke-width: 2 } .strong { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #1b1816 } text { fill: #efe8df } .small { fill: #b3a99e } .grid { stroke: #35302b } .axis { stroke: #8d857c }
    .development { stroke: #8d857c } .untouched { stroke: #e58d7a } .other { fill: #b3a99e } .chosen { fill: #e58d7a; stroke: #1b1816 }
  }
</style>`;

type Scale = { x(value: number): number; y(value: number): number; readonly floor: number };

function scaleOf(floor: number): Scale {
  const across = width - frame.left - frame.right;
  const down = height - frame.top - frame.bottom;
  return {
    floor,
    x: (value) => round(frame.left + (across * value) / 100),
    y: (value) => round(frame.top + (down * (100 - value)) / (100 - floor)),
  };
}

function axes({ x, y, floor }: Scale): string {
  const ticks = [0, 20, 40, 60, 80, 100];
  const rows = ticks.filter((tick) => tick >= floor);
  return [
    ...rows.map((tick) => `<line class="grid" x1="${x(0)}" x2="${x(100)}" y1="${y(tick)}" y2="${y(tick)}"/>`),
    ...rows.map((tick) => `<text class="small" x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${tick} %</text>`),
    ...ticks.map(
      (tick) => `<text class="small" x="${x(tick)}" y="${y(floor) + 20}" text-anchor="middle">${tick}</text>`,
    ),
    `<line class="axis" x1="${x(0)}" x2="${x(100)}" y1="${y(floor)}" y2="${y(floor)}"/>`,
    `<text x="${x(50)}" y="${y(floor) + 42}" text-anchor="middle">Conversations handed over, per 100</text>`,
    `<text transform="translate(18 ${y((100 + floor) / 2)}) rotate(-90)" text-anchor="middle">Handed over rightly (precision)</text>`,
  ].join('\n');
}

function line(points: readonly Point[], name: string, { x, y }: Scale): string {
  return `<polyline class="${name}" points="${points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}"/>`;
}

/** A baseline that hands nobody over has no precision, and no place here. */
function baseline(reader: Reader, untouched: readonly Played[], { x, y }: Scale): string[] {
  const point = pointOf(reader, untouched);
  if (point.count === 0) return [];
  const anchor = point.x > 70 ? 'end' : 'middle';
  const label = `<text class="small" x="${x(point.x)}" y="${y(point.y) + 18}" text-anchor="${anchor}">${reader.name}</text>`;
  return [`<circle class="other" cx="${x(point.x)}" cy="${y(point.y)}" r="4"/>`, label];
}

function mark(point: Point, label: string, { x, y }: Scale): string {
  return [
    `<circle class="chosen" cx="${x(point.x)}" cy="${y(point.y)}" r="7"/>`,
    `<text class="strong" x="${x(point.x) + 12}" y="${y(point.y) - 8}">${label}</text>`,
  ].join('\n');
}

function legend(): string {
  const at = width - frame.right - 170;
  return [
    `<line class="untouched" x1="${at}" x2="${at + 28}" y1="92" y2="92"/><text class="small" x="${at + 36}" y="96">untouched part</text>`,
    `<line class="development" x1="${at}" x2="${at + 28}" y1="112" y2="112"/><text class="small" x="${at + 36}" y="116">development part</text>`,
  ].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;
