/** Messages of shoppers by hour of the day, stacked by who held the floor. */
import { Columns } from '../plots/columns.tsx';
import { beside, type View, type ViewOf } from './view.ts';

export const volumeView: ViewOf<'volume'> = ({ now, before }, words): View => {
  const { t, count, share, hour } = words;
  const busiest = now.hours.reduce<(typeof now.hours)[number] | undefined>(
    (most, one) => (most === undefined || sum(one) > sum(most) ? one : most),
    undefined,
  );
  const finding =
    busiest === undefined
      ? undefined
      : beside(
          t('insights.volume.finding', { hour: hour(busiest.hour), share: share(now.bot / now.total) }),
          before === undefined || before.total === 0 ? undefined : count(before.total),
          words,
        );
  const names = [t('insights.holder.bot'), t('insights.holder.queue'), t('insights.holder.advisor')] as const;
  const all = Array.from(
    { length: 24 },
    (_none, at) => now.hours.find((one) => one.hour === at) ?? { ...empty, hour: at },
  );
  return {
    finding,
    note: t('insights.volume.note', { value: count(now.total) }),
    table: {
      columns: [t('insights.hour'), ...names],
      rows: all.map((one) => [hour(one.hour), one.bot, one.queue, one.advisor]),
    },
    plot: (
      <Columns
        title={finding ?? ''}
        parts={[
          { name: names[0], tone: 'machine' },
          { name: names[1], tone: 'wait' },
          { name: names[2], tone: 'person' },
        ]}
        columns={all.map((one) => ({
          name: hour(one.hour),
          values: [one.bot, one.queue, one.advisor],
          words: `${hour(one.hour)}: ${names[0]} ${one.bot}, ${names[1]} ${one.queue}, ${names[2]} ${one.advisor}`,
        }))}
        write={count}
      />
    ),
  };
};

const empty = { bot: 0, queue: 0, advisor: 0 };
const sum = ({ bot, queue, advisor }: typeof empty): number => bot + queue + advisor;
