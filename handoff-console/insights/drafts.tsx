/** What became of proposed replies. */
import { Bars } from '../plots/bars.tsx';
import { beside, type View, type ViewOf } from './view.ts';

const fates = ['sent', 'edited', 'discarded'] as const;
const tones = { sent: 'machine', edited: 'person', discarded: 'wait' } as const;

export const draftsView: ViewOf<'drafts'> = ({ now, before }, words): View => {
  const { t, share, count, format } = words;
  const total = now.sent + now.edited + now.discarded;
  const was = before === undefined ? 0 : before.sent + before.edited + before.discarded;
  const finding =
    total === 0
      ? undefined
      : beside(
          now.changed === null
            ? t('insights.drafts.finding-plain', { share: share(now.sent / total) })
            : t('insights.drafts.finding', { share: share(now.sent / total), changed: share(now.changed) }),
          before === undefined || was === 0 ? undefined : share(before.sent / was),
          words,
        );
  return {
    finding,
    note: t('insights.drafts.note'),
    table: {
      columns: [
        t('insights.language'),
        ...fates.map((fate) => t(`insights.drafts.${fate}`)),
        t('insights.drafts.changed'),
      ],
      rows: now.locales.map((one) => [
        format.language(one.locale),
        one.sent,
        one.edited,
        one.discarded,
        share(one.changed),
      ]),
    },
    plot: (
      <Bars
        title={finding ?? ''}
        bars={fates.map((fate) => ({
          name: t(`insights.drafts.${fate}`),
          value: now[fate],
          shown: count(now[fate]),
          tone: tones[fate],
          before: was === 0 ? undefined : before?.[fate],
          words: `${t(`insights.drafts.${fate}`)}: ${count(now[fate])}, ${share(total === 0 ? null : now[fate] / total)}`,
        }))}
      />
    ),
  };
};
