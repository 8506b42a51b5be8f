/**
 * Which language a message is written in: script first, then n-grams. The conversation's own language is the prior; where
 * it is not known, none is applied.
 */

import { type LinearModel, score } from './linear-model.ts';
import { isTransliterated } from './transliterations.ts';

export type DetectedLanguage = { readonly language: string; readonly confidence: number };

const counted = /(\p{Script=Arabic})|([\p{Script=Hiragana}\p{Script=Katakana}])|(\p{Script=Han})|(\p{L})/gu;
const ignored = /(?<!\S)\S[^\s@]*@\S[^\s.]*\.\S+|https?:\/\/\S+|\b[\p{L}]{0,3}-?\d[\d\p{L}-]*\b/gu;

/** What the conversation's language counts, most for a word or two ("ok", "Seine tote"), in log odds. */
const homeOdds = { few: 2.5, more: 1.2 };
const fewWords = 2;

/** Signs that Spanish has to itself. */
const spanishSigns = { pattern: /[¿¡]/, odds: 2 };

/**
 * A sentence in Arabic or Chinese may be mostly the Latin letters of a brand or a title, above all when it begins in its
 * own script; the other way round hardly happens. One Chinese character says about as much as five letters.
 */
const weights = { arabic: 4, eastern: 7, begun: 3 };

/** Where nothing tells and nobody says which language the conversation is in. */
const usual = 'en';

/** `expected`: the conversation's locale. */
export function detectLanguage(text: string, expected: string | undefined, model: LinearModel): DetectedLanguage {
  const home = expected?.split('-')[0] || undefined;
  const words = text.slice(0, 600).replace(ignored, ' ');
  const script = countScripts(words);
  const letters = script.arabic + script.kana + script.han + script.other;
  if (letters === 0) return { language: home ?? usual, confidence: 0.5 };
  const begun = script.first === 'other' ? 1 : weights.begun;
  if (script.arabic * weights.arabic * begun >= letters) return { language: 'ar', confidence: 0.99 };
  if ((script.kana + script.han) * weights.eastern * begun >= letters) {
    return script.kana > 0 ? { language: 'ja', confidence: 0.99 } : detectHan(words, home, model);
  }
  if (home !== undefined && isTransliterated(text)) return { language: home, confidence: 0.5 };
  return detectLatin(words.toLowerCase(), home, model);
}

type Script = 'arabic' | 'kana' | 'han' | 'other';

function countScripts(text: string) {
  const script = { arabic: 0, kana: 0, han: 0, other: 0 };
  let first: Script | undefined;
  for (const [, arabic, kana, han] of text.matchAll(counted)) {
    const found: Script = arabic ? 'arabic' : kana ? 'kana' : han ? 'han' : 'other';
    script[found]++;
    first ??= found;
  }
  return { ...script, first };
}

/** Japanese without any kana is rare, long Japanese more so: each character speaks for Chinese. */
const withoutKana = 0.3;

function detectHan(text: string, home: string | undefined, model: LinearModel): DetectedLanguage {
  const han = text.match(/\p{Script=Han}+/gu) ?? [];
  const length = han.join('').length;
  const rows = oddsOf(han.join(' '), ['ja', 'zh'], model).map(({ language, value }) => ({
    language,
    value: value + (language === home ? homeOdds.more : 0) + (language === 'zh' ? withoutKana * length : 0),
  }));
  return surest(rows);
}

function detectLatin(text: string, home: string | undefined, model: LinearModel): DetectedLanguage {
  const count = text.match(/\p{L}+/gu)?.length ?? 0;
  const prior = count > fewWords ? homeOdds.more : homeOdds.few;
  const given = spanishSigns.pattern.test(text) ? 'es' : undefined;
  const rows = oddsOf(text, ['en', 'fr', 'de', 'it', 'es'], model).map(({ language, value }) => ({
    language,
    value: value + (language === home ? prior : 0) + (language === given ? spanishSigns.odds : 0),
  }));
  return surest(rows);
}

type Odds = { readonly language: string; readonly value: number };

const oddsOf = (text: string, among: readonly string[], model: LinearModel): Odds[] =>
  score(model, text).flatMap(({ name, value }) => (among.includes(name) ? [{ language: name, value }] : []));

function surest(rows: readonly Odds[]): DetectedLanguage {
  const best = rows.reduce((lead, row) => (row.value > lead.value ? row : lead));
  const total = rows.reduce((sum, { value }) => sum + Math.exp(value - best.value), 0);
  return { language: best.language, confidence: 1 / total };
}
