import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { fitLogistic, logit, sigmoid } from '../../src/understanding/emotion-logistic.ts';
import { findValence, wordsOf } from '../../src/understanding/emotion-lexicon.ts';
import { readSigns, signNames } from '../../src/understanding/emotion-signs.ts';
import { emotionExamples, fitBlend, trainNgrams } from '../../src/understanding/emotion-training.ts';
import { emotionModelOf } from '../../src/understanding/emotion-weights.ts';
import { fold } from '../../src/understanding/fold.ts';
import { encodeModel } from '../../src/understanding/model-file.ts';
import { languages } from '../../src/understanding/sentences.ts';
import { read } from './support.ts';

function valenceOf(text: string, language: string): string[] {
  const folded = fold(text).text;
  return findValence(folded, wordsOf(folded), language).map(
    ({ strength, negated, start, end }) => `${negated ? 'not ' : ''}${strength}: ${folded.slice(start, end)}`,
  );
}

test.each([
  ['en', 'this is outrageous', 'furious: outrageous'],
  ['en', "I wouldn't recommend it", 'not pleased: recommend'],
  ['fr', 'le sac est à éviter', 'furious: a eviter'],
  ['fr', 'pas du tout satisfaite', 'upset: pas du tout satisfaite'],
  ['de', 'niemand antwortet', 'upset: niemand antwortet'],
  ['it', 'mai più', 'furious: mai piu'],
  ['es', 'nadie responde', 'upset: nadie responde'],
  ['ar', 'والخدمة سيئة', 'upset: سييه'],
  ['ja', '満足していません', 'not pleased: 満足'],
  ['zh', '太过分了', 'furious: 太过分'],
])('%s: "%s" holds %s', (language, text, expected) => {
  expect(valenceOf(text, language)).toContain(expected);
});

test('whoever is shown as frustrated is shown with words of their own', () => {
  for (const language of languages) {
    for (const { sentence } of judged(language)) {
      const { emotion } = read(sentence, language);
      if (emotion.frustration < 0.35) continue;
      expect(emotion.evidence.length).toBeGreaterThan(0);
      for (const words of emotion.evidence) expect(sentence).toContain(words);
    }
  }
});

function judged(language: (typeof languages)[number]) {
  return emotionExamples(language)
    .filter(({ judged: label }, at) => label !== undefined && at % 5 === 0)
    .map(({ ngrams }) => ({ sentence: ngrams.text }));
}

test('calm and pleased words are the evidence of a pleased message', () => {
  expect(read('the bag is gorgeous, thank you so much', 'en').emotion.evidence).toContain('gorgeous');
  expect(read('elle est magnifique, merci', 'fr').emotion.evidence).toContain('magnifique');
});

test('what things cost does not change how they are said', () => {
  const cheap = read('my 20 euro scarf is late, please look', 'en').emotion.frustration;
  const dear = read('my 90 euro scarf is late, please look', 'en').emotion.frustration;
  expect(dear).toBeCloseTo(cheap, 2);
});

test('handles, links and hash signs say nothing, the words of a hash tag do', () => {
  const plain = readSigns(fold('@shop worst service ever https://t.co/abc'), 'en');
  expect(plain.text).not.toMatch(/shop|t\.co/);
  expect(readSigns(fold('@shop #furious'), 'en').marks.map(({ name }) => name)).toContain('furious');
});

test('the blend is trained again to the same figures', () => {
  const examples = [
    { values: Float64Array.of(1, 0), target: 1, weight: 1 },
    { values: Float64Array.of(0, 1), target: 0, weight: 1 },
    { values: Float64Array.of(1, 1), target: 0.5, weight: 1 },
  ];
  const model = fitLogistic(examples, { pull: 0.1 });
  expect(fitLogistic(examples, { pull: 0.1 })).toEqual(model);
  expect(sigmoid(logit(model, [1, 0]))).toBeGreaterThan(0.7);
  expect(sigmoid(logit(model, [0, 1]))).toBeLessThan(0.3);
});

test('a language with few sentences stays near the common weights', () => {
  const many = Array.from({ length: 60 }, (_, at) => ({
    values: Float64Array.from(signNames.map((_name, place) => (place === at % signNames.length ? 1 : 0))),
    target: at % 2,
    weight: 1,
  }));
  const { common, languages: own } = fitBlend(new Map([['en', many]] as const));
  const apart = common.weights.map((weight, at) => Math.abs(weight - (own['en']?.weights[at] ?? 0)));
  expect(Math.max(...apart)).toBeLessThan(0.7);
});

test('every language has weights of its own', () => {
  for (const language of languages) expect(emotionModelOf(language).ngrams).toBeDefined();
  expect(emotionModelOf('sv').ngrams).toBeUndefined();
});

/** Steps, not milliseconds: places found grow with the text, no faster. */
test.each(['not very really so ', 'je ne suis pas ', 'NO! ', 'ない', '不', '😡 '])(
  '"%s" again and again stays linear',
  (base) => {
    const marks = (length: number) => readSigns(fold(base.repeat(length)), 'en').marks.length;
    expect(marks(400)).toBeLessThanOrEqual(2 * marks(200) + 8);
  },
);

test('training the n-grams of a language again gives the shipped bytes', () => {
  const file = new URL('../../src/understanding/weights/frustration-zh.bin.zst', import.meta.url);
  const shipped = zstdDecompressSync(readFileSync(file));
  expect(Buffer.from(encodeModel(trainNgrams(emotionExamples('zh')))).equals(shipped)).toBe(true);
});
