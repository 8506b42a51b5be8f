/**
 * Which words of a reply claim something (a price, stock, a date, a right, a promise), and which fact of the house says
 * so too. Words decide, not meaning: a claim too many costs a person one look, a claim too few the house its word.
 */
import type { Source } from './card.ts';
import { type Bound, boundBefore, isNegative, saidOf } from './claim-bearing.ts';
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
  readonly subject?: string;
};

export function checkClaims(text: string, facts: readonly Fact[]): readonly CheckedClaim[] {
  const known = facts.map((fact): Known => ({ ...fact, flat: flat(fact.text), figures: figuresOf(fact.text) }));
  return sentencesOf(text).flatMap((sentence) => {
    const whole = known.find((fact) => fact.spoken !== true && fact.flat.includes(flat(sentence.text)));
    return ofTheirPieces(sentence, claimsIn(sentence), facts).map((claim): CheckedClaim => {
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

/** Prices with the piece of which the sentence says them. */
function ofTheirPieces({ text, start }: Sentence, claims: readonly Bare[], facts: readonly Fact[]): readonly Bare[] {
  const prices = claims.filter(({ kind }) => kind === 'price');
  const spans = prices.map((price) => ({ start: price.start - start, end: price.start - start + price.text.length }));
  const subjects = saidOf(
    text,
    spans,
    facts.flatMap(({ subject }) => subject ?? []),
  );
  return claims.map((claim) => {
    const subject = subjects[prices.indexOf(claim)];
    return subject === undefined ? claim : { ...claim, subject };
  });
}

/** As what a figure stands in a fact: "12" of an address backs no "12 % off", "before" the 12th no "after" it. */
type Uses = { readonly kinds: Set<ClaimKind>; readonly bounds: Set<Bound | undefined> };
type Known = Fact & { readonly flat: string; readonly figures: ReadonlyMap<string, Uses> };

function backs(fact: Known, { kind, text: words, form, bound, subject }: Bare): boolean {
  if (subject !== undefined && fact.subject !== undefined && fact.subject !== subject) return false;
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
    const bound = boundBefore(text, at);
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
const stock =
  /(?<!\p{L})(?:in stock|out of stock|sold out|available|unavailable|pieces? (?:left|in)|left in|on hand|en stock|disponibles?|indisponibles?|épuisée?s?|exemplaires?|pièces? (?:à|en)|auf lager|vorrätig|verfügbar|ausverkauft|disponibil[ei]|esaurit[oaie]|agotad[oa]s?|existencias|متوفرة?|متاحة?|نفدت?)(?!\p{L})|在庫|有货|有貨|现货|缺货|售罄/iu;
const legal =
  /(?<!\p{L})(?:guarantee[ds]?|warranty|legal(?:ly)?|your rights?|entitled|liab\w+|refund(?:ed)? in full|full refund|compensation|garanti[es]?|légal\w*|vos droits?|rembours(?:é|ée|ement) intégral\w*|dédommag\w+|garantie[n]?|gesetzlich\w*|ihr recht|garanzia|diritto|garantía|derecho|ضمان|حقوق)(?!\p{L})|保証|保修|法律/iu;
const promise =
  /(?<!\p{L})(?:(?:i|we)(?:['’]ll| will| shall| promise| guarantee)(?! be (?:glad|happy|delighted)| look| check| see| ask| gladly)|(?:je|nous) (?:vous )?(?:promet\w*|garanti\w*|rembours\w*|offr(?:e|ons|irai|irons)|rappell\w+|enverr\w+|envoie|envoyons|livrer\w*)|(?:ich|wir) (?:werden?|verspreche\w*|garantiere\w*) (?:ihnen|sie)|(?:le|vi) (?:rimborser\w*|prometto|garantisco|invier\w*)|(?:le|les) (?:reembolsar\w*|prometo|garantizo|enviar[ée]\w*))(?!\p{L})|お約束|必ず|保证给|承诺|أعدك|نعدكم/iu;
const day =
  /(?<!\p{L})(?:the day after tomorrow|tomorrow|tonight|yesterday|(?<!(?:help|assist|serve) you )today|(?:this|next) (?:week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|après-demain|demain|ce soir|hier|(?<!vous (?:aider|être utile|servir) )aujourd['’]hui|(?:la )?semaine prochaine|(?:le )?mois prochain|cette semaine|ce mois-ci|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|morgen|nächste woche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|domani|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mañana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|بعد غد|غدا|غدًا|(?<!مساعدتك[م]? |خدمتك[م]? )اليوم|أمس|(?:الأسبوع|الشهر) (?:القادم|المقبل)|(?:هذا|هذه) (?:الأسبوع|الشهر)|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)(?!\p{L})|明日|明天|来週|下周/iu;
/** Beside a figure a month is part of its date. "May" and "march" are months only where nothing else can be meant. */
const month =
  /(?<!\p{Nd}(?:st|nd|rd|th|er|\.)?(?: of| de)? )(?<!\p{L})(?:january|february|april|june|july|august|september|october|november|december|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|(?<=(?:in|by|until|before|after|since|of|early|late|mid|this|next)[ -])(?:march|may)|(?<=(?:en|fin|début|mi|de|avant|après|dès)[ -])(?:mars|mai)|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)(?!\p{L})(?! \p{Nd})/iu;
