/** How satisfied shoppers were, by who had the floor and on which channel. */
import { Bars } from '../plots/bars.tsx';
import { nothing } from './nothing.ts';
import type { View, ViewOf } from './view.ts';

export const csatView: ViewOf<'csat'> = ({ now, before }, words): View => {
  const { t, share, count, format } = words;
  const answered = now.rows.reduce((all, row) => all + row.answered, 0);
  const asked = now.rows.reduce((all, row) => all + row.asked, 0);
  const pleased = now.rows.reduce((all, row) => all + (row.scores[2] ?? 0) + (row.scores[3] ?? 0), 0);
  const finding =
    answered === 0
      ? asked === 0
        ? undefined
        : t('insights.csat.nobody', { value: count(asked) })
      : t('insights.csat.finding', {
          share: share(pleased / answered),
          rate: share(asked === 0 ? null : answered / asked),
        });
  const name = (row: (typeof now.rows)[number]) =>
    `${t(`insights.holder.${row.owner}`)}, ${t(`channel.${row.channel}`)}`;
  return {
    finding,
    note: t('insights.csat.note', { channels: format.list(now.arrivesOn.map((one) => t(`channel.${one}`))) }),
    table: {
      columns: [
        t('insights.csat.who'),
        t('insights.csat.asked'),
        t('insights.csat.answered'),
        t('insights.csat.satisfied'),
        t('insights.csat.mean'),
      ],
      rows: now.rows.map((row) => [
        name(row),
        row.asked,
        row.answered,
        share(row.satisfied),
        row.mean === null ? nothing : format.decimal(row.mean),
      ]),
    },
    plot: (
      <Bars
        title={finding ?? ''}
        most={1}
        bars={now.rows.map((row) => ({
          name: name(row),
          value: row.satisfied ?? 0,
          shown: share(row.satisfied),
          tone: row.owner === 'bot' ? 'machine' : 'person',
          before:
            before?.rows.find(({ owner, channel }) => owner === row.owner && channel === row.channel)?.satisfied ??
            undefined,
          words: `${name(row)}: ${share(row.satisfied)}, ${count(row.answered)} / ${count(row.asked)}`,
        }))}
      />
    ),
  };
};
