import { expect, test } from '@jest/globals';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { apply, emptyTimeline, place } from '../../widget/core/timeline.ts';

const message = (seq: number): WireMessage => ({
  seq,
  id: `m${seq}`,
  author: { kind: 'bot' },
  text: `line ${seq}`,
  at: '2026-01-01T00:00:00.000Z',
});
const upTo = (seq: number) =>
  apply(
    emptyTimeline,
    Array.from({ length: seq }, (_, i) => message(i + 1)),
  );

test.each([
  [5, 'next'],
  [6, 'gap'],
  [4, 'known'],
  [1, 'known'],
] as const)('having four, number %i is %s', (seq, where) => {
  expect(place(upTo(4), seq)).toBe(where);
});

test('a batch in any order, with repeats and a hole, is applied up to the hole', () => {
  const after = apply(upTo(2), [message(4), message(2), message(3), message(3), message(6)]);
  expect(after.messages.map((m) => m.seq)).toEqual([1, 2, 3, 4]);
  expect(after.have).toBe(4);
});

test('nothing new leaves the very same timeline, so that nothing is drawn again', () => {
  const timeline = upTo(3);
  expect(apply(timeline, [message(1), message(5)])).toBe(timeline);
});

test('whatever is lost, repeated or swapped on the way, a final sync gives the whole conversation', () => {
  let seed = 20418;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  for (let run = 0; run < 500; run++) {
    const all = Array.from({ length: 12 }, (_, i) => message(i + 1));
    const arriving = all
      .flatMap((m) => (random() < 0.3 ? [] : random() < 0.3 ? [m, m] : [m]))
      .sort(() => random() - 0.5);
    const pushed = arriving.reduce(
      (timeline, m) => (place(timeline, m.seq) === 'next' ? apply(timeline, [m]) : timeline),
      emptyTimeline,
    );
    const synced = apply(pushed, all.slice(pushed.have));
    expect(synced.messages).toEqual(all);
  }
});
