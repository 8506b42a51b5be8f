/** Reads the versioned training sentences of one language. Only training, evaluation and tests do; a running house needs weights alone. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { intents } from '../domain/understanding.ts';
import { fold } from './fold.ts';
import type { Example } from './training.ts';

export const languages = ['en', 'fr', 'ar', 'de', 'it', 'es', 'ja', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One line of a file: `group` numbers the pattern a sentence was written from. */
export type Sentence = {
  readonly text: string;
  readonly intent: string;
  readonly group: number;
  readonly source: string;
};

export function readSentences(language: Language): Sentence[] {
  const folder = new URL(`./data/${language}/`, import.meta.url);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
    return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sentence]));
  });
}

/** What the intent model of a language learns from: folded text, since that is what it will be asked about. */
export function intentExamples(language: Language): { readonly examples: Example[]; readonly classes: string[] } {
  const sentences = readSentences(language).filter(({ intent }) => isIntent(intent));
  const examples = sentences.map(({ text, intent, group }) => ({
    text: fold(text).text,
    label: intent,
    group: String(group),
  }));
  const present = new Set(examples.map(({ label }) => label));
  return { examples, classes: intents.filter((intent) => present.has(intent)) };
}

/** `language.jsonl` holds sentences that only show what a language looks like. */
function isIntent(name: string): boolean {
  return (intents as readonly string[]).includes(name);
}
