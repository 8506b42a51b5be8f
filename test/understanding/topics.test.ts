import { expect, test } from '@jest/globals';
import type { DelicateTopic } from '../../src/domain/understanding.ts';
import { fold } from '../../src/understanding/fold.ts';
import { readTopics } from '../../src/understanding/topics.ts';
import { delicate, harmless } from './phrases/delicate.ts';

const linesOf = (phrases: string): string[] => phrases.split('\n').map((phrase) => phrase.trim());
const topicsOf = (text: string) => readTopics(fold(text)).map(({ topic }) => topic);

const cases = Object.entries(delicate).flatMap(([language, topics]) =>
  Object.entries(topics).flatMap(([topic, phrases]) =>
    linesOf(phrases).map((phrase) => [language, phrase, topic as DelicateTopic] as const),
  ),
);

test.each(cases)('%s: "%s" is about %s', (_, phrase, topic) => {
  expect(topicsOf(phrase)).toContain(topic);
});

test.each(
  Object.entries(harmless).flatMap(([language, phrases]) => linesOf(phrases).map((phrase) => [language, phrase])),
)('%s: "%s" is about nothing delicate', (_, phrase) => {
  expect(topicsOf(phrase ?? '')).toEqual([]);
});

test('a harmless phrase does not hide the threat beside it', () => {
  expect(topicsOf('I wanted it as a gift for my lawyer. Now he will sue you.')).toEqual(['legal']);
});

test('a joke about a lawyer is one, a joke about an injury is not', () => {
  expect(topicsOf('I will call my lawyer haha')).toEqual([]);
  expect(topicsOf('haha it caught fire')).toEqual(['safety']);
});

test('the evidence is what the shopper wrote', () => {
  const said = 'Je dépose une PLAINTE demain';
  const [topic] = readTopics(fold(said));
  expect(said).toContain(topic?.evidence);
});
