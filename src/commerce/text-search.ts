/** Scores products by the words of a wish: BM25 over three columns, a word counted once per column. */

import type { Wish } from '../domain/discovery.ts';
import { type Bits, hasBit } from './bits.ts';
import { factsIn } from './gazetteer.ts';
import { type Reading, readingsOf } from './spelling.ts';
import { stopWordsOf } from './stop-words.ts';
import { type Column, columns, termsOf, type Words } from './words.ts';

export type WantedWord = { readonly word: string; readonly readings: readonly Reading[] };
/** Side by side: the score of `slots[3]` is `scores[3]`. */
export type Scored = { readonly slots: readonly number[]; readonly scores: readonly number[] };

/** A word in the title says what a thing is; in the description it may only be mentioned. */
const columnWeights: Readonly<Record<Column, number>> = { title: 4, facts: 2.5, body: 1 };
/** BM25's k1: how quickly one word in many columns stops adding. */
const saturation = 1.2;
/** Long messages are cut: more words than this are a letter, not a search. */
const mostWords = 12;

/** The words worth searching for. Empty when the text holds only filler, which then constrains nothing. */
export function wantedWords(text: string | undefined, locale: string, words: Words): WantedWord[] {
  if (text === undefined) return [];
  const filler = stopWordsOf(locale);
  const terms = new Set(termsOf(text).filter((term) => !filler.has(term)));
  return [...terms].slice(0, mostWords).map((word) => ({ word, readings: readingsOf(word, words) }));
}

/** Words that a facet of the wish already says ("a bag" among bags) tell nothing apart, and their postings are the longest. */
export function tellingWords(wanted: readonly WantedWord[], wish: Wish): WantedWord[] {
  const { category, colors, materials, occasions, recipients } = wish;
  const lists = [category === undefined ? [] : [category], colors, materials, occasions, recipients];
  // several colours are a choice: "black" among black or red still tells something
  const said = lists.flatMap((list) => (list.length === 1 ? list : []));
  return wanted.filter(({ readings }) => !readings.some(({ term }) => said.includes(term)));
}

/** Colours among the words, as the house's keys. */
export function namedColors(wanted: readonly WantedWord[]): string[] {
  return wanted.flatMap(({ readings }) => readings.flatMap(({ term }) => factsIn('color', term)));
}

/** Two numbers a slot, reused by every search of a catalogue; only touched slots are cleaned. */
export type Scratch = { weight: Float32Array; score: Float32Array; matched: Uint8Array };
export const createScratch = (slots: number): Scratch => ({
  weight: new Float32Array(slots),
  score: new Float32Array(slots),
  matched: new Uint8Array(slots),
});

/** Slots of `among` that carry at least `least` of the words. */
export function scoreWords(
  wanted: readonly WantedWord[],
  parts: { words: Words; among: Bits; live: number; scratch: Scratch; least: number },
): Scored {
  const { words, among, live, scratch, least } = parts;
  const touched: number[] = [];
  for (const { readings } of wanted) {
    const withWord = weigh(readings, words, among, scratch.weight);
    const rarity = Math.log(1 + (live - withWord.length + 0.5) / (withWord.length + 0.5));
    for (const slot of withWord) {
      const weight = scratch.weight[slot] ?? 0;
      scratch.weight[slot] = 0;
      if (scratch.matched[slot] === 0) touched.push(slot);
      scratch.matched[slot] = (scratch.matched[slot] ?? 0) + 1;
      scratch.score[slot] = (scratch.score[slot] ?? 0) + (rarity * weight) / (weight + saturation);
    }
  }
  const slots: number[] = [];
  const scores: number[] = [];
  for (const slot of touched) {
    if ((scratch.matched[slot] ?? 0) >= least) {
      slots.push(slot);
      // of two that score alike, the one with more of the words is meant
      scores.push((scratch.score[slot] ?? 0) * Math.sqrt((scratch.matched[slot] ?? 0) / wanted.length));
    }
    scratch.matched[slot] = 0;
    scratch.score[slot] = 0;
  }
  return { slots, scores };
}

/** Adds up the columns in which any reading of one word occurs; returns the slots that were given a weight. */
function weigh(readings: readonly Reading[], words: Words, among: Bits, weights: Float32Array): number[] {
  const touched: number[] = [];
  for (const reading of readings) {
    for (const column of columns) {
      if (words.spread(reading.term)?.[column] === undefined) continue;
      const weight = reading.weight * columnWeights[column];
      for (const slot of words.postings(reading.term, column)) {
        if (!hasBit(among, slot)) continue;
        const before = weights[slot] ?? 0;
        if (before === 0) touched.push(slot);
        weights[slot] = before + weight;
      }
    }
  }
  return touched;
}
