/**
 * How upset one message is, and the words that say so. Cues join like independent doubts: two of 0.4 make 0.64, never
 * more than 1. How a conversation feels is another question (`domain/mood.ts`).
 */

import type { Emotion, ScoredIntent } from '../domain/understanding.ts';
import type { Folded } from './fold.ts';
import { type Cue, cues } from './lexicon/emotion-cues.ts';
import { furiousEmoji, pleasedEmoji, turnsRound, upsetEmoji, warm } from './lexicon/emotion-words.ts';

type Reading = { readonly weight: number; readonly evidence: string };

/** Intents that say by themselves that something is wrong, and how much each is worth at full confidence. */
const telling: Readonly<Partial<Record<ScoredIntent['intent'], number>>> = {
  complaint: 0.45,
  insult: 0.6,
  'damaged-wrong-item': 0.25,
};

export function readEmotion(folded: Folded, language: string, intents: readonly ScoredIntent[]): Emotion {
  const heard = hearCues(folded, language);
  const form = readForm(folded);
  const warmth = hearWarmth(folded, language);
  const intent = intents.reduce((sum, { intent: name, confidence }) => sum + (telling[name] ?? 0) * confidence, 0);
  const face = readFace(folded.original);
  const angry = join([...[...heard, ...face].map(({ weight }) => weight), Math.min(0.5, intent)]);
  // Capitals and exclamation marks make anger louder; alone they are only lively.
  const louder = join([angry, ...form.map(({ weight }) => weight * (angry > 0.25 ? 1 : 0.35))]);
  const frustration = louder * (1 - Math.min(0.45, warmth.length * 0.18) * (angry > 0.6 ? 0.4 : 1));
  const pleased = Math.min(1, warmth.length * 0.45 + (pleasedEmoji.test(folded.original) ? 0.4 : 0));
  return {
    frustration: round(frustration),
    valence: round(Math.max(-1, Math.min(1, pleased * (1 - frustration) - frustration))),
    confidence: round(confidenceOf(heard.length + face.length + form.length + warmth.length, folded.text.length)),
    evidence: evidenceOf(frustration >= 0.15 ? [...heard, ...face, ...form].map(({ evidence }) => evidence) : warmth),
  };
}

function hearCues(folded: Folded, language: string): Reading[] {
  const own = matches(cues[language] ?? [], folded);
  // People swear in English everywhere; its other cues would misread other languages.
  const borrowed =
    language === 'en'
      ? []
      : matches(
          (cues['en'] ?? []).filter(({ kind }) => kind === 'anger'),
          folded,
        ).filter(({ evidence }) => /^(?:fuck|wtf|shit|scam|bullshit|stupid)/i.test(evidence));
  return [...own, ...borrowed];
}

const denied =
  /(?:\b(?:not|no|never|isn'?t|don'?t|wasn'?t|pas|sans|aucun|jamais|ne suis pas|nicht|kein\w*|non|no|sin)|ليس|لست|لا) (?:a |an |at all |so |very |too |really |trop |tres |de |un |une )?$/;

function matches(list: readonly Cue[], folded: Folded): Reading[] {
  return list.flatMap(({ weight, pattern, kind }) => {
    const match = pattern.exec(folded.text);
    if (!match) return [];
    const before = folded.text.slice(Math.max(0, match.index - 16), match.index);
    if ((kind === 'anger' || kind === 'let-down') && denied.test(before)) return [];
    return [{ weight, evidence: folded.span(match.index, match.index + match[0].length).text.trim() }];
  });
}

function hearWarmth(folded: Folded, language: string): string[] {
  const pattern = warm[language] ?? warm['en'];
  if (!pattern) return [];
  return Array.from(folded.text.matchAll(pattern)).flatMap((match) => {
    const before = folded.text.slice(Math.max(0, match.index - 24), match.index);
    if (turnsRound.test(before)) return [];
    return [folded.span(match.index, match.index + match[0].length).text];
  });
}

/** Form: !!!, ??, capitals, stretched words. */
function readForm({ original, text }: Folded): Reading[] {
  const readings: Reading[] = [];
  const marks = /[!?]{2,}|(?:! ?){2,}/.exec(text);
  if (marks) readings.push({ weight: marks[0].length > 3 ? 0.3 : 0.2, evidence: marks[0] });
  const shouted = shoutedWords(original);
  if (shouted.length > 0)
    readings.push({ weight: shouted.length > 2 ? 0.4 : 0.2, evidence: shouted.slice(0, 4).join(' ') });
  const stretched = /\b\w*?([aeiou])\1{3,}\w*/.exec(text);
  if (stretched) readings.push({ weight: 0.12, evidence: stretched[0] });
  return readings;
}

function readFace(original: string): Reading[] {
  const upset = upsetEmoji.exec(original);
  return upset ? [{ weight: furiousEmoji.test(original) ? 0.65 : 0.4, evidence: upset[0].trim() }] : [];
}

const abbreviations =
  /^(?:MM|OK|VIP|SMS|USA|UPS|DHL|FEDEX|UK|EU|TVA|VAT|PDF|IBAN|SVP|STP|RDV|XS|XL|XXL|XXXL|CVV|FAQ|RGPD|GDPR|AMEX|EUR|USD|CAD|GBP|LOL|ASAP|PS|NYC|TTC|CB|SAV)$/;

function shoutedWords(original: string): string[] {
  const words = original.match(/\p{Lu}{3,}/gu);
  if (!words) return [];
  const shouted = words.filter(
    (word) => !abbreviations.test(word) && !original.includes(`${word}-`) && word.length < 20,
  );
  const all = original.match(/\p{L}{3,}/gu)?.length ?? 1;
  // One capital word among many ("the SEINE tote") is a name; a message in capitals, or several of them, is a raised voice.
  return shouted.length >= 2 || (shouted.length === 1 && all <= 2) ? shouted : [];
}

const join = (weights: readonly number[]): number => 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1);

/** Nothing heard in a short message says little; nothing heard in a long one says that the shopper is calm. */
function confidenceOf(heard: number, length: number): number {
  if (heard > 0) return Math.min(0.95, 0.6 + heard * 0.1);
  return Math.min(0.7, 0.35 + length / 300);
}

const evidenceOf = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => word !== '').slice(0, 6);

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
