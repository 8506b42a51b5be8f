/** The paragraph of an article that answers a question best, short enough for a chat. */

import { stemsOf } from './stems.ts';

const longest = 420; // characters

export function bestPassage(body: string, question: string): string {
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#'));
  const wanted = new Set(stemsOf(question));
  const best = paragraphs.reduce<{ readonly text: string; readonly overlap: number } | undefined>((lead, text) => {
    const overlap = new Set(stemsOf(text).filter((stem) => wanted.has(stem))).size;
    return lead && lead.overlap >= overlap ? lead : { text, overlap };
  }, undefined);
  return shorten(best?.text ?? body.trim());
}

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
