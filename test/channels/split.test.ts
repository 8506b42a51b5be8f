/** Long text in pieces, titles cut: on what a reader sees as characters, the same way each time. */
import { describe, expect, test } from '@jest/globals';
import { codePoints, cut, split } from '../../src/channels/split.ts';
import { seeded } from '../support/random.ts';

const family = '👩‍👩‍👧‍👦';
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const boundaries = (text: string) => new Set([...graphemes.segment(text)].map(({ index }) => index));

describe('split', () => {
  test('at paragraphs, then sentences, then words, then characters', () => {
    expect(split('One two.\n\nThree four. Five', 20)).toEqual(['One two.\n\n', 'Three four. Five']);
    expect(split('One is. Two is! Three is', 18)).toEqual(['One is. Two is! ', 'Three is']);
    expect(split('one two three four', 10)).toEqual(['one two ', 'three four']);
    expect(split('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  test('a number with a point is no end; Chinese, Arabic and quotes are', () => {
    expect(split('It costs 3.141592 euros', 16)).toEqual(['It costs ', '3.141592 euros']);
    expect(split('今日は晴れです。明日は雨です。', 9)).toEqual(['今日は晴れです。', '明日は雨です。']);
    expect(split('أين الطلب؟ إنه هنا الآن', 14)).toEqual(['أين الطلب؟ ', 'إنه هنا الآن']);
    expect(split('« Oui. » Elle part', 12)).toEqual(['« Oui. » ', 'Elle part']);
  });

  test('never inside a character, unless it alone is too long', () => {
    expect(split(`ab${family}cd`, 8)).toEqual(['ab', `${family}c`, 'd']);
    expect(split(`a${'\u0301'.repeat(9)}`, 4).map(codePoints)).toEqual([4, 4, 2]);
    expect(split('ab\r\ncd', 3)).toEqual(['ab', '\r\n', 'cd']);
  });

  test('nothing, and exactly the limit, are one piece', () => {
    expect(split('', 5)).toEqual(['']);
    expect(split('🙂🙂🙂', 3)).toEqual(['🙂🙂🙂']);
  });

  test('any text: within the limit, between characters, every character kept', () => {
    const alphabet = [
      'a',
      'é',
      'e\u0301',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\r\n',
      '. ',
      '! ',
      '。',
      '؟ ',
      'كلمة',
      '字',
      '🙂',
      family,
      '"',
      'word',
    ];
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seeded(seed);
      const text = Array.from({ length: random.below(400) }, () => random.pick(alphabet)).join('');
      const limit = 12 + random.below(60);
      const pieces = split(text, limit);
      const at = boundaries(text);
      let from = 0;
      for (const piece of pieces) {
        if (codePoints(piece) > limit || (from > 0 && !at.has(from))) throw new Error(`seed ${seed}: "${piece}"`);
        from += piece.length;
      }
      expect(pieces.join('')).toBe(text);
      expect(split(text, limit)).toEqual(pieces);
    }
  });
});

describe('cut', () => {
  test('leaves what fits, and says where something is missing', () => {
    expect(cut('Seine tote', 10)).toBe('Seine tote');
    expect(cut('Seine tote, cognac', 10)).toBe('Seine tot…');
    expect(cut('Seine mini, cognac', 7)).toBe('Seine…');
    expect(cut('  two\n lines ', 20)).toBe('two lines');
    expect(cut('', 5)).toBe('');
  });

  test('never inside a character', () => {
    expect(cut(`abc${family}de`, 9)).toBe('abc…');
    expect(cut(`abc${family}d`, 11)).toBe(`abc${family}d`);
    expect(codePoints(cut(`a${'\u0301'.repeat(30)}`, 5))).toBe(5);
  });
});
