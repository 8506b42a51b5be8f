/**
 * What a translation must bring back letter by letter is taken out first and put back afterwards: addresses, codes,
 * telephone numbers, names. A model sees a mark in their place, so it can neither read nor change them.
 */
import { maskCards, withoutIdentifiers } from './redact.ts';

export type SetAside = {
  /** With marks; cards and passwords are masked for good. */
  readonly text: string;
  /** In the order of the marks, from 1. */
  readonly kept: readonly string[];
};

export const markPattern = /⟦(\d{1,3})⟧/g;

const address = /https?:\/\/[^\s<>()"']{1,300}|www\.[^\s<>()"']{1,300}/giu;
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
/** "MM-20418", "SEINE-01-COG": capitals and digits joined by signs, or capitals directly before digits. */
const code =
  /(?<![\p{L}\p{N}])(?=[\p{Lu}\d._/#-]*\d)(?:\p{Lu}[\p{Lu}\d]*(?:[-_/#.][\p{Lu}\d]+)+|\p{Lu}{2,}\d[\p{Lu}\d]*)(?![\p{L}\p{N}])/gu;
const orderNumber = /(?<![\p{L}\p{N}])\p{L}{2}[\s._-]{0,2}\p{Nd}{5}(?!\p{Nd})/gu;
const phone = /(?<![\p{L}\p{N}.,])\+\(?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){7,14}(?![\p{L}\p{N}])/gu;

export function setAside(text: string, names: readonly string[]): SetAside {
  const kept: string[] = [];
  const mark = (written: string): string => {
    if (!kept.includes(written)) kept.push(written);
    return `⟦${kept.indexOf(written) + 1}⟧`;
  };
  // Marks of the writer's own would be taken for ours.
  const plain = text.replace(/[⟦⟧]/gu, ' ');
  const marked = [address, email, code, orderNumber, phone, ...longestFirst(names).map(wholeWord)].reduce(
    (before, pattern) => outsideMarks(before, (part) => part.replace(pattern, mark)),
    plain,
  );
  return { text: outsideMarks(maskCards(marked).text, (part) => withoutIdentifiers(part, mark)), kept };
}

/** Undefined: a mark was lost, added or doubled. */
export function putBack(text: string, { text: given, kept }: SetAside): string | undefined {
  const marksOf = (words: string) => Array.from(words.matchAll(markPattern), ([mark]) => mark).sort();
  if (marksOf(text).join() !== marksOf(given).join()) return undefined;
  return text.replace(markPattern, (mark, number: string) => kept[Number(number) - 1] ?? mark);
}

/** What is set aside already holds nothing more to set aside. */
function outsideMarks(text: string, change: (part: string) => string): string {
  return text
    .split(/(⟦\d{1,3}⟧)/)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');
}

/** Of a person, as a whole and then by each of its words: "Camille" is Camille Aubert. Case counts: a rose is no Rose. */
export function personNames(name: string): readonly string[] {
  return [name, ...name.split(/\s+/).filter((word) => [...word].length >= 3 && /^\p{Lu}/u.test(word))];
}

const longestFirst = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.trim() !== '').toSorted((one, other) => other.length - one.length);

function wholeWord(word: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
