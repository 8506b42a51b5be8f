/**
 * The dense half of what the emotion of a message is read from: words of frustration and praise, service cues, form and
 * faces, each with the place in the text that shows it. How much each counts is learnt (`emotion-training.ts`).
 */

import { readDerived } from './emotion-derived.ts';
import { findValence, strengths, wordsOf } from './emotion-lexicon.ts';
import { withoutHandles } from './emotion-text.ts';
import type { Folded } from './fold.ts';
import { cueKinds, cues } from './lexicon/emotion-cues.ts';
import { furiousEmoji, pleasedEmoji, upsetEmoji } from './lexicon/emotion-words.ts';

const formNames = [
  'marks',
  'question',
  'shouted',
  'stretched',
  'upset-face',
  'furious-face',
  'pleased-face',
  'length',
] as const;

/** `turned-*`: with a negation before it. The order is that of the weights in `weights/frustration-blend.json`. */
export const signNames = [
  ...strengths,
  ...strengths.map((strength) => `turned-${strength}` as const),
  'derived',
  ...cueKinds,
  ...formNames,
] as const;
export type SignName = (typeof signNames)[number];

/** A place in the shopper's own text that raised a sign; `share` is its part of the sign's value. */
export type Mark = { readonly name: SignName; readonly share: number; readonly start: number; readonly end: number };

export type Signs = {
  /** By the order of `signNames`. */
  readonly values: Float64Array;
  readonly marks: readonly Mark[];
  /** Folded text without handles and links: what the n-gram model reads. */
  readonly text: string;
};

const placeOf = new Map<SignName, number>(signNames.map((name, at) => [name, at]));
const dampened = [...strengths, ...strengths.map((strength) => `turned-${strength}` as const)];

export function readSigns(folded: Folded, language: string): Signs {
  const text = withoutHandles(folded.text);
  const inFolded = [
    ...valenceMarks(text, language),
    ...derivedMarks(text, language),
    ...cueMarks(text, language),
    ...formMarks(text, language),
  ].map(({ name, share, start, end }) => ({ ...folded.span(start, end), name, share }));
  const marks = [...inFolded, ...faceMarks(folded.original)];
  return { values: sum(marks, text.length), marks, text };
}

function sum(marks: readonly Mark[], length: number): Float64Array {
  const values = new Float64Array(signNames.length);
  for (const { name, share } of marks) {
    const at = placeOf.get(name) ?? 0;
    values[at] = (values[at] ?? 0) + share;
  }
  // A second angry word says less than the first.
  for (const name of dampened) {
    const at = placeOf.get(name) ?? 0;
    values[at] = Math.sqrt(values[at] ?? 0);
  }
  values[placeOf.get('length') ?? 0] = Math.log1p(length / 40);
  return values;
}

function valenceMarks(text: string, language: string): Mark[] {
  return findValence(text, wordsOf(text), language).map(({ strength, negated, start, end }) => ({
    name: negated ? `turned-${strength}` : strength,
    share: 1,
    start,
    end,
  }));
}

function derivedMarks(text: string, language: string): Mark[] {
  const { words, units } = readDerived(text, language);
  const scale = 1 / Math.sqrt(units || 1);
  return words.map(({ weight, start, end }) => ({ name: 'derived', share: weight * scale, start, end }));
}

function cueMarks(text: string, language: string): Mark[] {
  const heard = new Set<string>();
  return (cues[language] ?? cues['en'] ?? []).flatMap(({ kind, pattern }): Mark[] => {
    const match = heard.has(kind) ? null : pattern.exec(text);
    if (!match || isDenied(kind, text.slice(Math.max(0, match.index - 16), match.index))) return [];
    heard.add(kind);
    return [{ name: kind, share: 1, start: match.index, end: match.index + match[0].length }];
  });
}

const denied =
  /(?:\b(?:not|no|never|isn'?t|don'?t|wasn'?t|pas|sans|aucun|jamais|ne suis pas|nicht|kein\w*|non|no|sin)|ليس|لست|لا) (?:a |an |at all |so |very |too |really |trop |tres |de |un |une )?$/;

const isDenied = (kind: string, before: string): boolean =>
  (kind === 'anger' || kind === 'let-down') && denied.test(before);

/** People swear in English everywhere. */
const englishSwearing = /\b(?:fuck\w*|wtf|bullshit|shit|scam(?:mers?)?|asshole)\b/;

function formMarks(text: string, language: string): Mark[] {
  return [
    ...found('marks', /[!?]{2,}|(?:! ?){2,}/, text),
    ...found('question', /\?/, text),
    ...found('stretched', /([a-z])\1{3,}/, text),
    ...(language === 'en' ? [] : found('furious', englishSwearing, text)),
  ];
}

function faceMarks(original: string): Mark[] {
  return [
    ...shoutedMarks(original),
    ...found('upset-face', upsetEmoji, original),
    ...found('furious-face', furiousEmoji, original),
    ...found('pleased-face', pleasedEmoji, original),
  ];
}

function found(name: SignName, pattern: RegExp, text: string): Mark[] {
  const match = pattern.exec(text);
  return match ? [{ name, share: 1, start: match.index, end: match.index + match[0].length }] : [];
}

const abbreviations =
  /^(?:MM|OK|VIP|SMS|USA|UPS|DHL|FEDEX|UK|EU|TVA|VAT|PDF|IBAN|SVP|STP|RDV|XS|XL|XXL|XXXL|CVV|FAQ|RGPD|GDPR|AMEX|EUR|USD|CAD|GBP|LOL|ASAP|PS|NYC|TTC|CB|SAV)$/;

/** One capital word among many ("the SEINE tote") is a name; a message in capitals, or several of them, is a raised voice. */
function shoutedMarks(original: string): Mark[] {
  const shouted = Array.from(original.matchAll(/\p{Lu}{3,}/gu)).filter(
    ([word]) => !abbreviations.test(word) && !original.includes(`${word}-`) && word.length < 20,
  );
  const [first] = shouted;
  if (!first) return [];
  const all = original.match(/\p{L}{3,}/gu)?.length ?? 1;
  if (shouted.length === 1 && all > 2) return [];
  return [
    { name: 'shouted', share: shouted.length > 2 ? 1 : 0.5, start: first.index, end: first.index + first[0].length },
  ];
}
