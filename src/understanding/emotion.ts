/**
 * How upset one message is, and the words that say so. What the shopper is worth never enters. How a conversation feels is
 * another question (`domain/mood.ts`).
 */

import type { Emotion } from '../domain/understanding.ts';
import { wordsOf } from './emotion-lexicon.ts';
import { type EmotionModel, frustrationOf, ngramValue } from './emotion-model.ts';
import { type Mark, readSigns, type SignName, type Signs, signNames } from './emotion-signs.ts';
import type { Folded } from './fold.ts';

/** From here on people are shown the words behind the number. */
export const frustratedFrom = 0.35;

export function readEmotion(folded: Folded, language: string, model: EmotionModel): Emotion {
  const signs = readSigns(folded, language);
  const frustration = frustrationOf(signs, model);
  const pleasure = pleasureOf(signs.marks);
  const valence = pleasure * (1 - frustration) - frustration;
  return {
    frustration: round(frustration),
    valence: round(Math.max(-1, Math.min(1, valence))),
    confidence: round(confidenceOf(signs, frustration)),
    evidence: evidenceOf(folded, signs, model, { frustration, valence }),
  };
}

/** How much each kind of pleasure says alone. */
const warmth: Readonly<Partial<Record<SignName, number>>> = { pleased: 0.7, delighted: 1.2, 'pleased-face': 0.8 };

function pleasureOf(marks: readonly Mark[]): number {
  return 1 - Math.exp(-marks.reduce((sum, { name, share }) => sum + (warmth[name] ?? 0) * share, 0));
}

/** Nothing heard in a short message says little; nothing heard in a long one says that the shopper is calm. */
function confidenceOf({ marks, text }: Signs, frustration: number): number {
  if (marks.length === 0) return Math.min(0.7, 0.35 + text.length / 300);
  return Math.min(0.95, 0.5 + 0.45 * Math.abs(2 * frustration - 1));
}

const enough = 6; // spans

function evidenceOf(
  folded: Folded,
  signs: Signs,
  model: EmotionModel,
  { frustration, valence }: { readonly frustration: number; readonly valence: number },
): string[] {
  if (frustration < frustratedFrom)
    return valence > 0
      ? spansOf(
          folded,
          signs.marks.filter(({ name }) => warmth[name]),
        )
      : [];
  const spans = spansOf(folded, heaviest(signs.marks, model));
  return spans.length > 0 ? spans : [loudestWindow(folded, signs, model)];
}

/** A lone question mark or a plain "not" moves the sum, but shows nobody anything. */
const silent: ReadonlySet<SignName> = new Set(['question', 'length']);

/** A mark must raise the sum by this much (log-odds) to be shown as a reason. */
const telling = 0.2;

/** The heaviest first. */
function heaviest(marks: readonly Mark[], { blend }: EmotionModel): Mark[] {
  return marks
    .map((mark) => ({ mark, part: (blend.weights[signNames.indexOf(mark.name)] ?? 0) * mark.share }))
    .filter(({ mark, part }) => part >= telling && !silent.has(mark.name))
    .sort((one, other) => other.part - one.part)
    .map(({ mark }) => mark);
}

/** The shopper's own words, each place once; a span within a longer one is dropped. */
function spansOf({ original }: Folded, marks: readonly Mark[]): string[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    if (kept.some(({ start, end }) => mark.start < end && start < mark.end)) continue;
    kept.push(mark);
    if (kept.length === enough) break;
  }
  return [...new Set(kept.map(({ start, end }) => original.slice(start, end).trim()))].filter((words) => words !== '');
}

const windowWords = 4;
const readWords = 40;

/** No listed word spoke, yet the sentence is upset: the few words that alone sound most so. */
function loudestWindow(folded: Folded, { text }: Signs, { ngrams }: EmotionModel): string {
  const words = wordsOf(text).slice(0, readWords);
  let best = { value: Number.NEGATIVE_INFINITY, start: 0, end: text.length };
  for (let first = 0; first === 0 || first + windowWords <= words.length; first++) {
    const start = words[first]?.start ?? 0;
    const end = words[Math.min(words.length, first + windowWords) - 1]?.end ?? text.length;
    const value = ngramValue(text.slice(start, end), ngrams);
    if (value > best.value) best = { value, start, end };
  }
  return folded.span(best.start, best.end).text.trim() || folded.original.trim().slice(0, 80);
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
