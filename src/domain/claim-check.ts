/**
 * Which words of a reply claim something (a price, stock, a date, a right, a promise), and which fact of the house says
 * so too. Words decide, not meaning: a claim too many costs a person one look, a claim too few the house its word.
 */
import type { Source } from './card.ts';
import { claimsOf } from './claims.ts';

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
};

export type CheckedClaim = {
  readonly text: string;
  readonly kind: ClaimKind;
  readonly start: number;
  /** Absent: nothing in the house says so. */
  readonly source?: Source;
};

type Sentence = { readonly text: string; readonly start: number };
type Bare = Omit<CheckedClaim, 'source'> & { readonly form?: string };

export function checkClaims(text: string, facts: readonly Fact[]): readonly CheckedClaim[] {
  const known = facts.map((fact): Known => ({ ...fact, flat: flat(fact.text), figures: figuresOf(fact.text) }));
  return sentencesOf(text).flatMap((sentence) => {
    const whole = known.find((fact) => fact.spoken !== true && fact.flat.includes(flat(sentence.text)));
    return claimsIn(sentence).map(({ form, ...claim }): CheckedClaim => {
      const source = whole ?? known.find((fact) => backs(fact, claim.kind, claim.text, form));
      return source === undefined ? claim : { ...claim, source: source.source };
    });
  });
}

/** The words that a person has to change or to vouch for, each once. */
export function unsourcedWords(claims: readonly CheckedClaim[]): readonly string[] {
  return [...new Set(claims.filter(({ source }) => source === undefined).map(({ text }) => text))];
}

/** `figures`: each with the kinds of claim that it is in this fact: "12" of an address backs no "12 % off". */
type Known = Fact & { readonly flat: string; readonly figures: ReadonlyMap<string, ReadonlySet<ClaimKind>> };

function backs(fact: Known, kind: ClaimKind, words: string, form: string | undefined): boolean {
  const weighty = kind === 'price' || kind === 'stock' || kind === 'legal' || kind === 'promise';
  if (kind === 'promise' || (fact.spoken === true && weighty)) return false;
  if (kind === 'date' && form === undefined && fact.dated !== true) return false;
  if (form === undefined) return (kind !== 'stock' || stock.test(fact.text)) && fact.flat.includes(flat(words));
  const kinds = fact.figures.get(form);
  return kinds !== undefined && (kind === 'figure' || kind === 'address' || kinds.has(kind));
}

function figuresOf(text: string): ReadonlyMap<string, ReadonlySet<ClaimKind>> {
  const figures = new Map<string, Set<ClaimKind>>();
  for (const { form = '', kind } of sentencesOf(text).flatMap(figuresIn)) {
    figures.set(form, (figures.get(form) ?? new Set<ClaimKind>()).add(kind));
  }
  return figures;
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
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
  return claimsOf(text).map(({ text: found, form }) => {
    const written = found.replace(/[.,;:!?]+$/, '');
    const next = low.indexOf(written.toLowerCase(), from);
    const at = next === -1 ? Math.max(0, low.indexOf(written.toLowerCase())) : next;
    if (next !== -1 && /\p{Nd}/u.test(written)) from = next + written.length;
    const share = shareAfter.test(text.slice(at + written.length)) ? '%' : '';
    return { text: written, form: form + share, kind: kindOf(text, at, written), start: start + at };
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
const stock =
  /(?<!\p{L})(?:in stock|out of stock|sold out|available|unavailable|pieces? (?:left|in)|left in|on hand|en stock|disponibles?|indisponibles?|épuisée?s?|exemplaires?|pièces? (?:à|en)|auf lager|vorrätig|verfügbar|ausverkauft|disponibil[ei]|esaurit[oaie]|agotad[oa]s?|existencias|متوفرة?|متاحة?|نفدت?)(?!\p{L})|在庫|有货|有貨|现货|缺货|售罄/iu;
const legal =
  /(?<!\p{L})(?:guarantee[ds]?|warranty|legal(?:ly)?|your rights?|entitled|liab\w+|refund(?:ed)? in full|full refund|compensation|garanti[es]?|légal\w*|vos droits?|rembours(?:é|ée|ement) intégral\w*|dédommag\w+|garantie[n]?|gesetzlich\w*|ihr recht|garanzia|diritto|garantía|derecho|ضمان|حقوق)(?!\p{L})|保証|保修|法律/iu;
const promise =
  /(?<!\p{L})(?:(?:i|we)(?:['’]ll| will| shall| promise| guarantee)(?! be (?:glad|happy|delighted)| look| check| see| ask| gladly)|(?:je|nous) (?:vous )?(?:promet\w*|garanti\w*|rembours\w*|offr(?:e|ons|irai|irons)|rappell\w+|enverr\w+|envoie|envoyons|livrer\w*)|(?:ich|wir) (?:werden?|verspreche\w*|garantiere\w*) (?:ihnen|sie)|(?:le|vi) (?:rimborser\w*|prometto|garantisco|invier\w*)|(?:le|les) (?:reembolsar\w*|prometo|garantizo|enviar[ée]\w*))(?!\p{L})|お約束|必ず|保证给|承诺|أعدك|نعدكم/iu;
const day =
  /(?<!\p{L})(?:tomorrow|tonight|(?:this|next) (?:week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|demain|ce soir|(?:la )?semaine prochaine|cette semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|morgen|nächste woche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|domani|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mañana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|غدا|غدًا)(?!\p{L})|明日|明天|来週|下周/iu;
