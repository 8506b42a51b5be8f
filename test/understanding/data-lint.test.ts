/** The sentences that teach the intent models are sound: no copies, no text under two labels, enough of each, in balance. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { intents } from '../../src/domain/understanding.ts';
import { intentExamples, languages, readSentences } from '../../src/understanding/sentences.ts';
import { joinTwins, lettersOf, twinsOf } from '../../src/understanding/twins.ts';

const fewest = { en: 60, fr: 60, ar: 50, de: 50, it: 50, es: 50, ja: 50, zh: 50 } as const;
/** Largest class to smallest. */
const imbalance = 3.5;

const Sentence = z.strictObject({
  text: z.string().trim().min(1),
  intents: z.array(z.enum(intents)).refine((meant) => new Set(meant).size === meant.length, 'an intent twice'),
  emotion: z.number().min(0).max(1).optional(),
  source: z.string(),
  group: z.int().positive(),
});

test.each(languages)('%s: every line has the known fields and no others', (language) => {
  const folder = new URL(`../../src/understanding/data/${language}/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const broken = files.flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line === '' || Sentence.safeParse(JSON.parse(line)).success ? [] : [`${name}:${at + 1}`],
      ),
  );
  expect(broken).toEqual([]);
});

test.each(languages)('%s: no sentence stands twice, and none under two labels', (language) => {
  const labels = new Map<string, string>();
  const problems: string[] = [];
  for (const { text, intents: meant } of readSentences(language)) {
    if (meant.length === 0) continue;
    const key = lettersOf(text) || text;
    const label = meant.join(' + ');
    const before = labels.get(key);
    if (before !== undefined) problems.push(`"${text}": ${before}, ${label}`);
    labels.set(key, label);
  }
  expect(problems).toEqual([]);
});

test.each(languages)('%s: enough sentences for every intent, in balance', (language) => {
  const counts = new Map<string, number>(intents.map((intent) => [intent, 0]));
  for (const { label } of intentExamples(language).examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < fewest[language])).toEqual([]);
  expect(Math.max(...counts.values()) / Math.min(...counts.values())).toBeLessThanOrEqual(imbalance);
});

test.each(languages)('%s: near-duplicates of one intent share a group, so that folds are honest', (language) => {
  const { examples, classes } = intentExamples(language);
  const split = classes.flatMap((intent) => {
    const own = examples.filter(({ label }) => label === intent);
    return twinsOf(own.map(({ text }) => text)).filter(({ one, other }) => own[one]?.group !== own[other]?.group);
  });
  expect(split).toEqual([]);
});

test('twins are joined across groups, also in a chain', () => {
  const joined = joinTwins([
    { text: 'where is my order', group: '1' },
    { text: "where's my order", group: '2' },
    { text: 'wheres my order??', group: '3' },
    { text: 'do you deliver to Norway', group: '4' },
  ]);
  expect(joined.map(({ group }) => group)).toEqual(['1', '1', '1', '4']);
});
