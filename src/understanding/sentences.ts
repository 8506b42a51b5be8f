/** Reads the versioned training sentences of one language. Only training, evaluation and tests do; a running house needs weights alone. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Intent, intents } from '../domain/understanding.ts';
import { fold } from './fold.ts';
import type { Example } from './training.ts';

export const languages = ['en', 'fr', 'ar', 'de', 'it', 'es', 'ja', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One line of a file. */
export type Sentence = {
  readonly text: string;
  /** What the shopper wants, the main wish first; empty when the sentence only shows a language or an emotion. */
  readonly intents: readonly Intent[];
  /** How upset the writer is with the service: 0 calm, 0.5 displeased, 1 angry or let down. Absent: not judged. */
  readonly emotion?: number;
  readonly source: string;
  /** Sentences of one pattern share a number, and are never split between training and test. */
  readonly group: number;
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
  const examples = readSentences(language).flatMap(({ text, intents: [label], group }) =>
    label === undefined ? [] : [{ text: fold(text).text, label, group: String(group) }],
  );
  const present = new Set<string>(examples.map(({ label }) => label));
  return { examples, classes: intents.filter((intent) => present.has(intent)) };
}
