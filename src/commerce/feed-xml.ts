/**
 * Reads the items of a product feed in XML (RSS or Atom) and nothing else of XML: no DTD, no entities of the file's own,
 * no files or addresses fetched. A document type ends the reading, since feeds have none and attacks do.
 */

import { decodeEntities } from './plain-text.ts';

export type FeedItem = {
  readonly line: number;
  readonly raw: string;
  /** By local name, without `g:`. The first of a repeated element counts. */
  readonly fields: ReadonlyMap<string, string>;
};

export type FeedItems = {
  readonly items: readonly FeedItem[];
  /** The place where the file stopped being a feed. */
  readonly broken?: { readonly line: number; readonly found: string; readonly expected: string };
};

type Token =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly text: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'broken';
      readonly found: string;
      readonly expected: string;
      readonly from: number;
      readonly to: number;
    };

type OpenItem = { readonly name: string; readonly from: number; readonly fields: Map<string, string> };

export function readFeedItems(text: string): FeedItems {
  const items: FeedItem[] = [];
  const lineAt = lineCounter(text);
  let item: OpenItem | undefined;
  let depth = 0;
  let field = '';
  let value = '';
  for (const token of tokens(text)) {
    if (token.kind === 'broken') return { items, broken: { line: lineAt(token.from), ...told(token) } };
    if (!item) {
      const starts = token.kind === 'open' && (token.name === 'item' || token.name === 'entry');
      if (starts) item = { name: token.name, from: token.from, fields: new Map() };
      depth = 0;
      continue;
    }
    if (token.kind === 'text') {
      if (depth > 0) value += token.text;
    } else if (token.kind === 'open') {
      depth += 1;
      if (depth === 1) [field, value] = [token.name, ''];
    } else if (token.kind === 'close' && depth > 0) {
      depth -= 1;
      if (depth === 0 && !item.fields.has(field)) item.fields.set(field, value.trim());
    } else if (token.kind === 'close') {
      items.push({ line: lineAt(item.from), raw: text.slice(item.from, token.to), fields: item.fields });
      item = undefined;
    }
  }
  if (!item) return { items };
  return {
    items,
    broken: { line: lineAt(item.from), found: `<${item.name}> without an end`, expected: `</${item.name}>` },
  };
}

const told = ({ found, expected }: { found: string; expected: string }) => ({ found, expected });

function* tokens(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const end = open === -1 ? text.length : open;
    if (end > at) yield { kind: 'text', text: decodeEntities(text.slice(at, end)), from: at, to: end };
    if (open === -1) return;
    const token = markup(text, open);
    if (token) yield token.token;
    if (token?.token.kind === 'broken') return;
    at = token ? token.token.to : skipped(text, open);
  }
}

/** The tag or CDATA at `from`; nothing for a comment or an instruction. */
function markup(text: string, from: number): { token: Token } | undefined {
  if (text.startsWith('<![CDATA[', from)) {
    const end = text.indexOf(']]>', from);
    const to = end === -1 ? text.length : end + 3;
    return { token: { kind: 'text', text: text.slice(from + 9, end === -1 ? to : end), from, to } };
  }
  if (text.startsWith('<!--', from) || text.startsWith('<?', from)) return undefined;
  if (text.startsWith('<!', from)) {
    return {
      token: {
        kind: 'broken',
        found: text.slice(from, from + 30),
        expected: 'a feed without a document type',
        from,
        to: from,
      },
    };
  }
  const to = endOfTag(text, from);
  const inside = text.slice(from + 1, to - 1);
  const [, slash, name] = inside.match(/^(\/?)(?:[\w.-]+:)?([\w.-]+)/) ?? [];
  if (to === -1 || name === undefined) {
    return {
      token: { kind: 'broken', found: text.slice(from, from + 30), expected: 'a tag that ends in ">"', from, to: from },
    };
  }
  const kind = slash === '/' ? 'close' : inside.endsWith('/') ? 'empty' : 'open';
  return { token: { kind, name: name.toLowerCase(), from, to } };
}

/** Just past the `>`; one inside quotes does not count. -1 when there is none. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at + 1;
    else if (letter === '<') return -1;
  }
  return -1;
}

function skipped(text: string, from: number): number {
  const closing = text.startsWith('<!--', from) ? '-->' : '?>';
  const end = text.indexOf(closing, from);
  return end === -1 ? text.length : end + closing.length;
}

/** Lines of rising positions, counted once. */
function lineCounter(text: string): (position: number) => number {
  let at = 0;
  let line = 1;
  return (position) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < position; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
