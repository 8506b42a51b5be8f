/** Messages that a provider has approved before: as the house writes them down, and as one of them goes out. */
import type { Suggestion } from './card.ts';

/** An approved template with the words for its places, in their order. */
export type Template = {
  readonly name: string;
  /** As it was approved: `fr`, `en_GB`. */
  readonly language: string;
  /** Something new rather than an answer: goes only to those who said yes to it. */
  readonly outreach?: boolean;
  readonly header?: { readonly image: string } | { readonly text: string };
  readonly body?: readonly string[];
  /** What each button carries back, or the end of its address. */
  readonly buttons?: readonly ({ readonly reply: string } | { readonly urlEnd: string })[];
};

export const templateCategories = ['utility', 'marketing'] as const;

/** A template of the house in one language; the same name stands once for each language. */
export type HouseTemplate = {
  readonly name: string;
  /** The house's own locale tag. */
  readonly language: string;
  /** Only WhatsApp has templates that an advisor may send. */
  readonly channel: 'whatsapp';
  readonly category: (typeof templateCategories)[number];
  /** The approved words with `{{1}}`, `{{2}}`... */
  readonly body: string;
  /** What stands in each place, in words for the advisor. */
  readonly parameters: readonly string[];
  readonly buttons: readonly Suggestion[];
};

/** Longest body once it is filled in. */
export const longestTemplate = 1024;
const longestParameter = 200;

/** The template of this name in the shopper's language, else its parent language, else the first that there is. */
export function inLanguage(
  templates: readonly HouseTemplate[],
  name: string,
  locale: string,
): HouseTemplate | undefined {
  const named = templates.filter((template) => template.name === name);
  const [language = locale] = locale.split('-');
  return (
    named.find((template) => template.language === locale) ??
    named.find((template) => template.language === language) ??
    named[0]
  );
}

export type TemplateFault = 'count' | 'empty' | 'shape' | 'long';

/** What a provider would refuse: a place without words, line breaks, runs of spaces, too much in all. */
export function faultOf({ body, parameters }: HouseTemplate, words: readonly string[]): TemplateFault | undefined {
  if (words.length !== parameters.length) return 'count';
  if (words.some((word) => word.trim() === '')) return 'empty';
  if (words.some((word) => /[\n\r\t]| {4}/.test(word))) return 'shape';
  const tooLong = words.some((word) => word.length > longestParameter) || filled(body, words).length > longestTemplate;
  return tooLong ? 'long' : undefined;
}

/** The words a shopper reads. What is put in is never read again, so `{{2}}` in a name stays a name. */
export function filled(body: string, words: readonly string[]): string {
  return body.replace(/\{\{(\d+)\}\}/g, (place, number: string) => words[Number(number) - 1] ?? place);
}

/** As it goes out. */
export function toSend({ name, language, category, buttons }: HouseTemplate, words: readonly string[]): Template {
  return {
    name,
    language: language.replace('-', '_'),
    ...(category === 'marketing' ? { outreach: true } : {}),
    body: words,
    ...(buttons.length === 0 ? {} : { buttons: buttons.map(({ value }) => ({ reply: value })) }),
  };
}
