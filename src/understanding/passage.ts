/** The paragraph of an article that answers a question best, short enough for a chat. */

import type { Article } from '../domain/commerce.ts';
import { ideasAndWordsOf, tellingOf } from './concepts.ts';
import { languageOf, stemsOf } from './stems.ts';

const longest = 420; // characters

type Paragraph = { readonly text: string; readonly terms: ReadonlySet<string> };

/** A general question is answered by the opening; a paragraph must fit it clearly better than that. */
const opening = 1;
/** What the title says, or several phrasings, every paragraph is about. */
const common = 0.1;

/** Words count, and so do ideas: "postage" is answered where the text says "delivery". */
export function bestPassage(article: Article, question: string): string {
  const language = languageOf(article.locale);
  const { paragraphs, shared } = readingOf(article);
  const wanted = [...termsOf(question, language)];
  const fits = paragraphs.map(({ text, terms }, at) => {
    const found = wanted.filter((term) => terms.has(term));
    const fit = found.reduce((sum, term) => sum + (shared.has(term) ? common : tellingOf(term)), 0);
    return { text, fit: at === 0 ? fit + opening : fit };
  });
  const best = fits.reduce<{ text: string; fit: number } | undefined>(
    (lead, one) => (lead && lead.fit >= one.fit ? lead : one),
    undefined,
  );
  return shorten(best?.text ?? article.body.trim());
}

type Reading = { readonly paragraphs: readonly Paragraph[]; readonly shared: ReadonlySet<string> };

/** An article is read once; a changed one is another object. */
const known = new WeakMap<Article, Reading>();

function readingOf(article: Article): Reading {
  const before = known.get(article);
  if (before) return before;
  const language = languageOf(article.locale);
  const paragraphs = article.body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#'))
    .map((text) => ({ text, terms: termsOf(text, language) }));
  const reading = { paragraphs, shared: sharedTerms(article, language) };
  known.set(article, reading);
  return reading;
}

function sharedTerms({ title, phrasings }: Article, language: string): ReadonlySet<string> {
  const once = new Set<string>();
  const shared = new Set(termsOf(title, language));
  for (const phrasing of phrasings) {
    for (const term of termsOf(phrasing, language)) (once.has(term) ? shared : once).add(term);
  }
  return shared;
}

const termsOf = (text: string, language: string): ReadonlySet<string> =>
  new Set([...stemsOf(text, language), ...ideasAndWordsOf(text, language)]);

/** Whole sentences as long as they fit; a single longer one is cut at a word. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const sentence = Math.max(
    cut.lastIndexOf('. '),
    cut.lastIndexOf('? '),
    cut.lastIndexOf('! '),
    cut.lastIndexOf('。'),
    cut.lastIndexOf('؟ '),
  );
  if (sentence > longest / 3) return cut.slice(0, sentence + 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
