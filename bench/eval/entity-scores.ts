/** How read entities compare with labelled ones: by kind, by place in the text, and by value. */

import { z } from 'zod';

const Span = z.object({
  kind: z.string(),
  text: z.string().min(1),
  value: z.string(),
  bound: z.string().optional(),
  currency: z.string().optional(),
});

export const Row = z
  .object({ text: z.string(), locale: z.string().default('en'), spans: z.array(Span) })
  .refine(({ text, spans }) => spans.every((span) => text.includes(span.text)), 'a span that is not in the text');
export type Row = z.infer<typeof Row>;

/** What a reader says; `start` and `end` are places in the text. */
export type Told = {
  readonly kind: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly bound?: string;
  readonly currency?: string;
};

export type Counts = { truth: number; told: number; found: number; exact: number };
export type Judged = {
  readonly row: Row;
  readonly found: readonly Told[];
  readonly counts: ReadonlyMap<string, Counts>;
};

/** A label is found when something of its kind overlaps it; it is exact when the value, bound and currency agree too. */
export function judgeRow(row: Row, told: readonly Told[]): Judged {
  const counts = new Map<string, Counts>();
  const of = (kind: string) => {
    const known = counts.get(kind) ?? { truth: 0, told: 0, found: 0, exact: 0 };
    counts.set(kind, known);
    return known;
  };
  for (const { kind } of told) of(kind).told += 1;
  const free = new Set(told);
  for (const label of placed(row)) {
    const count = of(label.kind);
    count.truth += 1;
    const near = [...free].filter((one) => one.kind === label.kind && one.start < label.end && label.start < one.end);
    const hit = near.find((one) => isExact(one, label)) ?? near[0];
    if (!hit) continue;
    free.delete(hit);
    count.found += 1;
    if (isExact(hit, label)) count.exact += 1;
  }
  return { row, found: told, counts };
}

const isExact = (one: Told, other: Told): boolean =>
  one.value === other.value && one.bound === other.bound && one.currency === other.currency;

/** Labels name their words; the same words twice are two places. */
function placed({ text, spans }: Row): Told[] {
  const next = new Map<string, number>();
  return spans.map(({ kind, text: words, value, bound, currency }) => {
    const key = `${kind} ${words}`;
    const start = Math.max(0, text.indexOf(words, next.get(key) ?? 0));
    next.set(key, start + words.length);
    return {
      kind,
      value,
      start,
      end: start + words.length,
      ...(bound === undefined ? {} : { bound }),
      ...(currency === undefined ? {} : { currency }),
    };
  });
}

export function sumOf(judged: readonly Judged[], kinds?: ReadonlySet<string>): Counts {
  const sum = { truth: 0, told: 0, found: 0, exact: 0 };
  for (const { counts } of judged) {
    for (const [kind, count] of counts) {
      if (kinds && !kinds.has(kind)) continue;
      sum.truth += count.truth;
      sum.told += count.told;
      sum.found += count.found;
      sum.exact += count.exact;
    }
  }
  return sum;
}

export const precisionOf = ({ found, told }: Counts): number => (told === 0 ? 1 : found / told);
export const recallOf = ({ found, truth }: Counts): number => (truth === 0 ? 1 : found / truth);

export function f1Of(counts: Counts): number {
  const sum = counts.told + counts.truth;
  return sum === 0 ? 1 : (2 * counts.found) / sum;
}

/** Of the found ones, those whose value is right as well. */
export const exactOf = ({ exact, found }: Counts): number => (found === 0 ? 1 : exact / found);

/** Messages without a date in which one is read: what a shopper would notice. */
export function falseShare(judged: readonly Judged[], kind: string): number {
  const without = judged.filter(({ row }) => !row.spans.some((span) => span.kind === kind));
  const wrong = without.filter(({ counts }) => (counts.get(kind)?.told ?? 0) > 0);
  return wrong.length / Math.max(1, without.length);
}
