/** The first reply: the Concierge's, the wait for a person, and the person's own, kept apart. */
import { Bars } from '../plots/bars.tsx';
import type { Tone } from '../plots/legend.tsx';
import { Lines } from '../plots/lines.tsx';
import { beside, type View, type ViewOf } from './view.ts';

const clocks = ['bot', 'wait', 'human', 'first'] as const;
const tones: Readonly<Record<(typeof clocks)[number], Tone>> = {
  bot: 'machine',
  wait: 'wait',
  human: 'person',
  first: 'plain',
};

export const repliesView: ViewOf<'replies'> = ({ now, before }, words): View => {
  const { t, duration, moment, share } = words;
  const target = duration(now.targetMs);
  const key = now.first.p50 !== null && now.first.p50 <= now.targetMs ? 'within' : 'beyond';
  const person = now.first.count > 0;
  const finding = person
    ? t(`insights.replies.${key}`, { p50: duration(now.first.p50), p90: duration(now.first.p90), target })
    : now.bot.count > 0
      ? t('insights.replies.bot-only', { p50: duration(now.bot.p50) })
      : undefined;
  return {
    finding: finding && beside(finding, before && duration(before.first.p50), words),
    note: t('insights.replies.note', { error: share(now.error) }),
    table: {
      columns: [t('insights.replies.clock'), t('insights.replies.counted'), 'p50', 'p90'],
      rows: clocks.map((clock) => [
        t(`insights.replies.${clock}`),
        now[clock].count,
        duration(now[clock].p50),
        duration(now[clock].p90),
      ]),
    },
    plot: (
      <>
        {person && (
          <Lines
            title={finding ?? ''}
            lines={[
              { name: t('insights.replies.first-p50'), tone: 'person', values: now.series.map((one) => one.first.p50) },
              { name: t('insights.replies.first-p90'), tone: 'wait', values: now.series.map((one) => one.first.p90) },
            ]}
            times={now.series.map((one) => moment(one.at))}
            write={duration}
            unit={60_000}
            target={{ value: now.targetMs, name: t('insights.replies.target', { target }) }}
          />
        )}
        <Bars
          title={t('insights.replies.parts')}
          bars={clocks
            .filter((clock) => now[clock].p50 !== null)
            .map((clock) => ({
              name: t(`insights.replies.${clock}`),
              value: now[clock].p50 ?? 0,
              shown: duration(now[clock].p50),
              tone: tones[clock],
              before: before?.[clock].p50 ?? undefined,
              words: `${t(`insights.replies.${clock}`)}: p50 ${duration(now[clock].p50)}, p90 ${duration(now[clock].p90)}`,
            }))}
        />
      </>
    ),
  };
};
