import { expect, test } from '@jest/globals';
import { piecesOf } from '../../handoff-console/thread/marked-text.tsx';

const marked = (text: string, words: readonly string[]) =>
  piecesOf(text, words)
    .map(({ piece, marked: on }) => (on ? `[${piece}]` : piece))
    .join('');

test.each([
  ['I do not want it', ['do not', 'want'], 'I [do not] [want] it'],
  ['no, no and no', ['no'], '[no], [no] and [no]'],
  ['never again', ['never again', 'again'], '[never again]'],
  ['never again', ['never ag', 'again'], '[never ag]ain'],
  ['calm', [], 'calm'],
  ['calm', ['', 'angry'], 'calm'],
  ['', ['x'], ''],
  ['غير مقبول أبدا', ['مقبول'], 'غير [مقبول] أبدا'],
  ['😡😡 now', ['😡😡'], '[😡😡] now'],
  ['a.*b', ['.*'], 'a[.*]b'],
])('%j with %j', (text, words, expected) => {
  expect(marked(text, words)).toBe(expected);
  expect(
    piecesOf(text, words)
      .map(({ piece }) => piece)
      .join(''),
  ).toBe(text);
});
