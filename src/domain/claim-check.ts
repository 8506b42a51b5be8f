/**
 * Which words of a reply claim something (a price, stock, a date, a right, a promise), and which fact of the house says
 * so too. Words decide, not meaning: a claim too many costs a person one look, a claim too few the house its word.
 */
import type { Source } from './card.ts';
import { isNegative, namesIn, saidOf } from './claim-bearing.ts';
import { type Bound, boundOf } from './claim-bounds.ts';
import { day, legal, month, promise, stock } from './claim-words.ts';
import { claimsInWords } from './claims.ts';

export const claimKinds = ['price', 'stock', 'date', 'legal', 'promise', 'figure', 'address'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** Something that the house knows, in words. */
export type Fact = {
  readonly source: Source;
  readonly text: string;
  /** Only names and numbers that were spoken of: no price, stock or right rests on it. */
  readonly spoken?: boolean;
  /** Its days are days of this very case; the Friday of an opening hour backs no delivery on Friday. */
  readonly dated?: boolean;
  /** The piece that it is all about, as the text names it: no other piece's price rests on it. */
  readonly subject?: string;
  /** The piece that the shopper asked about: "it is 2,480 EUR" speaks of it, without its name. */
  readonly meant?: boolean;
};

export type CheckedClaim = {
  readonly text: string;
  readonly kind: ClaimKind;
  readonly start: number;
  /** Absent: nothing in the house says so. */
  readonly source?: Source;
};

type Sentence = { readonly text: string; readonly start: number };
type Bare = Omit<CheckedClaim, 'source'> & {
  readonly form?: string;
  readonly bound?: Bound | undefined;
  /** Pieces whose price it may be: named in its sentence, else in the last one before it that names any. */
  readonly subjects?: readonly string[];
};

export function checkClaims(text: string, facts: readonly Fact[]): readonly CheckedClaim[] {
  const known = facts.map((fact): Known => ({ ...fact, flat: flat(fact.text), figures: figuresOf(fact.text) }));
  const pieces = facts.flatMap(({ subject }) => subject ?? []);
  let spokenOf: readonly string[] | undefined;
  return sentencesOf(text).flatMap((sentence) => {
    const named = namesIn(sentence.text, pieces).map(({ subject }) => subject);
    if (named.length > 0) spokenOf = named;
    const whole = known.find(
      (fact) => fact.spoken !== true && isOf(fact, spokenOf) && fact.flat.includes(flat(sentence.text)),
    );
    return ofTheirPieces(sentence, claimsIn(sentence), pieces, spokenOf).map((claim): CheckedClaim => {
      const { text: words, kind, start } = claim;
      const source = whole ?? known.find((fact) => backs(fact, claim));
      return { text: words, kind, start, ...(source && { source: source.source }) };
    });
  });
}

/** The words that a person has to change or to vouch for, each once. */
export function unsourcedWords(claims: readonly CheckedClaim[]): readonly string[] {
  return [...new Set(claims.filter(({ source }) => source === undefined).map(({ text }) => text))];
}

/** Prices with the piece of which the sentence says them, or with those spoken of before it. */
function ofTheirPieces(
  { text, start }: Sentence,
  claims: readonly Bare[],
  pieces: readonly string[],
  spokenOf: readonly string[] | undefined,
): readonly Bare[] {
  const prices = claims.filter(({ kind }) => kind === 'price');
  const spans = prices.map((price) => ({ start: price.start - start, end: price.start - start + price.text.length }));
  const said = saidOf(text, spans, pieces);
  return claims.map((claim) => {
    const subject = said[prices.indexOf(claim)];
    const subjects = subject === undefined ? spokenOf : [subject];
    return subjects === undefined ? claim : { ...claim, subjects };
  });
}

/** Whether a piece's fact speaks of one of `subjects`; where none was named, of the piece that is meant. */
const isOf = ({ subject, meant }: Fact, subjects: readonly string[] | undefined): boolean =>
  subject === undefined || (subjects === undefined ? meant === true : subjects.includes(subject));

/** As what a figure stands in a fact: "12" of an address backs no "12 % off", "before" the 12th no "after" it. */
type Uses = { readonly kinds: Set<ClaimKind>; readonly bounds: Set<Bound | undefined> };
type Known = Fact & { readonly flat: string; readonly figures: ReadonlyMap<string, Uses> };

function backs(fact: Known, { kind, text: words, form, bound, subjects }: Bare): boolean {
  if (kind === 'price' && !isOf(fact, subjects)) return false;
  const weighty = kind === 'price' || kind === 'stock' || kind === 'legal' || kind === 'promise';
  if (kind === 'promise' || (fact.spoken === true && weighty)) return false;
  if (kind === 'date' && form === undefined && fact.dated !== true) return false;
  if (form === undefined) return (kind !== 'stock' || stock.test(fact.text)) && fact.flat.includes(flat(words));
  const uses = fact.figures.get(form);
  if (uses === undefined || (bound !== undefined && !uses.bounds.has(bound) && !uses.bounds.has(undefined)))
    return false;
  return kind === 'figure' || kind === 'address' || uses.kinds.has(kind);
}

function figuresOf(text: string): ReadonlyMap<string, Uses> {
  const figures = new Map<string, Uses>();
  for (const { form = '', kind, bound } of sentencesOf(text).flatMap(figuresIn)) {
    const uses = figures.get(form) ?? { kinds: new Set(), bounds: new Set() };
    uses.kinds.add(kind);
    uses.bounds.add(bound);
    figures.set(form, uses);
  }
  return figures;
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/(?<=^|[\s(])[-−–](?=\p{Nd})/gu, 'minus ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function sentencesOf(text: string): readonly Sentence[] {
  return Array.from(text.matchAll(/[^.!?。！？؟\n]+(?:[.!?](?=\S)[^.!?。！？؟\n]*)*[.!?。！？؟]*/gu), (found) => ({
    text: found[0],
    start: found.index,
  })).filter((sentence) => flat(sentence.text) !== '');
}

function claimsIn(sentence: Sentence): readonly Bare[] {
  const figures = figuresIn(sentence);
  const said = [
    ...wordsIn(sentence, 'promise', promise),
    ...wordsIn(sentence, 'legal', legal),
    ...wordsIn(sentence, 'date', day),
    ...wordsIn(sentence, 'date', month),
    // "three in Lyon" is claimed by its figure; "available in Lyon" by its words
    ...(figures.some(({ kind }) => kind === 'stock') ? [] : wordsIn(sentence, 'stock', stock).slice(0, 1)),
  ];
  return [...figures, ...said].sort((one, other) => one.start - other.start);
}

function wordsIn({ text, start }: Sentence, kind: ClaimKind, form: RegExp): Bare[] {
  return Array.from(text.matchAll(new RegExp(form.source, `${form.flags}g`)), (found) => ({
    text: found[0].trim(),
    kind,
    start: start + found.index,
  }));
}

function figuresIn({ text, start }: Sentence): Bare[] {
  let from = 0;
  const low = text.toLowerCase();
  return claimsInWords(text).map(({ text: found, form }) => {
    const written = found.replace(/[.,;:!?]+$/, '');
    const next = low.indexOf(written.toLowerCase(), from);
    const at = next === -1 ? Math.max(0, low.indexOf(written.toLowerCase())) : next;
    if (next !== -1 && /\p{Nd}/u.test(written)) from = next + written.length;
    const share = shareAfter.test(text.slice(at + written.length)) ? '%' : '';
    // "-20 %" and "20 % off" are one thing; "-4 °C" and "4 °C" are not
    const sign = share === '' && isNegative(text, at) ? '-' : '';
    const bound = boundOf(text, at, at + written.length);
    return { text: written, form: sign + form + share, kind: kindOf(text, at, written), start: start + at, bound };
  });
}

function kindOf(sentence: string, at: number, written: string): ClaimKind {
  if (/@|^www\.|^https?:/i.test(written)) return 'address';
  const before = sentence.slice(Math.max(0, at - 6), at);
  const after = sentence.slice(at + written.length, at + written.length + 12);
  if (moneyBefore.test(before) || moneyAfter.test(after)) return 'price';
  if (dayAfter.test(after) || /^\d{1,2}[:/.]\d{1,2}/.test(written)) return 'date';
  if (stock.test(sentence) && /^\p{Nd}{1,3}$|^\p{L}+$/u.test(written)) return 'stock';
  return 'figure';
}

const moneyBefore = /(?:[€$£¥]|\b(?:EUR|USD|GBP|CAD|CHF|JPY|AED)|欧元|ユーロ)\s*$/u;
const moneyAfter =
  /^\s*(?:[€$£¥%٪]|(?:EUR|USD|GBP|CAD|CHF|JPY|AED|euros?|dollars?|percent|pour cent|prozent)\b|欧元|ユーロ|يورو)/iu;
/** "12 %" is another thing than "12 EUR". */
const shareAfter = /^\s*(?:[%٪]|percent\b|pour cent\b|prozent\b)/iu;
const dayAfter =
  /^\s*(?:(?:working |business )?days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|ans?|heures?|h\b|tage?n?|wochen?|monate?n?|jahre?n?|giorni|settiman[ae]|mesi|ann[oi]|d[ií]as?|semanas?|meses|años?|日|週|か月|年|天|周|个月|يوم|أيام|أسبوع|شهر|janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|january|february|march|april|june|july|august|september|october|november|december)/iu;
