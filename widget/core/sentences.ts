/** Where a reply may be cut while it is being shown: after a sentence, never inside a link or between marks. */
import { plainText } from './inline-text.ts';

/** Offsets behind each sentence; the last one is the end of the text. */
export function sentenceEnds(text: string, locale: string): readonly number[] {
  const ends: number[] = [];
  for (const { index, segment } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    const end = index + segment.length;
    if (segment.trim() !== '' && isWhole(text, end)) ends.push(end);
  }
  return ends.at(-1) === text.length ? ends : [...ends, text.length];
}

/** Both parts read as they do together: nothing that belongs together was cut. */
const isWhole = (text: string, at: number) =>
  plainText(text.slice(0, at)) + plainText(text.slice(at)) === plainText(text);
