/**
 * Reads `.chat` files: conversations that people write who do not program.
 *
 *   # title            starts a conversation
 *   locale: fr         the language chosen; may come again in the middle
 *   > words            the shopper; several in a row are one burst
 *   tap: label         the shopper taps a chip of the last answer
 *   act: action value  the shopper uses a card
 *   < words*           the bot; * stands for anything, lines are looked for in order
 *   not: *words*       nothing the bot says in this answer is like that
 *   card: kind         the answer has such a card; `card: none`
 *   tile: *words*      some product, step or row of the card reads like that
 *   chip: label        the answer offers it
 *   outcome: failed    what the turn counts it as
 *   wants: person      the shopper is handed over
 *   wait: 3 days       time passes
 *   known: id Name     the shop says who it is
 *   state: {...}       what an earlier version left behind
 */
export type Line = { readonly at: number; readonly kind: string; readonly text: string };
export type Script = { readonly title: string; readonly lines: readonly Line[] };

const kinds = [
  'locale',
  'tap',
  'act',
  'not',
  'card',
  'tile',
  'chip',
  'source',
  'outcome',
  'wants',
  'wait',
  'known',
  'state',
] as const;

export function readScripts(source: string): readonly Script[] {
  const scripts: { title: string; lines: Line[] }[] = [];
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('//')) continue;
    if (text.startsWith('#')) {
      scripts.push({ title: text.slice(1).trim(), lines: [] });
      continue;
    }
    const line = lineOf(text);
    const script = scripts.at(-1);
    if (!line || !script) throw new Error(`Line ${index + 1} is neither said nor expected: ${text}`);
    script.lines.push({ ...line, at: index + 1 });
  }
  return scripts;
}

function lineOf(text: string): Omit<Line, 'at'> | undefined {
  if (text.startsWith('>')) return { kind: 'says', text: text.slice(1).trim() };
  if (text.startsWith('<')) return { kind: 'hears', text: text.slice(1).trim() };
  const kind = kinds.find((candidate) => text.startsWith(`${candidate}:`));
  return kind && { kind, text: text.slice(kind.length + 1).trim() };
}

/** `*delivered*` as a pattern over the whole text; without a star it must be exactly that. */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => tidy(part).replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su').test(tidy(text));
}

/** Typographic spaces and apostrophes are right in a sentence and a nuisance in a script. */
const tidy = (text: string) =>
  text
    .replace(/[\u00a0\u202f\u200e\u200f\u061c]/g, (space) => (/[\u00a0\u202f]/.test(space) ? ' ' : ''))
    .replace(/’/g, "'");

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function durationMs(text: string): number {
  const [count = '', unit = ''] = text.split(' ');
  const ms = Number(count) * (units[unit.replace(/s$/, '')] ?? Number.NaN);
  if (!Number.isFinite(ms)) throw new Error(`Not a duration: ${text}`);
  return ms;
}
