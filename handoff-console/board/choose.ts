/** Which rows of the board are shown, and in which order a table has them. Pure. */
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { type Columns, columns } from './columns.ts';
import type { BoardLikes } from './likes.ts';

export type Only = BoardLikes['only'];
export type Sort = NonNullable<BoardLikes['sort']>;
export type Filter = keyof Only;

export const filters = [
  'state',
  'advisor',
  'reason',
  'tier',
  'channel',
  'language',
] as const satisfies readonly Filter[];

/** What a row says to a filter: none, one or two values. */
const valuesOf: Readonly<Record<Filter, (row: BoardRow) => readonly (string | undefined)[]>> = {
  state: (row) => [row.column],
  advisor: (row) => [row.heldBy?.advisorId],
  reason: (row) => row.reasons.map(({ signal }) => signal),
  tier: (row) => [row.tier],
  channel: (row) => [row.channel],
  language: (row) => [languageOf(row.locale)],
};

export function chosen(rows: readonly BoardRow[], only: Only): readonly BoardRow[] {
  const asked = filters.filter((filter) => only[filter] !== undefined);
  if (asked.length === 0) return rows;
  return rows.filter((row) => asked.every((filter) => valuesOf[filter](row).includes(only[filter])));
}

/** What can be chosen: whatever is on the board now, and what is chosen already. */
export function choicesOf(rows: readonly BoardRow[], filter: Filter, only: Only): readonly string[] {
  const found = new Set([only[filter], ...rows.flatMap((row) => valuesOf[filter](row))]);
  return [...found].filter((value) => value !== undefined);
}

type Names = { readonly who: (row: BoardRow) => string; readonly compare: (a: string, b: string) => number };

/** In the order of a column of the table; without one as the house has it, whoever needs somebody first. */
export function sorted(board: Columns, sort: Sort | undefined, names: Names): readonly BoardRow[] {
  const rows = columns.flatMap((column) => board[column]);
  if (sort === undefined) return rows;
  const value = (row: BoardRow) => sortValue(row, sort.by, names.who);
  const before = (a: BoardRow, b: BoardRow): number => {
    const [x, y] = [value(a), value(b)];
    // What has no value stands last either way.
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : names.compare(String(x), String(y));
    return sort.down ? -order : order;
  };
  return [...rows].sort(before);
}

function sortValue(row: BoardRow, by: Sort['by'], who: Names['who']): string | number | undefined {
  switch (by) {
    case 'who':
      return who(row);
    case 'state':
      return columns.indexOf(row.column);
    case 'since':
      return Date.parse(row.since);
    case 'due':
      return dueAt(row);
    case 'mood':
      return row.mood.at(-1);
    case 'advisor':
      return row.heldBy?.name;
    case 'channel':
      return row.channel;
    case 'language':
      return languageOf(row.locale);
    default:
      return by satisfies never;
  }
}

function dueAt({ timers }: BoardRow): number | undefined {
  const due = timers?.find(({ kind }) => kind !== 'total')?.due;
  return due === undefined ? undefined : Date.parse(due);
}

const languageOf = (locale: string) => locale.split('-')[0] ?? locale;

/** Up, down, and the third time as the house has it. */
export function nextSort(sort: Sort | undefined, by: Sort['by']): Sort | undefined {
  if (sort?.by !== by) return { by, down: false };
  return sort.down ? undefined : { by, down: true };
}
