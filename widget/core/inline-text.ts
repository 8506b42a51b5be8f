/** The little formatting a message may carry: **bold** and web links. Everything else, markup included, stays text. */

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const marks = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)|(https?:\/\/[^\s<>"']+)/gu;
/** Punctuation that ends the sentence, not the address. */
const trailing = /[.,;:!?)\]»”]+$/u;

export function inlineSpans(written: string): Span[] {
  const text = asWritten(written);
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, bold, label, target, bare] = match;
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + whole.length;
    if (bold !== undefined) spans.push({ kind: 'bold', text: bold });
    else if (label !== undefined && target !== undefined) spans.push(link(label, target));
    else if (bare !== undefined) {
      const address = bare.replace(trailing, '');
      spans.push(link(address, address));
      from -= bare.length - address.length;
    }
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from) });
  return spans;
}

/** Without the marks that turn the letters after them around: "gnp.exe" never reads as "exe.png". Arabic needs none of them. */
export const asWritten = (text: string): string => text.replace(/[\u202a-\u202e]/g, '');

/** The same words without marks, for reading out. */
export const plainText = (text: string): string =>
  inlineSpans(text)
    .map((span) => span.text)
    .join('');

/** Only http and https become links: `javascript:` and its cousins stay words. */
function link(text: string, target: string): Span {
  const href = webAddress(target);
  return href ? { kind: 'link', text, href } : { kind: 'text', text };
}

/** An address that is safe in `href` or `src`: absolute http(s), or resolved against `base`. */
export function webAddress(target: string | undefined, base?: string): string | undefined {
  if (!target || !URL.canParse(target, base)) return undefined;
  const url = new URL(target, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
