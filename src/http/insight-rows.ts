/** Each figure as the rows of a file: the same numbers that its plot shows. */
import type { Insight, InsightName } from '../protocol/insights.ts';
import type { Row } from './csv.ts';

type Rows = { readonly [Name in InsightName]: (figure: Insight[Name]) => readonly Row[] };

const rowsOf: Rows = {
  volume: ({ series }) => series.map(({ at, bot, queue, advisor }) => ({ at, bot, queue, advisor })),
  containment: ({ series }) => series.map(({ at, ...row }) => ({ at, ...row })),
  handoffs: ({ reasons, taken, ends, total }) => [
    { kind: 'total', name: 'handoffs', count: total },
    ...reasons.map(({ signal, count }) => ({ kind: 'reason', name: signal, count })),
    { kind: 'reason', name: 'taken-over', count: taken },
    ...ends.map(({ ending, count }) => ({ kind: 'ending', name: ending, count })),
  ],
  replies: ({ series }) =>
    series.flatMap(({ at, ...clocks }) =>
      Object.entries(clocks).map(([clock, { count, p50, p90 }]) => ({ at, clock, count, p50Ms: p50, p90Ms: p90 })),
    ),
  emotion: ({ count, before, after, locales }) => [
    { locale: 'all', count, before, after },
    ...locales.map((row) => ({ locale: row.locale, count: row.count, before: row.before, after: row.after })),
  ],
  drafts: ({ sent, edited, discarded, changed, locales }) => [
    { locale: 'all', sent, edited, discarded, changed },
    ...locales.map((row) => ({
      ...{ locale: row.locale, sent: row.sent, edited: row.edited },
      ...{ discarded: row.discarded, changed: row.changed },
    })),
  ],
  csat: ({ rows }) =>
    rows.map(({ scores, ...row }) => ({
      ...row,
      ...Object.fromEntries(scores.map((count, index) => [`score${index + 1}`, count])),
    })),
  unanswered: ({ questions }) => questions.map(({ text, locale, count }) => ({ text, locale, count })),
  revenue: ({ rows, windowDays }) => rows.map((row) => ({ windowDays, ...row })),
  verdicts: ({ locales, signals, ...all }) => {
    const { right, early, late, wrong, missed, kept, precision, recall, delay } = all;
    const total = { right, early, late, wrong, missed, kept, precision, recall, delay };
    return [
      { kind: 'all', name: 'all', ...total },
      ...locales.map(({ name, ...row }) => ({ kind: 'locale', name, ...row })),
      ...signals.map(({ name, ...row }) => ({ kind: 'signal', name, ...row })),
    ];
  },
};

export function insightRows<Name extends InsightName>(name: Name, figure: Insight[Name]): readonly Row[] {
  return rowsOf[name](figure);
}
