/** Which language a message is written in: script first, then n-grams, with the conversation's own language as the prior. */

import { type LinearModel, score } from './linear-model.ts';

export type DetectedLanguage = { readonly language: string; readonly confidence: number };

const counted = /(\p{Script=Arabic})|([\p{Script=Hiragana}\p{Script=Katakana}])|(\p{Script=Han})|(\p{L})/gu;
const ignored = /(?<!\S)\S[^\s@]*@\S[^\s.]*\.\S+|https?:\/\/\S+|\b[\p{L}]{0,3}-?\d[\d\p{L}-]*\b/gu;

/** Letters that one of our Latin-script languages has to itself, or nearly so. */
const tellTale: readonly (readonly [RegExp, string])[] = [
  [/ß/, 'de'],
  [/[ñ¿¡]/, 'es'],
  [/œ/, 'fr'],
];

/**
 * Longer conversations in one language make its next short message ("ok", "Seine tote") more likely to be in it too:
 * the prior counts like this much of a decision value.
 */
const prior = 0.35;

/**
 * A sentence in Arabic or Chinese may be mostly the Latin letters of a brand or a title; the other way round hardly
 * happens. One Chinese character says about as much as five letters.
 */
const arabicWeight = 4;
const easternWeight = 7;

export function detectLanguage(text: string, expected: string, latin: LinearModel): DetectedLanguage {
  const home = expected.split('-')[0] ?? 'en';
  const words = text.slice(0, 600).replace(ignored, ' ');
  const script = countScripts(words);
  const letters = script.arabic + script.kana + script.han + script.other;
  if (letters === 0) return { language: home, confidence: 0.5 };
  if (script.arabic * arabicWeight >= letters) return { language: 'ar', confidence: 0.99 };
  const eastern = script.kana + script.han;
  if (eastern * easternWeight >= letters) {
    if (script.kana > 0) return { language: 'ja', confidence: 0.99 };
    return { language: home === 'ja' ? 'ja' : 'zh', confidence: home === 'ja' ? 0.6 : 0.97 };
  }
  return detectLatin(words.toLowerCase(), home, latin);
}

function countScripts(text: string) {
  const script = { arabic: 0, kana: 0, han: 0, other: 0 };
  for (const [, arabic, kana, han] of text.matchAll(counted)) {
    if (arabic) script.arabic++;
    else if (kana) script.kana++;
    else if (han) script.han++;
    else script.other++;
  }
  return script;
}

function detectLatin(text: string, home: string, latin: LinearModel): DetectedLanguage {
  const given = tellTale.find(([letters]) => letters.test(text))?.[1];
  const rows = score(latin, text).map(({ name, value }) => ({
    language: name,
    value: value + (name === home ? prior : 0) + (name === given ? 1 : 0),
  }));
  // Sharpness chosen so that the probability of the winner matches how often it is right on held-out sentences.
  const sharpness = 3;
  const total = rows.reduce((sum, { value }) => sum + Math.exp(sharpness * value), 0);
  const best = rows.reduce((lead, row) => (row.value > lead.value ? row : lead));
  return { language: best.language, confidence: Math.exp(sharpness * best.value) / total };
}
