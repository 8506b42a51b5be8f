/**
 * From what the language model is trained: all our sentences, whole and as the first words of a message, the usual words
 * of each language, and what must not decide (names, titles in another language). It tells Latin-script languages apart,
 * and Chinese from Japanese where there are only Han characters; script alone settles the rest.
 */

import { readFileSync } from 'node:fs';
import type { FeatureShape } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { type Language, readSentences } from './sentences.ts';
import { type Example, type TrainingPlan, trainModel } from './training.ts';

export const latinLanguages = ['en', 'fr', 'de', 'it', 'es'] as const satisfies readonly Language[];
type LatinLanguage = (typeof latinLanguages)[number];

const classes: readonly Language[] = [...latinLanguages, 'ja', 'zh'];

const shape: FeatureShape = { words: 1, shortest: 1, longest: 5, inside: true, bits: 16 };

export function languagePlan(): TrainingPlan {
  return {
    classes,
    shape,
    odds: { passes: 4, step: 0.3 },
    cost: 1,
    passes: 1,
    folds: 4,
    rarity: 0.5,
    fewest: 2,
    floor: 0.02,
  };
}

export function trainLanguages(): LinearModel {
  const { lessons, sentences } = languageExamples();
  return trainModel([...sentences, ...lessons], languagePlan());
}

/** `sentences` are what people write, and may be tested on; `lessons` are made for training alone. */
export type LanguageExamples = { readonly sentences: readonly Example[]; readonly lessons: readonly Example[] };

export function languageExamples(): LanguageExamples {
  const texts = new Map(latinLanguages.map((language) => [language, linesOf(language)]));
  return {
    sentences: latinLanguages.flatMap((language) => (texts.get(language) ?? []).flatMap(openings)),
    lessons: [
      ...hanOf('ja'),
      ...hanOf('zh'),
      ...latinLanguages.flatMap((language) => [
        ...(texts.get(language) ?? []).flatMap(withoutAccents),
        ...wordsOf(`${language}/words.txt`, language),
        ...namesOf(language),
        ...withTitles(language, texts),
      ]),
    ],
  };
}

/** Usual words, and the Han characters of a sentence, together and run by run: Japanese without its kana. */
function hanOf(language: 'ja' | 'zh'): Example[] {
  const sentences = readSentences(language).flatMap(({ text, intents: [intent], group }) => {
    const runs = text.match(/\p{Script=Han}+/gu) ?? [];
    const pieces = new Set([runs.join(' '), ...runs]);
    return [...pieces].map((piece) => ({ text: piece, label: language, group: `${intent ?? 'none'}-${group}` }));
  });
  return [...sentences, ...wordsOf(`${language}/words.txt`, language)];
}

const linesOf = (language: LatinLanguage): Example[] =>
  readSentences(language).map(({ text, intents: [intent], group }) => ({
    text: text.toLowerCase(),
    label: language,
    group: `${intent ?? 'none'}-${group}`,
  }));

/** A whole message and its first one, two and three words: the first message of a conversation is often no longer. */
function openings(line: Example): Example[] {
  const words = line.text.split(/\s+/);
  const starts = [1, 2, 3].map((count) => words.slice(0, count).join(' '));
  return [...new Set([line.text, ...starts])].map((text) => ({ ...line, text }));
}

/** As telephones and hurried people write. */
function withoutAccents(line: Example): Example[] {
  const bare = plain(line.text);
  const start = bare.split(/\s+/).slice(0, 2).join(' ');
  return bare === line.text ? [] : [...new Set([bare, start])].map((text) => ({ ...line, text }));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

function wordsOf(file: string, language: Language): Example[] {
  const words = readLines(file).flatMap((line) => line.split(' '));
  const spelled = new Set(words.flatMap((word) => [word, plain(word)]));
  return [...spelled].map((text) => ({ text, label: language, group: `word-${plain(text)}` }));
}

/** Names belong to every language alike, so that none of them decides. */
function namesOf(language: LatinLanguage): Example[] {
  return readLines('names.txt').map((text) => ({ text, label: language, group: `name-${text}` }));
}

function readLines(file: string): string[] {
  const lines = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** One sentence of so many is quoted into. */
const quotedOnce = { others: 6, english: 6 };

/**
 * A title in another language does not change the language of the words around it: two or three words, then a piece of a
 * foreign sentence, in English every other time two words more. Titles are mostly English; in English itself they are of
 * one of the others.
 */
function withTitles(language: LatinLanguage, texts: ReadonlyMap<LatinLanguage, readonly Example[]>): Example[] {
  const isEnglish = language === 'en';
  const every = isEnglish ? quotedOnce.english : quotedOnce.others;
  const own = (texts.get(language) ?? []).filter(({ text }) => text.split(/\s+/).length >= 4);
  return own.flatMap((line, at) => {
    if (at % every !== 0) return [];
    const round = at / every;
    const foreign = isEnglish ? latinLanguages[1 + (round % 4)] : 'en';
    const words = line.text.split(/\s+/);
    const end = isEnglish && round % 2 === 0 ? words.slice(-2) : [];
    const title = titleFrom(texts.get(foreign ?? 'en') ?? [], round);
    return [{ ...line, text: [...words.slice(0, 2 + (round % 2)), ...title, ...end].join(' ') }];
  });
}

/** Two to four words from within a sentence; 7919 is prime, so that the sentences come in a mixed order. */
function titleFrom(lines: readonly Example[], round: number): string[] {
  const words = lines[(round * 7_919) % Math.max(1, lines.length)]?.text.split(/\s+/) ?? [];
  const from = Math.max(0, Math.min(words.length - 2, round % 4));
  return words.slice(from, from + 2 + (round % 3));
}
