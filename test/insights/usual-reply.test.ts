import { expect, test } from '@jest/globals';
import type { Fact } from '../../src/domain/fact.ts';
import { rollUp } from '../../src/insights/rollup.ts';
import { usualReplySeconds } from '../../src/insights/usual-reply.ts';

const reply = (store: string, seconds: number, label = 'human'): Fact => ({
  ...{ hour: '2026-11-22T10', measure: 'reply', label, count: 1, value: seconds * 1000 },
  ...{ channel: 'web', locale: 'en', store, reasons: [] },
});
const paris = [20, 40, 50, 70, 900].map((seconds) => reply('paris', seconds));

test('the median of a boutique, not thrown off by one long wait', () => {
  expect(usualReplySeconds(rollUp(paris), 'paris')).toBe(50);
});

test('a boutique with too few replies goes by the house, and a house with too few says nothing', () => {
  const lyon = [reply('lyon', 200), reply('lyon', 240)];
  expect(usualReplySeconds(rollUp([...paris, ...lyon]), 'lyon')).toBe(70);
  expect(usualReplySeconds(rollUp(lyon), 'lyon')).toBeUndefined();
});

test('how long somebody waited for a person, and what the bot took, are other figures', () => {
  const others = ['wait', 'first', 'bot'].flatMap((label) =>
    paris.map(({ value = 0 }) => reply('paris', value, label)),
  );
  expect(usualReplySeconds(rollUp(others), 'paris')).toBeUndefined();
});
