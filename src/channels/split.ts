/**
 * Text within a provider's limit, counted in code points. Long text becomes several pieces, at the ends of sentences where
 * there are any, and every character is in one of them; only titles are cut. What a reader sees as one character is never
 * taken apart, unless it alone is longer than the limit.
 */

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where a piece may end, best first. Repetitions are bounded, so that no text costs more than its length. */
const ends: readonly RegExp[] = [
  /\n[^\S\n]{0,9}\n/gu,
  /(?:[.!?…؟۔]{1,9}(?:["'”’»)\]]|[ \u00a0\u202f]»){0,3}\s|[。！？]{1,9}[”’」』）]{0,3}|\n)/gu,
  /\s/gu,
];
/** A piece ends early for the sake of a sentence, but not after its first third. */
const leastShare = 1 / 3;

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Pieces of at most `limit` code points; joined they are the text again. */
export function split(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let end = after(text, from, limit); end < text.length; end = after(text, from, limit)) {
    const until = breakBetween(text, from, end);
    pieces.push(text.slice(from, until));
    from = until;
  }
  return [...pieces, text.slice(from)];
}

/** One line of at most `limit` code points; what does not fit ends in an ellipsis. */
export function cut(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const end = after(line, 0, limit);
  if (end === line.length) return line;
  const most = after(line, 0, limit - 1);
  return `${line.slice(0, lastBoundary(line, 0, most) ?? most).trimEnd()}…`;
}

/** The index that lies `count` code points after `from`, or the end. */
function after(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < text.length; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

function breakBetween(text: string, from: number, end: number): number {
  const least = from + (end - from) * leastShare;
  const boundaries = boundariesIn(text, from, end);
  const window = text.slice(from, end);
  for (const pattern of ends) {
    const best = [...window.matchAll(pattern)]
      .map((match) => from + match.index + match[0].length)
      .findLast((index) => boundaries.has(index));
    if (best !== undefined && best >= least) return best;
  }
  return lastBoundary(text, from, end) ?? end;
}

function lastBoundary(text: string, from: number, end: number): number | undefined {
  const last = Math.max(...boundariesIn(text, from, end));
  return last > from ? last : undefined;
}

/** Looks a little beyond `end`: whether a character ends there shows in the next one. */
function boundariesIn(text: string, from: number, end: number): ReadonlySet<number> {
  const window = text.slice(from, end + 40);
  const starts = Array.from(graphemes.segment(window), ({ index }) => from + index);
  const all = end >= text.length ? [...starts, text.length] : starts;
  return new Set(all.filter((index) => index <= end));
}
