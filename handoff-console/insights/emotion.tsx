/** The mood before the handoff and with the advisor, in all and by language. */
import { Slope } from '../plots/slope.tsx';
import { beside, type View, type ViewOf } from './view.ts';

/** More lines than this cannot be told apart. */
const mostLines = 6;

export const emotionView: ViewOf<'emotion'> = ({ now, before }, words): View => {
  const { t, signed, format, count } = words;
  const change = (now.after ?? 0) - (now.before ?? 0);
  const key = change >= 0.005 ? 'better' : change <= -0.005 ? 'worse' : 'same';
  const finding =
    now.count === 0
      ? undefined
      : beside(
          t(`insights.emotion.${key}`, { before: signed(now.before), after: signed(now.after) }),
          before && before.count > 0 ? signed((before.after ?? 0) - (before.before ?? 0)) : undefined,
          words,
        );
  const lines = [...now.locales].sort((a, b) => b.count - a.count).slice(0, mostLines);
  return {
    finding,
    note: t('insights.emotion.note', { value: count(now.count) }),
    table: {
      columns: [
        t('insights.language'),
        t('insights.handoffs.count'),
        t('insights.emotion.start'),
        t('insights.emotion.end'),
      ],
      rows: now.locales.map((one) => [format.language(one.locale), one.count, signed(one.before), signed(one.after)]),
    },
    plot: (
      <Slope
        title={finding ?? ''}
        ends={[t('insights.emotion.start'), t('insights.emotion.end')]}
        rows={lines.map((one) => ({
          name: format.language(one.locale),
          before: one.before ?? 0,
          after: one.after ?? 0,
          words: `${format.language(one.locale)}: ${t('insights.emotion.change', { before: signed(one.before), after: signed(one.after) })}`,
        }))}
        write={signed}
      />
    ),
  };
};
