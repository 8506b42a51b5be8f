/** Reads the versioned training sentences of one language. Only training, evaluation and tests do; a running house needs weights alone. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Intent, intents } from '../domain/understanding.ts';
import { fold } from './fold.ts';
import type { Example } from './training.ts';
import { joinTwins } from './twins.ts';

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
  const byIntent = new Map<string, Example[]>();
  for (const { text, intents: meant, group } of readSentences(language)) {
    const [label, ...also] = meant;
    if (label === undefined) continue;
    const example = { text: fold(text).text, label, also, group: `${also.length === 0 ? '' : 'several-'}${group}` };
    byIntent.set(label, [...(byIntent.get(label) ?? []), example]);
  }
  const classes = intents.filter((intent) => byIntent.has(intent));
  return { examples: classes.flatMap((intent) => joinTwins(byIntent.get(intent) ?? [])), classes };
}
