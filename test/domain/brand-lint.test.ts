import { expect, test } from '@jest/globals';
import { lintVoice, type VoiceLimits } from '../../src/domain/brand-lint.ts';

const limits = (changes: Partial<VoiceLimits> = {}): VoiceLimits => ({
  bannedWords: ['cheap', 'no problem', 'deal'],
  instead: { deal: 'offer' },
  address: 'you',
  longest: 40,
  ...changes,
});
const found = (text: string, locale = 'en', changes: Partial<VoiceLimits> = {}) =>
  lintVoice(text, limits(changes), locale).map(({ rule, words, blocking, fix }) => [rule, words, blocking, fix]);

test('a banned word blocks, in any case, and only as a whole word', () => {
  expect(found('A Deal, and cheaper: no  problem.')).toEqual([
    ['banned-word', 'Deal', true, 'Offer'],
    ['banned-word', 'no  problem', true, undefined],
  ]);
  expect(found('Un deal', 'fr')).toEqual([['banned-word', 'deal', true, 'offer']]);
});

test('shouting, exclamation marks and emoji are warnings with a plain way out', () => {
  expect(found('It is HERE NOW! 🎉')).toEqual([
    ['capitals', 'HERE NOW', false, 'Here now'],
    ['exclamation', '!', false, '.'],
    ['emoji', '🎉', false, ''],
  ]);
  expect(found('Your order MM-20418 in EUR, size XL.')).toEqual([]);
});

test.each([
  ['fr', 'vous', 'Je te rappelle, tu verras.', ['te', 'tu']],
  ['fr', 'vous', 'Votre tutu est prêt, toute la maison vous attend.', []],
  ['fr', 'tu', 'Tu verras.', []],
  ['de', 'Sie', 'Deine Tasche wartet auf dich.', ['Deine', 'dich']],
  ['it', 'Lei', 'La tua borsa è pronta.', ['tua']],
  ['es', 'usted', 'Te espero en la boutique.', ['Te']],
  ['zh', '您', '你好，您的包到了。', ['你']],
])('%s with %s: the wrong form of address in "%s"', (locale, address, text, words) => {
  const familiar = lintVoice(text, limits({ address }), locale).filter(({ rule }) => rule === 'too-familiar');
  expect(familiar.map((finding) => finding.words)).toEqual(words);
});

test('a reply that is too long says so once', () => {
  expect(found('word '.repeat(41))).toEqual([['too-long', '', false, undefined]]);
  expect(found('word '.repeat(40))).toEqual([]);
});
