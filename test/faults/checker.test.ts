/** The checker must fail before its silence means anything: one planted history for each promise. */
import { expect, test } from '@jest/globals';
import { check, type History, type KeptLine, type SentLine } from '../support/checker.ts';

const sent: SentLine[] = [0, 1, 2].map((i) => ({ sender: 'ada', clientMessageId: `c${i}`, messageId: `m${i}` }));
const line = (seq: number, i: number): KeptLine => ({
  seq,
  id: `m${i}`,
  by: 'shopper',
  clientMessageId: `c${i}`,
  atMs: seq,
});
const reply = (seq: number, ...answers: string[]): KeptLine => ({ seq, id: `b${seq}`, by: 'bot', atMs: seq, answers });
const history = (...lines: KeptLine[]): History => ({ sent, kept: new Map([['ada', lines]]) });

const good = [line(1, 0), reply(2, 'm0'), line(3, 1), line(4, 2), reply(5, 'm1', 'm2')];

test('a good day has no violations, a burst may share an answer, and one turn may say two things', () => {
  expect(check(history(...good))).toEqual([]);
  const twoThings = { ...reply(6, 'm1', 'm2'), atMs: 5 };
  expect(check(history(...good, twoThings))).toEqual([]);
});

test('a line without an ack may be there or not', () => {
  const unacked = { sender: 'ada', clientMessageId: 'c3' };
  const without = history(...good);
  expect(check({ ...without, sent: [...sent, unacked] })).toEqual([]);
  const recovered = history(...good, line(6, 3), reply(7, 'm3'));
  expect(check({ ...recovered, sent: [...sent, unacked] })).toEqual([]);
});

test.each<[string, KeptLine[], string[]]>([
  ['lost', [line(1, 0), reply(2, 'm0'), line(3, 1), reply(4, 'm1')], ['ada: lost: c2']],
  ['duplicate', [...good, { ...line(6, 2), id: 'm2b' }, reply(7, 'm2b')], ['ada: twice: c2']],
  ['swap', [line(1, 0), line(2, 2), line(3, 1), reply(4, 'm0', 'm1', 'm2')], ['ada: order: c2']],
  ['gap', good.map((kept) => (kept.seq > 2 ? { ...kept, seq: kept.seq + 1 } : kept)), ['ada: gap at 3']],
  ['double answer', [...good, reply(6, 'm1', 'm2')], ['ada: answered 2 times: m1', 'ada: answered 2 times: m2']],
  ['no answer', good.slice(0, 4), ['ada: unanswered: m1', 'ada: unanswered: m2']],
  ['ghost', [...good, line(6, 9), reply(7, 'm9')], ['ada: ghost: m9']],
])('%s is noticed', (_what, lines, violations) => {
  expect(check(history(...lines))).toEqual(violations);
});
