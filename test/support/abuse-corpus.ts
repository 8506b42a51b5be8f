/** Lines of abuse: a few of our own, or the file that `ABUSE_CORPUS` names; and their generated values. */
import { readFileSync } from 'node:fs';

export type AbuseLine = {
  readonly id: string;
  readonly group: string;
  readonly channel: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly outcome: 'reject' | 'inert' | 'safe' | 'dedupe' | 'redact' | 'allow';
    readonly status?: readonly (number | string)[];
    readonly store?: 'none' | 'once' | 'verbatim' | 'redacted';
    readonly never?: readonly string[];
    readonly must?: readonly string[];
    readonly ms?: number;
  };
};

const own = new URL('./abuse-own.jsonl', import.meta.url);

export function abuseCorpus(...channels: readonly string[]): readonly AbuseLine[] {
  const file = process.env['ABUSE_CORPUS'] || own;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as AbuseLine).filter(({ channel }) => channels.includes(channel));
}

/** `{ $b64 }`, `{ $gen: repeat | concat }` and placeholders, with values of this run. */
export function generated(value: unknown, names: Readonly<Record<string, string>>): string | Uint8Array {
  if (typeof value === 'string')
    return value.replace(/\{\{([A-Z_:0-9]+)\}\}/g, (_whole, name: string) => names[name] ?? `value-of-${name}`);
  const made = value as { $b64?: string; $gen?: string; s?: string; n?: number; parts?: readonly unknown[] };
  if (made.$b64 !== undefined) return Buffer.from(made.$b64, 'base64');
  if (made.$gen === 'repeat') return (made.s ?? '').repeat(made.n ?? 0);
  if (made.$gen === 'concat') return (made.parts ?? []).map((part) => String(generated(part, names))).join('');
  throw new Error(`The corpus has a generator that is not known here: ${JSON.stringify(value).slice(0, 80)}`);
}
