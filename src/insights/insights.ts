/** Answers questions about the house's figures: roll-ups in, one figure out; nothing here reads a transcript to count. */
import { type ChannelKind, channelKinds } from '../domain/channel-kind.ts';
import * as figures from './figures.ts';
import { filtered, localHours, periodBefore, type Question, rangeOf, stepOf } from './question.ts';
import { influenced, type RevenueParts } from './revenue.ts';
import { merge, type Rollup } from './rollup.ts';
import type { Rollups } from './rollups.ts';
import { spreadError } from './spread.ts';
import { questionsOf, type UnansweredParts } from './unanswered.ts';

export type InsightsParts = RevenueParts &
  UnansweredParts & {
    readonly rollups: Pick<Rollups, 'read'>;
    /** The house's target for the first words of a person. */
    readonly firstReplySeconds: () => number;
  };

type Slice = { readonly at: string; readonly rollup: Rollup };
type Sums = { readonly all: Rollup; readonly series: readonly Slice[]; readonly hours: () => readonly Slice[] };
export type FigureName = keyof ReturnType<typeof figuresOf>;

export function createInsights(parts: InsightsParts) {
  const figure = figuresOf(parts);
  return {
    /** The figure of the range; `before` is the same of as long a time just before it, when asked for. */
    async answer(name: FigureName, question: Question, compare: boolean) {
      const now = await figure[name](await sums(parts.rollups, question));
      const { from, to, timeZone } = question;
      const range = { ...{ from: from.toISOString(), to: to.toISOString() }, timeZone, step: stepOf(question) };
      if (!compare) return { range, now };
      return { range, now, before: await figure[name](await sums(parts.rollups, periodBefore(question))) };
    },
  };
}

async function sums(rollups: InsightsParts['rollups'], question: Question): Promise<Sums> {
  const { from, to } = rangeOf(question);
  const local = localHours(question.timeZone, stepOf(question));
  const hours = (await rollups.read(from, to)).map(({ hour, rollup }) => ({
    ...local(hour),
    rollup: filtered(rollup, question),
  }));
  const series = grouped(hours.map(({ step, rollup }) => ({ at: step, rollup })));
  const byHour = () => grouped(hours.map(({ hourOfDay, rollup }) => ({ at: String(hourOfDay), rollup })));
  return { all: merge(series.map(({ rollup }) => rollup)), series, hours: byHour };
}

function grouped(slices: readonly Slice[]): Slice[] {
  const groups = new Map<string, Rollup[]>();
  for (const { at, rollup } of slices) {
    const group = groups.get(at) ?? [];
    group.push(rollup);
    groups.set(at, group);
  }
  return [...groups].map(([at, rollups]) => ({ at, rollup: merge(rollups) }));
}

function figuresOf(parts: InsightsParts) {
  return {
    volume: async ({ all, series, hours }: Sums) => ({
      ...figures.volume(all),
      hours: hours()
        .map(({ at, rollup }) => ({ hour: Number(at), ...withoutTotal(figures.volume(rollup)) }))
        .sort((a, b) => a.hour - b.hour),
      series: series.map(({ at, rollup }) => ({ at, ...withoutTotal(figures.volume(rollup)) })),
    }),
    containment: async ({ all, series }: Sums) => ({
      ...figures.containment(all),
      series: series.map(({ at, rollup }) => ({ at, ...figures.containment(rollup) })),
    }),
    handoffs: async ({ all, series }: Sums) => ({
      ...figures.handoffs(all),
      series: series.map(({ at, rollup }) => ({ at, count: figures.handoffs(rollup).total })),
    }),
    replies: async ({ all, series }: Sums) => ({
      ...figures.replies(all),
      targetMs: parts.firstReplySeconds() * 1000,
      error: spreadError,
      series: series.map(({ at, rollup }) => ({ at, ...figures.replies(rollup) })),
    }),
    emotion: async ({ all }: Sums) => ({
      ...figures.emotion(all),
      locales: byLocale(all, (locale, rollup) => ({ locale, ...figures.emotion(rollup) })).filter(
        (row) => row.count > 0,
      ),
    }),
    drafts: async ({ all }: Sums) => ({
      ...figures.drafts(all),
      locales: byLocale(all, (locale, rollup) => ({ locale, ...figures.drafts(rollup) })).filter(
        ({ sent, edited, discarded }) => sent + edited + discarded > 0,
      ),
    }),
    csat: async ({ all }: Sums) => ({
      arrivesOn: [...channelKinds],
      rows: (['bot', 'advisor'] as const)
        .flatMap((owner) => channelKinds.map((channel) => ({ owner, channel, ...csatOf(all, owner, channel) })))
        .filter(({ asked, answered }) => asked + answered > 0),
    }),
    unanswered: ({ all }: Sums) => questionsOf(all, parts),
    revenue: ({ all }: Sums) => influenced(all, parts),
    verdicts: async ({ all }: Sums) => ({
      ...figures.verdicts(all),
      locales: byLocale(all, (name, rollup) => ({ name, ...figures.verdicts(rollup) })).filter(
        ({ right, early, late, wrong, missed, kept, delay }) =>
          right + early + late + wrong + missed + kept > 0 || delay !== null,
      ),
      signals: figures.verdictsBySignal(all),
    }),
  };
}

function withoutTotal({ bot, queue, advisor }: ReturnType<typeof figures.volume>) {
  return { bot, queue, advisor };
}

const csatOf = (rollup: Rollup, owner: 'bot' | 'advisor', channel: ChannelKind) =>
  figures.csat(filtered(rollup, { channel }), owner);

function byLocale<Row>(rollup: Rollup, row: (locale: string, rollup: Rollup) => Row): Row[] {
  const locales = [...new Set(rollup.segments.map(({ locale }) => locale))].sort();
  return locales.map((locale) => row(locale, filtered(rollup, { locale })));
}
