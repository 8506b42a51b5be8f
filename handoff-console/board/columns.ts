/** Puts the board's rows into columns, each in the order in which somebody should look. Pure. */
import type { BoardColumn, BoardRow } from '../../src/protocol/desk/board.ts';

export const columns = ['at-risk', 'waiting', 'with-advisor', 'wrap-up'] as const satisfies readonly BoardColumn[];

export type Columns = Readonly<Record<BoardColumn, readonly BoardRow[]>>;

export function columnsOf(rows: readonly BoardRow[]): Columns {
  const of = (column: BoardColumn) => rows.filter((row) => row.column === column);
  return {
    'at-risk': of('at-risk').sort((a, b) => b.score - a.score || compare(a.since, b.since)),
    waiting: of('waiting').sort((a, b) => compare(a.since, b.since)),
    'with-advisor': of('with-advisor').sort(byNeed),
    'wrap-up': of('wrap-up').sort((a, b) => compare(b.since, a.since)),
  };
}

/** Raised hands, then whoever has to be answered first, then those who need nothing now. */
function byNeed(a: BoardRow, b: BoardRow): number {
  const hands = Number(b.hand !== undefined) - Number(a.hand !== undefined);
  return hands || compare(due(a), due(b)) || compare(a.since, b.since);
}

const never = '9';
const due = ({ timers }: BoardRow) => timers?.find(({ kind }) => kind !== 'total')?.due ?? never;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What asks for a supervisor: raised hands, and alarms of waits that still go on. The oldest first. */
export function alertsOf(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter((row) => row.hand !== undefined || hasAlarm(row)).sort((a, b) => compare(sinceOf(a), sinceOf(b)));
}

export function hasAlarm({ alarm, timers = [] }: BoardRow): boolean {
  return alarm !== undefined && timers.some(({ kind, since }) => kind === alarm.kind && since === alarm.since);
}

const sinceOf = ({ hand, alarm }: BoardRow) => hand?.at ?? alarm?.since ?? '';

/** The conversation that an arrow leads to, in lists that stand side by side; undefined: there is none. */
export function nextCard(lists: readonly (readonly BoardRow[])[], here: string, arrow: string): string | undefined {
  const full = lists.filter((list) => list.length > 0);
  const x = full.findIndex((list) => list.some(({ conversationId }) => conversationId === here));
  const y = full[x]?.findIndex(({ conversationId }) => conversationId === here) ?? -1;
  if (arrow === 'down' || arrow === 'up') return full[x]?.[y + (arrow === 'down' ? 1 : -1)]?.conversationId;
  const list = full[x + (arrow === 'next' ? 1 : -1)];
  return list?.[Math.min(y, list.length - 1)]?.conversationId;
}
