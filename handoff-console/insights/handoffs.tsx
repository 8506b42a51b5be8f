/** What called for a person, and how it ended. */
import { Bars } from '../plots/bars.tsx';
import { signalName } from './signal-name.ts';
import { beside, type View, type ViewOf } from './view.ts';

const endings = ['resolved', 'returned', 'shopper-cancelled', 'nobody-there', 'refused'] as const;

export const handoffsView: ViewOf<'handoffs'> = ({ now, before }, words): View => {
  const { t, count, share } = words;
  const [first] = now.reasons;
  const finding =
    now.total === 0
      ? undefined
      : beside(
          first === undefined
            ? t('insights.handoffs.taken-finding', { value: count(now.total) })
            : t('insights.handoffs.finding', {
                reason: signalName(first.signal, t),
                share: share(first.count / now.total),
              }),
          before && count(before.total),
          words,
        );
  const rows = [
    ...now.reasons.map((one) => ({
      name: signalName(one.signal, t),
      value: one.count,
      before: before?.reasons.find(({ signal }) => signal === one.signal)?.count,
    })),
    ...(now.taken > 0 ? [{ name: t('insights.handoffs.taken'), value: now.taken, before: before?.taken }] : []),
  ];
  const ends = now.ends.map(({ ending, count: times }) => {
    const known = endings.find((name) => name === ending);
    return [known === undefined ? ending : t(`insights.ending.${known}`), times] as const;
  });
  return {
    finding,
    note:
      ends.length === 0
        ? t('insights.handoffs.note-open', { value: count(now.total) })
        : t('insights.handoffs.note', {
            value: count(now.total),
            ends: words.format.list(ends.map(([name, times]) => `${name} ${count(times)}`)),
          }),
    table: {
      columns: [t('insights.reason'), t('insights.handoffs.count')],
      rows: [...rows.map(({ name, value }) => [name, value] as const), ...ends],
    },
    plot: (
      <Bars
        title={finding ?? ''}
        bars={rows.map((one) => ({
          ...one,
          tone: 'person',
          shown: count(one.value),
          words: `${one.name}: ${count(one.value)}`,
        }))}
      />
    ),
  };
};
