/** Orders that came soon after a conversation, of shoppers who agreed to a profile. */
import { Bars } from '../plots/bars.tsx';
import type { View, ViewOf } from './view.ts';

export const revenueView: ViewOf<'revenue'> = ({ now, before }, words): View => {
  const { t, count, format } = words;
  const [largest] = [...now.rows].sort((a, b) => b.amount - a.amount);
  const orders = now.rows.reduce((all, row) => all + row.orders, 0);
  const finding =
    now.conversations === 0
      ? undefined
      : largest === undefined
        ? t('insights.revenue.none', { days: now.windowDays })
        : t('insights.revenue.finding', {
            money: format.money({
              amount: now.rows
                .filter(({ currency }) => currency === largest.currency)
                .reduce((all, row) => all + row.amount, 0),
              currency: largest.currency,
            }),
            days: now.windowDays,
          });
  const name = (row: (typeof now.rows)[number]) => `${t(`insights.holder.${row.owner}`)}, ${row.currency}`;
  return {
    finding,
    note: t('insights.revenue.note', {
      days: now.windowDays,
      conversations: count(now.conversations),
      orders: count(orders),
    }),
    table: {
      columns: [t('insights.csat.who'), t('insights.revenue.orders'), t('insights.revenue.amount')],
      rows: now.rows.map((row) => [name(row), row.orders, format.money(row)]),
    },
    plot: (
      <Bars
        title={finding ?? ''}
        bars={now.rows.map((row) => ({
          name: name(row),
          value: row.amount,
          shown: format.money(row),
          tone: row.owner === 'bot' ? 'machine' : 'person',
          before: before?.rows.find((one) => name(one) === name(row))?.amount,
          words: `${name(row)}: ${format.money(row)}, ${count(row.orders)}`,
        }))}
      />
    ),
  };
};
