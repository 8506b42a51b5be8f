import { expect, test } from '@jest/globals';
import { editDistance, wordDiff } from '../../src/domain/word-diff.ts';

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

test('changed words are told in their place', () => {
  expect(shown('It ships on Monday.', 'It ships on Tuesday.')).toBe('It ships on [-Monday.][+Tuesday.]');
  expect(shown('One bag.', 'One red bag.')).toBe('One [+red ]bag.');
  expect(shown('在庫があります', '在庫はあります')).toBe('在庫[-が][+は]あります');
});

test.each([
  ['', ''],
  ['a b c', ''],
  ['', 'a b'],
  ['the bag is here', 'the red bag was there, is it'],
  ['a\n\nb  c', 'a b c\n'],
])('the pieces of %j and %j are both texts', (before, after) => {
  const pieces = wordDiff(before, after);
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});

test('the distance counts words, not spaces', () => {
  expect(editDistance('It ships on Monday.', 'It ships on Monday.')).toBe(0);
  expect(editDistance('It ships on Monday.', 'It ships on Tuesday.')).toBe(2);
  expect(editDistance('One bag.', 'One red bag.')).toBe(1);
});
