/** Reading JSON of a provider: bytes to a value, and values to what a schema knows; the rest is counted, never thrown. */

import type { z } from 'zod';
import { oddityIn } from '../domain/plain-json.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** For doors where anybody may write the JSON. Undefined: not JSON, not UTF-8, or with something that no client has to send. */
export function parseStrangersJson(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(utf8.decode(body));
    return oddityIn(value) === undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * For doors where the provider writes and signs the JSON. Keys that could reach a prototype are left out and not refused: a
 * refused batch comes again for days, with everything else in it. Undefined: not JSON, or not UTF-8.
 */
export function parseJson(body: Uint8Array): unknown {
  try {
    const text = utf8.decode(body);
    // A reviver is asked for every key: only where it could find one, written plainly or with escapes.
    const suspect = text.includes('__proto__') || text.includes('\\u');
    return JSON.parse(text, suspect ? withoutPrototype : undefined);
  } catch {
    return undefined;
  }
}

/** A provider's object has no business with our prototypes. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/** The items that a schema knows, with how many it does not: one bad item never loses its neighbours. */
export function known<T>(
  items: unknown,
  schema: z.ZodType<T>,
): { readonly items: readonly T[]; readonly unknown: number } {
  if (!Array.isArray(items)) return { items: [], unknown: 0 };
  const parsed = items.map((item) => schema.safeParse(item));
  const good = parsed.flatMap((result) => (result.success ? [result.data] : []));
  return { items: good, unknown: parsed.length - good.length };
}
