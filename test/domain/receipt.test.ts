/** Reports of a provider come late, twice, backwards and before the answer to the send; what is shown moves forward only. */
import { expect, test } from '@jest/globals';
import { noReceipts, type Receipts, report, settle } from '../../src/domain/receipt.ts';

const at = (seconds: number) => new Date(1_795_000_000_000 + seconds * 1_000);
const sent = (before: Receipts, seq: number, providerId: string, second = seq) =>
  settle(before, { seq, state: 'accepted', providerId }, at(second));
const told = (before: Receipts, state: 'sent' | 'delivered' | 'read' | 'failed', ...providerIds: string[]) =>
  report(before, { state, providerIds }, at(100));
const states = ({ marks }: Receipts) => marks.map(({ seq, state }) => `${seq} ${state}`);

test('backwards, a state only moves forward', () => {
  let receipts = sent(noReceipts, 3, 'w3');
  for (const state of ['read', 'delivered', 'sent'] as const) receipts = told(receipts, state, 'w3');
  expect(states(receipts)).toEqual(['3 read']);
});

test('a failure is the end, unless somebody has seen it after all', () => {
  const failed = report(
    sent(noReceipts, 3, 'w3'),
    { state: 'failed', seq: 3, providerIds: ['w3'], reason: 'media:1' },
    at(9),
  );
  expect(failed.marks).toMatchObject([{ state: 'failed', reason: 'media:1' }]);
  expect(states(told(failed, 'sent', 'w3'))).toEqual(['3 failed']);
  const seen = told(failed, 'delivered', 'w3');
  expect(states(seen)).toEqual(['3 delivered']);
  expect(seen.marks[0]?.reason).toBeUndefined();
  expect(states(told(seen, 'failed', 'w3'))).toEqual(['3 delivered']);
});

test('what nobody could confirm is settled by late evidence', () => {
  const doubted = settle(noReceipts, { seq: 4, state: 'unconfirmed', reason: 'no-evidence' }, at(1));
  const settled = report(doubted, { state: 'sent', seq: 4, providerIds: ['w4'] }, at(2));
  expect(settled.marks).toMatchObject([{ seq: 4, state: 'sent', providerIds: ['w4'] }]);
});

test('a report that overtakes the answer to the send waits for it', () => {
  const early = told(told(noReceipts, 'delivered', 'w5'), 'read', 'w9');
  expect(states(early)).toEqual([]);
  const receipts = sent(early, 5, 'w5');
  expect(states(receipts)).toEqual(['5 delivered']);
  expect(receipts.early).toMatchObject([{ state: 'read', providerIds: ['w9'] }]);
});

test('a time without names is for all that went out before it, and for nothing that did not', () => {
  let receipts = sent(sent(noReceipts, 1, 'm1', 10), 2, 'm2', 60);
  receipts = settle(receipts, { seq: 3, state: 'failed', reason: 'token:190' }, at(11));
  receipts = report(receipts, { state: 'read', providerIds: [], untilAt: at(12) }, at(13));
  expect(states(receipts)).toEqual(['1 read', '2 sent', '3 failed']);
});

test('a repeat is flagged for good, and the list is bounded', () => {
  const twice = settle(noReceipts, { seq: 1, state: 'accepted', providerId: 'w', possibleDuplicate: true }, at(1));
  expect(told(twice, 'read', 'w').marks).toMatchObject([{ state: 'read', possibleDuplicate: true }]);
  let receipts: Receipts = noReceipts;
  for (let seq = 1; seq <= 500; seq += 1) receipts = told(sent(receipts, seq, `w${seq}`), 'read', `stranger${seq}`);
  expect(receipts.marks.length).toBeLessThanOrEqual(60);
  expect(receipts.early.length).toBeLessThanOrEqual(20);
});
