import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { encodeModel } from '../../src/understanding/model-file.ts';
import { trainIntents } from '../../src/understanding/training-plans.ts';
import { local, read, told } from './support.ts';

const odd = [
  '',
  ' ',
  '\n\t',
  '😀',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\ud800',
  'a\u0000b',
  '\u202eecart',
  'Z̸̢̛͓a̷l̵g̶o̴',
  '﷽﷽﷽',
  'ＷＨＥＲＥ ＩＳ ＭＹ ＯＲＤＥＲ',
  '<script>alert(1)</script>',
  'const x = { a: [1, 2, 3] }; // ???',
  'مرحبا where is طلبي MM-20418 svp',
  '((((((((((((((((((((((((((((((',
  '1'.repeat(500),
  `${'a'.repeat(3_999)}!`,
];

test.each(odd)('%j is read without a fuss', (text) => {
  for (const locale of ['en', 'fr-CA', 'ar', 'ja', 'xx']) {
    const understanding = local.read(text, { locale });
    expect(understanding.intents.length).toBeGreaterThan(0);
    expect(understanding.emotion.frustration).toBeGreaterThanOrEqual(0);
    for (const { text: quoted, start, end } of understanding.entities) expect(text.slice(start, end)).toBe(quoted);
  }
});

test('full-width letters are letters', () => {
  expect(read('ＷＨＥＲＥ ＩＳ ＭＹ ＯＲＤＥＲ', 'en').intents[0]?.intent).toBe('order-status');
});

test.each([
  [
    'letters of another script that look Latin',
    'is the blаck lеathеr tote there',
    'color=black material=leather category=bags',
  ],
  [
    'a mark of no width within a word',
    'a bl\u200back lea\u200dther to\u00adte',
    'color=black material=leather category=bags',
  ],
  ['accents heaped on letters', 'a b̷l̴a̸c̶k̵ tote', 'color=black category=bags'],
  ['capitals', 'BLACK LEATHER TOTE UNDER €500', 'color=black material=leather category=bags money=50000<EUR'],
  ['a link and code', 'https://x.test/?size=38&may=12 const may = 12;', ''],
  ['three languages', 'bonjour, MM-20418 طلبي, where is it', 'order-number=MM-20418'],
  ['emoji only', '👜🖤💌', ''],
] as const)('%s', (_, text, expected) => {
  expect(told(read(text, 'en'))).toBe(expected);
});

test('the same message is read the same way twice', () => {
  const text = 'A burgundy bag for my wife by next friday, under €2,000!! This is the third time I ask';
  expect(read(text, 'en')).toEqual(read(text, 'en'));
});

test('the weights in the repository are what its sentences train, byte for byte', () => {
  const kept = readFileSync(new URL('../../src/understanding/weights/intents-de.bin.zst', import.meta.url));
  // Compared unpacked: another zlib may pack the same weights differently.
  expect(Buffer.compare(zstdDecompressSync(kept), encodeModel(trainIntents('de')))).toBe(0);
});
