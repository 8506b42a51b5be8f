/** Word and word-pair weights learnt from public emotion data (`bench/valence.ts`, `docs/data.md`): one more opinion, never a judge. */

import { existsSync, readFileSync } from 'node:fs';
import { wordsOf } from './emotion-lexicon.ts';

export type Unit = { readonly text: string; readonly start: number; readonly end: number };

const lists = new Map<string, ReadonlyMap<string, number> | undefined>();

/** Single words and pairs; where no spaces are written, two and three characters. */
export function unitsOf(folded: string, language: string): Unit[] {
  return language === 'zh' || language === 'ja' ? characterUnits(folded) : wordUnits(folded);
}

function wordUnits(folded: string): Unit[] {
  const words = wordsOf(folded);
  return words.flatMap((word, at) => {
    const before = words[at - 1];
    return before ? [word, { text: `${before.text} ${word.text}`, start: before.start, end: word.end }] : [word];
  });
}

function characterUnits(folded: string): Unit[] {
  const units: Unit[] = [];
  for (const { text, start } of wordsOf(folded)) {
    for (let at = 0; at < text.length; at++) {
      for (const length of [1, 2, 3]) {
        if (at + length > text.length) break;
        units.push({ text: text.slice(at, at + length), start: start + at, end: start + at + length });
      }
    }
  }
  return units;
}

export type DerivedWord = Unit & { readonly weight: number };

/** Known units with weights -1..1 (positive: upset), and how many units were looked at. */
export function readDerived(
  folded: string,
  language: string,
): { readonly units: number; readonly words: DerivedWord[] } {
  const list = derivedList(language);
  if (!list) return { units: 0, words: [] };
  const units = unitsOf(folded, language);
  const words = units.flatMap((unit) => {
    const weight = list.get(unit.text);
    return weight === undefined ? [] : [{ ...unit, weight: weight / 127 }];
  });
  return { units: units.length, words };
}

function derivedList(language: string): ReadonlyMap<string, number> | undefined {
  if (!lists.has(language)) lists.set(language, load(language));
  return lists.get(language);
}

function load(language: string): ReadonlyMap<string, number> | undefined {
  const file = new URL(`./lexicon/derived-${language}.txt`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [unit, weight] = line.split('\t');
      return unit === undefined || weight === undefined ? [] : [[unit, Number(weight)]];
    }),
  );
}
