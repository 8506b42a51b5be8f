import { expect, test } from '@jest/globals';
import { acknowledged, nextToSend, type Outgoing, retryMs, without } from '../../widget/core/outbox.ts';

const said = (id: string): Outgoing => ({ kind: 'said', id, text: id, at: 0, state: 'waiting' });

test('entries go in order, and one that is durable steps aside for the next', () => {
  const outbox = [said('a'), said('b')];
  expect(nextToSend(outbox)?.id).toBe('a');
  expect(nextToSend(acknowledged(outbox, 'a'))?.id).toBe('b');
});

test('a durable entry stays on screen until the transcript brings it back', () => {
  const outbox = acknowledged([said('a')], 'a');
  expect(outbox).toHaveLength(1);
  expect(without(outbox, new Set(['a']))).toEqual([]);
});

test('retries begin at half a second, grow, and never pass ten seconds', () => {
  const slowest = [0, 1, 2, 3, 4, 5, 6, 40].map((attempt) => retryMs(attempt, 1));
  expect(slowest).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  for (let attempt = 0; attempt < 8; attempt++) expect(retryMs(attempt, 0)).toBe(500);
});
