/** What of the board is shown, and the orders of its table. */
import { expect, test } from '@jest/globals';
import { choicesOf, chosen, nextSort, sorted } from '../../handoff-console/board/choose.ts';
import { columnsOf } from '../../handoff-console/board/columns.ts';
import type { BoardRow } from '../../src/protocol/desk/board.ts';

const row = (name: string, more: Partial<BoardRow> = {}): BoardRow => ({
  conversationId: name,
  column: 'waiting',
  since: '2026-11-22T10:00:00.000Z',
  name,
  channel: 'web',
  locale: 'en-GB',
  snippet: '',
  mood: [],
  reasons: [],
  score: 0,
  unread: 0,
  ...more,
});
const reason = (signal: string) => ({ signal, weight: 1, value: 1, limit: 0, evidence: '' });
const names = { who: ({ name = '' }: BoardRow) => name, compare: (a: string, b: string) => a.localeCompare(b, 'fr') };
const idsOf = (rows: readonly BoardRow[]) => rows.map(({ conversationId }) => conversationId);

const rows = [
  row('Zoé', { column: 'with-advisor', heldBy: { advisorId: 'ines', name: 'Ines' }, mood: [0.4, -0.6] }),
  row('Éric', { channel: 'whatsapp', reasons: [reason('tier'), reason('late-reply')], mood: [0.2] }),
  row('Anna', { column: 'at-risk', locale: 'fr-CA' }),
];

test('without an order of its own the table stands as the house has it: at risk, waiting, with an advisor', () => {
  expect(idsOf(sorted(columnsOf(rows), undefined, names))).toEqual(['Anna', 'Éric', 'Zoé']);
});

test('names are in the order of the language; what has no value stands last, up or down', () => {
  const by = (sort: Parameters<typeof sorted>[1]) => idsOf(sorted(columnsOf(rows), sort, names));
  expect(by({ by: 'who', down: true })).toEqual(['Zoé', 'Éric', 'Anna']);
  expect(by({ by: 'mood', down: false })).toEqual(['Zoé', 'Éric', 'Anna']);
  expect(by({ by: 'mood', down: true })).toEqual(['Éric', 'Zoé', 'Anna']);
  expect(by({ by: 'advisor', down: true })[0]).toBe('Zoé');
});

test('every filter counts, and a row with two reasons answers to both', () => {
  expect(chosen(rows, {})).toBe(rows);
  expect(idsOf(chosen(rows, { reason: 'late-reply' }))).toEqual(['Éric']);
  expect(idsOf(chosen(rows, { reason: 'tier', channel: 'whatsapp' }))).toEqual(['Éric']);
  expect(chosen(rows, { reason: 'tier', channel: 'web' })).toEqual([]);
  expect(idsOf(chosen(rows, { language: 'fr' }))).toEqual(['Anna']);
});

test('what is chosen stays among the choices even when nothing on the board is of it any more', () => {
  expect(choicesOf(rows, 'advisor', {})).toEqual(['ines']);
  expect(choicesOf(rows, 'advisor', { advisor: 'leo' })).toEqual(['leo', 'ines']);
});

test('a heading sorts up, down, and the third time as the house has it', () => {
  const up = nextSort(undefined, 'due');
  expect(up).toEqual({ by: 'due', down: false });
  expect(nextSort(up, 'mood')).toEqual({ by: 'mood', down: false });
  expect(nextSort(nextSort(up, 'due'), 'due')).toBeUndefined();
});
