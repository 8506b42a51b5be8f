/** Whether handoffs came when they should: as advisors and supervisors judged them. */
import { Dots } from '../plots/dots.tsx';
import { nothing } from './nothing.ts';
import { signalName } from './signal-name.ts';
import { beside, type View, type ViewOf } from './view.ts';

export const verdictsView: ViewOf<'verdicts'> = ({ now, before }, words): View => {
  const { t, share, format, count } = words;
  const judged = now.right + now.early + now.late + now.wrong + now.missed;
  const finding =
    judged === 0
      ? undefined
      : beside(
          t('insights.verdicts.finding', { precision: share(now.precision), recall: share(now.recall) }),
          before && `${share(before.precision)} / ${share(before.recall)}`,
          words,
        );
  const rows = [
    ...now.locales.map((one) => ({ ...one, name: format.language(one.name), blamed: 0 })),
    ...now.signals.map((one) => ({ ...one, name: signalName(one.name, t) })),
  ].filter((one) => one.precision !== null || one.recall !== null);
  return {
    finding,
    note: t('insights.verdicts.note', {
      judged: count(judged),
      missed: count(now.missed),
      kept: count(now.kept),
      delay: now.delay === null ? nothing : format.decimal(now.delay),
    }),
    table: {
      columns: [
        t('insights.verdicts.of'),
        t('why.verdict.right'),
        t('why.verdict.early'),
        t('why.verdict.late'),
        t('why.verdict.wrong'),
        t('insights.verdicts.missed'),
        t('insights.verdicts.precision'),
        t('insights.verdicts.recall'),
        t('insights.verdicts.delay'),
        t('insights.verdicts.blamed'),
      ],
      rows: rows.map((one) => [
        one.name,
        ...[one.right, one.early, one.late, one.wrong, one.missed],
        ...[share(one.precision), share(one.recall)],
        one.delay === null ? nothing : format.decimal(one.delay),
        one.blamed,
      ]),
    },
    plot: (
      <Dots
        title={finding ?? ''}
        names={[t('insights.verdicts.precision'), t('insights.verdicts.recall')]}
        rows={rows.map((one) => ({
          name: one.name,
          first: one.precision,
          second: one.recall,
          words: `${one.name}: ${t('insights.verdicts.precision')} ${share(one.precision)}, ${t('insights.verdicts.recall')} ${share(one.recall)}`,
        }))}
        write={share}
      />
    ),
  };
};
