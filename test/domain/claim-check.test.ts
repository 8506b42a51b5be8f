import { expect, test } from '@jest/globals';
import { checkClaims, type Fact, unsourcedWords } from '../../src/domain/claim-check.ts';

const fact = (text: string, spoken = false): Fact => ({ source: { id: text.slice(0, 8), title: text }, text, spoken });
const facts = [
  fact('Seine tote: 2,480 EUR. In stock: 1 piece in Paris, 3 pieces in Lyon.'),
  fact('You may return a piece within 30 days. The legal guarantee of conformity is two years.'),
  fact('Delivery costs 12 EUR.'),
  { ...fact('It is expected on Tuesday 24 November.'), dated: true },
  fact('Open Monday to Friday.'),
  fact('My budget is 900 EUR, order MM-20418', true),
];
const claims = (text: string) =>
  checkClaims(text, facts).map(({ kind, text: words, source }) => [kind, words, source !== undefined]);

test.each([
  ['The Seine tote is 2 480 €.', [['price', '2 480', true]]],
  ['The Seine tote is 2,600 €.', [['price', '2,600', false]]],
  ['The post costs 12 %.', [['price', '12', false]]],
  ['It is 20 % off.', [['price', '20', false]]],
  ['It costs 900 EUR.', [['price', '900', false]]],
  ['About your order MM-20418, I have good news.', [['figure', '20418', true]]],
  ['There are 3 pieces in Lyon.', [['stock', '3', true]]],
  ['There are 5 pieces in Lyon.', [['stock', '5', false]]],
  ['It is sold out.', [['stock', 'sold out', false]]],
  ['You have 30 days.', [['date', '30', true]]],
  ['You have 45 days.', [['date', '45', false]]],
  ['It comes on Tuesday.', [['date', 'Tuesday', true]]],
  ['It comes on Friday.', [['date', 'Friday', false]]],
  [
    'The legal guarantee of conformity is two years.',
    [
      ['legal', 'legal', true],
      ['legal', 'guarantee', true],
      ['date', 'two', true],
    ],
  ],
  ['You get compensation.', [['legal', 'compensation', false]]],
  ["We'll send a courier.", [['promise', "We'll", false]]],
  ['I will look into it.', []],
  [
    'Nous vous remboursons demain.',
    [
      ['promise', 'Nous vous remboursons', false],
      ['date', 'demain', false],
    ],
  ],
  ['Write to care@evil.example.', [['address', 'care@evil.example', false]]],
  ['Thank you for your patience.', []],
])('"%s"', (text, expected) => {
  expect(claims(text).sort()).toEqual([...expected].sort());
});

test('a claim that is made twice is vouched for once, and its place is told', () => {
  const made = checkClaims('It is 99 €. Only 99 €.', facts);
  expect(made.map(({ start }) => start)).toEqual([6, 17]);
  expect(unsourcedWords(made)).toEqual(['99']);
});
