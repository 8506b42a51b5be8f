/** How a message stands in the talk: said again, turned down, asked on. Words only count as alike or not; no language is known here. */

import type { ScoredIntent } from './understanding.ts';

export type TalkSigns = {
  /** How much of it the shopper has said before, 0..1. */
  readonly repeats: number;
  /** A no or a correction that is not a polite goodbye. */
  readonly rejects: boolean;
  readonly asks: boolean;
  /** What to compare the next messages with. */
  readonly words: string;
};

const keptWords = 16;
const sure = 0.4;

/** `heard` holds the `words` of the shopper's earlier messages. */
export function hearTalk(text: string, intents: readonly ScoredIntent[], heard: readonly string[]): TalkSigns {
  const words = contentWords(text);
  const means = (...names: readonly ScoredIntent['intent'][]) =>
    intents.some(({ intent, confidence }) => names.includes(intent) && confidence >= sure);
  return {
    repeats: Math.max(0, ...heard.map((earlier) => alike(words, earlier.split(' ')))),
    rejects: means('no', 'correction') && !means('thanks', 'goodbye'),
    asks: /[?？؟]/.test(text),
    words: words.join(' '),
  };
}

/** Words of four letters or more and numbers; where no spaces are written, pairs of characters. */
function contentWords(text: string): string[] {
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}|[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...new Set(words.flatMap((word) => (eastern.test(word) ? pairs(word) : isTelling(word) ? [word] : []))),
  ].slice(0, keptWords);
}

const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const isTelling = (word: string): boolean => word.length > 3 || /\p{N}/u.test(word);
const pairs = (word: string): string[] => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

/** Share of the shorter message that stands in the other; two words in common are the least that can say "again". */
function alike(one: readonly string[], other: readonly string[]): number {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 2) return 0;
  const shared = one.filter((word) => other.includes(word)).length;
  return shared < 2 ? 0 : shared / shorter;
}
