/** How a message stands in the talk: said again, turned down, asked on. Read from its words in any of our languages at once. */

import type { ScoredIntent } from './understanding.ts';

export type TalkSigns = {
  /** How much of it the shopper has said before, 0..1. */
  readonly repeats: number;
  /** A no or a correction that is not a polite goodbye. */
  readonly rejects: boolean;
  readonly asks: boolean;
  /** What to compare the next messages with. */
  readonly words: string;
};

const keptWords = 16;
const sure = 0.4;

/** `heard` holds the `words` of the shopper's earlier messages. */
export function hearTalk(text: string, intents: readonly ScoredIntent[], heard: readonly string[]): TalkSigns {
  const words = contentWords(text);
  const means = (...names: readonly ScoredIntent['intent'][]) =>
    intents.some(({ intent, confidence }) => names.includes(intent) && confidence >= sure);
  return {
    repeats: Math.max(0, ...heard.map((earlier) => alike(words, earlier.split(' ')))),
    rejects: corrects.test(text) || ((means('no', 'correction') || no.test(text)) && !closing.test(text)),
    asks: /[?？؟]/.test(text),
    words: words.join(' '),
  };
}

/** A no at the start, "not what I asked", or a wish for another than what was shown. */
const no =
  /^\s*(?:no|nope|nah|non|nan|nein|nee|nicht|لا|مو|مش|ليس|いいえ|いや|違い|ちがい|不是|不对|不要|不用|没有|没)(?![\p{L}\p{N}])/iu;
const corrects = new RegExp(
  [
    "\\b(?:i (?:just |already |only )?(?:said|asked|told|meant|wanted|mentioned)|not what i|you (?:didn't|did not|don't|haven't|keep)|wrong|instead|another|any other|something else|anything else|different|double[- ]check|(?:check|try|look) again|are you sure|no that)\\b",
    "(?:j'ai (?:déjà |bien |pourtant )?(?:dit|demandé|écrit|répondu|précisé)|je (?:parle|parlais|demande|demandais|voulais) (?:pas|d|de|la|le|l')|pas (?:ça|cela|ce que|la bonne|le bon|du tout)|plutôt|un autre|une autre|d'autres|autre chose|différent|vous (?:ne |n')(?:répondez|lisez|comprenez|avez)|vous êtes sûr|rien à voir)",
    '\\b(?:ich (?:habe|hab) (?:doch |schon |bereits )?(?:gesagt|gefragt|geschrieben)|nicht das|das (?:ist|war) nicht|falsch|stattdessen|lieber|ander[es]\\w*|etwas anderes|sicher\\?)',
    "\\b(?:ho (?:già |appena )?(?:detto|chiesto|scritto)|non (?:è )?(?:quello|questo|ciò) che|sbagliat\\w+|invece|piuttosto|un altr[oa]|un'altra|altro|divers[oa]|è sicur[oa])\\b",
    '\\b(?:ya (?:lo |le |te |les )?(?:dije|he dicho|pregunté|escribí)|no es (?:lo|eso)|eso no|equivocad\\w+|en vez|en cambio|mejor|otr[oa]s?|diferente|segur[oa]\\?)',
    '(?:قلت (?:لك|لكم)|مو هذا|ليس هذا|مش ده|مش هذا|غير هذا|غلط|خطأ|بدل|غيره|ثاني)',
    '(?:そうじゃな|そうではな|違います|違う|ではなく|じゃなくて|と言った|と言いました|他の|別の)',
    '(?:不是这个|不是這個|我说的|我說的|我问的|我問的|说过了|說過了|换一|換一|别的|別的|其他|另外|答非所问)',
  ].join('|'),
  'iu',
);
/** "No, that's all, thank you" ends a talk well. */
const closing =
  /\b(?:thanks?|thank you|bye|that(?:'s| is| will be) (?:all|it|everything)|everything i need|merci|c'est tout|au revoir|danke|das (?:ist|war) alles|tschüss|grazie|è tutto|gracias|es todo|adiós)\b|شكرا|ありがとう|以上です|谢谢|謝謝|再见/iu;

/** Words of four letters or more and numbers; where no spaces are written, pairs of characters. */
function contentWords(text: string): string[] {
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}|[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...new Set(words.flatMap((word) => (eastern.test(word) ? pairs(word) : isTelling(word) ? [word] : []))),
  ].slice(0, keptWords);
}

const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const isTelling = (word: string): boolean => word.length > 3 || /\p{N}/u.test(word);
const pairs = (word: string): string[] => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

/** Share of the shorter message that stands in the other; two words in common are the least that can say "again". */
function alike(one: readonly string[], other: readonly string[]): number {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 2) return 0;
  const shared = one.filter((word) => other.includes(word)).length;
  return shared < 2 ? 0 : shared / shorter;
}
