/** Which share of the cases the Concierge kept, day by day. */
import { Lines } from '../plots/lines.tsx';
import { beside, type View, type ViewOf } from './view.ts';

export const containmentView: ViewOf<'containment'> = ({ now, before }, words): View => {
  const { t, count, share, moment } = words;
  const finding =
    now.cases === 0
      ? undefined
      : beside(
          t('insights.containment.finding', {
            share: share(now.containment),
            handed: count(now.handed),
            cases: count(now.cases),
          }),
          before === undefined ? undefined : share(before.containment),
          words,
        );
  return {
    finding,
    note: t('insights.containment.note'),
    table: {
      columns: [
        t('insights.day'),
        t('insights.containment.cases'),
        t('insights.containment.handed'),
        t('insights.containment.kept'),
      ],
      rows: now.series.map((one) => [moment(one.at), one.cases, one.handed, share(one.containment)]),
    },
    plot: (
      <Lines
        title={finding ?? ''}
        most={1}
        lines={[
          { name: t('insights.containment.kept'), tone: 'machine', values: now.series.map((one) => one.containment) },
          {
            name: t('insights.containment.rate'),
            tone: 'person',
            values: now.series.map((one) => (one.cases === 0 ? null : one.handed / one.cases)),
          },
        ]}
        times={now.series.map((one) => moment(one.at))}
        write={share}
      />
    ),
  };
};
