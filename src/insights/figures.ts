/** The figures of one range, each from the same sums. Pure: what they mean is said here and nowhere else. */
import { type SignalKind, signalKinds } from '../domain/escalation.ts';
import { keyOf, type Rollup } from './rollup.ts';
import { count, percentile, type Spread } from './spread.ts';
import { sum, timesOf } from './tally.ts';

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const holders = ['bot', 'queue', 'advisor'] as const;
type ByHolder = Readonly<Record<(typeof holders)[number], number>>;

/** Messages of shoppers, by who held the floor when they came. */
export function volume(rollup: Rollup): ByHolder & { readonly total: number } {
  const by = (label: string) => timesOf(rollup, 'heard', label);
  const [bot, queue, advisor] = [by('bot'), by('queue'), by('advisor')];
  return { bot, queue, advisor, total: bot + queue + advisor };
}

/** Cases that began in the range, and how many of them ever went to a person. */
export function containment(rollup: Rollup) {
  const cases = timesOf(rollup, 'case', '');
  const handed = timesOf(rollup, 'handed', '');
  return { cases, handed, contained: cases - handed, containment: share(cases - handed, cases) };
}

export const endings = ['resolved', 'returned', 'shopper-cancelled', 'nobody-there', 'refused'] as const;

/** Handoffs that opened, what called for them (one handoff may have several reasons), and how those that ended did. */
export function handoffs(rollup: Rollup) {
  const total = timesOf(rollup, 'handoff', '');
  const reasons = signalKinds
    .map((signal) => ({ signal, count: timesOf(withSignal(rollup, signal), 'handoff', '') }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count);
  const taken = timesOf(
    { ...rollup, segments: rollup.segments.filter((one) => one.reasons.length === 0) },
    'handoff',
    '',
  );
  const ends = endings.map((ending) => ({ ending, count: timesOf(rollup, 'handoff-ended', ending) }));
  return { total, reasons, taken, ends: ends.filter((row) => row.count > 0) };
}

function withSignal(rollup: Rollup, signal: SignalKind): Rollup {
  return { ...rollup, segments: rollup.segments.filter(({ reasons }) => reasons.includes(signal)) };
}

export const clocks = ['bot', 'wait', 'human', 'first'] as const;
type Clocked = { readonly count: number; readonly p50: number | null; readonly p90: number | null };

/** Milliseconds. `bot`: its first answer of a case; `wait`: until an advisor came; `human`: then until their first words; `first`: both. */
export function replies(rollup: Rollup): Readonly<Record<(typeof clocks)[number], Clocked>> {
  const of = (label: string): Clocked => {
    const spread = spreadOf(rollup, label);
    return { count: count(spread), p50: percentile(spread, 0.5), p90: percentile(spread, 0.9) };
  };
  return { bot: of('bot'), wait: of('wait'), human: of('human'), first: of('first') };
}

function spreadOf({ segments }: Rollup, label: string): Spread {
  const all: Record<string, number> = {};
  for (const { spreads } of segments) {
    for (const [value, times] of Object.entries(spreads[keyOf('reply', label)] ?? {})) {
      all[value] = (all[value] ?? 0) + times;
    }
  }
  return all;
}

/** The last mood before the handoff and the last with the advisor, -1..1, over handoffs that have both. */
export function emotion(rollup: Rollup) {
  const n = timesOf(rollup, 'mood', 'after');
  const mean = (label: string) => (n === 0 ? null : round(sum(rollup, 'mood', label) / n));
  return { count: n, before: mean('before'), after: mean('after') };
}

/** `changed`: the mean share of characters that differ, of those that were changed. */
export function drafts(rollup: Rollup) {
  const [sent, edited, discarded] = ['sent', 'edited', 'discarded'].map((label) => timesOf(rollup, 'draft', label));
  const changed = edited === 0 ? null : round(sum(rollup, 'draft', 'edited') / (edited ?? 0));
  return { sent: sent ?? 0, edited: edited ?? 0, discarded: discarded ?? 0, changed };
}

const scores = [1, 2, 3, 4] as const;

/** Of those who were asked, who answered and how; `satisfied` is the share of the two better faces of four. */
export function csat(rollup: Rollup, owner: 'bot' | 'advisor') {
  const asked = timesOf(rollup, 'csat-asked', owner);
  const given = scores.map((score) => timesOf(rollup, 'csat', `${owner} ${score}`));
  const answered = given.reduce((all, each) => all + each, 0);
  const points = given.reduce((all, each, index) => all + each * (index + 1), 0);
  const mean = answered === 0 ? null : round(points / answered);
  return { asked, answered, mean, satisfied: share((given[2] ?? 0) + (given[3] ?? 0), answered), scores: given };
}

/**
 * What people thought of the decisions. Precision: of the judged handoffs, those that were needed. Recall: of the cases
 * known to need a person, those that came to one. Both speak of judged cases only. `delay`: lines between the first sign
 * and the handoff, over all handoffs.
 */
export function verdicts(rollup: Rollup) {
  const of = (label: string) => timesOf(rollup, 'verdict', label);
  const [right, early, late, wrong, missed, kept] = ['right', 'early', 'late', 'wrong', 'missed', 'kept'].map(of);
  const needed = (right ?? 0) + (early ?? 0) + (late ?? 0);
  const delays = timesOf(rollup, 'delay', '');
  return {
    ...{
      right: right ?? 0,
      early: early ?? 0,
      late: late ?? 0,
      wrong: wrong ?? 0,
      missed: missed ?? 0,
      kept: kept ?? 0,
    },
    precision: share(needed, needed + (wrong ?? 0)),
    recall: share(needed, needed + (missed ?? 0)),
    delay: delays === 0 ? null : round(sum(rollup, 'delay', '') / delays),
  };
}

export function verdictsBySignal(rollup: Rollup) {
  return signalKinds
    .map((name) => ({
      name,
      ...verdicts(withSignal(rollup, name)),
      blamed: timesOf(rollup, 'blamed', name),
    }))
    .filter(
      ({ right, early, late, wrong, missed, delay }) => right + early + late + wrong + missed > 0 || delay !== null,
    );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
