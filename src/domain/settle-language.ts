/**
 * Which locale a conversation goes on in after a message. A conversation does not flip because of one English product
 * title: it takes three words, two messages in a row, or another script.
 */

export type Hearing = {
  readonly text: string;
  /** What the message seems to be written in, and how surely. */
  readonly language: string;
  readonly confidence: number;
  /** The conversation's locale until now. */
  readonly locale: string;
  /** The locales the house speaks, most usual first. */
  readonly offered: readonly string[];
  /** The language of the shopper's message before this one. */
  readonly before?: string;
};

const sure = 0.8;
const fairlySure = 0.6;
const enoughWords = 3;

export function settleLanguage(hearing: Hearing): string {
  const { text, language, locale, offered } = hearing;
  if (language === languageOf(locale)) return regionOf(text, locale, offered);
  if (!switches(hearing)) return locale;
  const spoken = offered.filter((candidate) => languageOf(candidate) === language);
  if (spoken.length === 0) return locale;
  return regionOf(text, sameRegion(spoken, locale) ?? spoken[0] ?? locale, offered);
}

function switches({ text, language, confidence, before }: Hearing): boolean {
  const words = wordsOf(text);
  if (otherScript.has(language)) return confidence >= sure && words >= 1;
  if (words >= enoughWords) return confidence >= sure;
  return words >= 1 && before === language && confidence >= fairlySure;
}

/** Nobody writes Arabic, Japanese or Chinese letters by accident. */
const otherScript: ReadonlySet<string> = new Set(['ar', 'ja', 'zh']);

const notWords = /\S+@\S+|https?:\/\/\S+|\b\p{L}{0,3}-?\d[\d\p{L}-]*/gu;
const wordsOf = (text: string): number => text.replace(notWords, ' ').match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0;

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale;

const sameRegion = (spoken: readonly string[], locale: string): string | undefined => {
  const region = locale.split('-')[1];
  return region === undefined ? undefined : spoken.find((candidate) => candidate.endsWith(`-${region}`));
};

/** What a shopper in Québec writes and one in Paris does not. */
const quebec =
  /(?<!\p{L})(?:magasin(?:er|e|ais|ons|age)|courriels?|chandails?|fin de semaine|fins de semaine|clavarder|tuques?|souliers?|cellulaires?|piastres?|chum|ma blonde|bon matin|bienvenue à vous|pantoute|c'est correct|mets-en|tantôt|dépanneur|stationnement|bas de laine|allô|cédul(?:er|é)|canceller|débarbouillette|jaser|tanné+e?s?|présentement|là-là|c'est-tu|as-tu|ça-tu|tu-tu)(?!\p{L})|\d\s?\$|(?<![a-z0-9])[abceghj-nprstvxy]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])/giu;

/** One such word may be chance (souliers are worn in Lyon too); two different ones are not. */
const enoughCues = 2;

function regionOf(text: string, locale: string, offered: readonly string[]): string {
  if (locale !== 'fr' || !offered.includes('fr-CA')) return locale;
  const cues = new Set(
    Array.from(text.toLowerCase().matchAll(quebec), ([cue]) => cue.replace(/\d/g, '0').replace(/\s/g, '')),
  );
  return cues.size >= enoughCues ? 'fr-CA' : locale;
}
