/** Sums of facts: by channel, locale, boutique and what called for a person. Sums of sums are sums again. */
import type { SignalKind } from '../domain/escalation.ts';
import type { Fact, Measure } from '../domain/fact.ts';
import { bucketOf } from './spread.ts';

/** One line of a roll-up. `times` counts by `measure label`, `sums` adds values, `spreads` counts values by size. */
export type Segment = {
  readonly channel: string;
  readonly locale: string;
  readonly store: string;
  readonly reasons: readonly SignalKind[];
  readonly times: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<string, number>>;
  readonly spreads: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** A place where words stand that people want to read. */
export type Pointer = {
  readonly measure: Measure;
  readonly hour: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly locale: string;
  readonly channel: string;
};

export type Rollup = { readonly segments: readonly Segment[]; readonly pointers: readonly Pointer[] };

export const emptyRollup: Rollup = { segments: [], pointers: [] };

type Counts = Record<string, number>;
type Open = Pick<Segment, 'channel' | 'locale' | 'store' | 'reasons'> & {
  times: Counts;
  sums: Counts;
  spreads: Record<string, Counts>;
};

export function rollUp(facts: readonly Fact[]): Rollup {
  const segments = new Map<string, Open>();
  for (const fact of facts) {
    const { times, sums, spreads } = segmentFor(segments, fact);
    const key = keyOf(fact.measure, fact.label);
    add(times, key, fact.count);
    if (fact.value === undefined) continue;
    add(sums, key, fact.value * fact.count);
    if (fact.measure === 'reply') {
      spreads[key] ??= {};
      add(spreads[key], String(bucketOf(fact.value)), fact.count);
    }
  }
  return { segments: [...segments.values()], pointers: facts.flatMap(pointerOf) };
}

export const keyOf = (measure: Measure, label: string): string => `${measure} ${label}`;

export function merge(rollups: readonly Rollup[]): Rollup {
  const segments = new Map<string, Open>();
  for (const segment of rollups.flatMap((one) => one.segments)) {
    const into = segmentFor(segments, segment);
    for (const [key, each] of Object.entries(segment.times)) add(into.times, key, each);
    for (const [key, each] of Object.entries(segment.sums)) add(into.sums, key, each);
    for (const [key, spread] of Object.entries(segment.spreads)) {
      into.spreads[key] ??= {};
      for (const [value, each] of Object.entries(spread)) add(into.spreads[key], value, each);
    }
  }
  return { segments: [...segments.values()], pointers: rollups.flatMap(({ pointers }) => pointers) };
}

function segmentFor(
  segments: Map<string, Open>,
  { channel, locale, store, reasons }: Pick<Segment, 'channel' | 'locale' | 'store' | 'reasons'>,
): Open {
  const key = [channel, locale, store, ...reasons].join('|');
  const known = segments.get(key);
  if (known !== undefined) return known;
  const fresh = { channel, locale, store, reasons, times: {}, sums: {}, spreads: {} };
  segments.set(key, fresh);
  return fresh;
}

function add(counts: Counts, key: string, by: number): void {
  counts[key] = (counts[key] ?? 0) + by;
}

function pointerOf({ about, hour, measure, locale, channel }: Fact): Pointer[] {
  return about === undefined ? [] : [{ ...about, hour, measure, locale, channel }];
}
