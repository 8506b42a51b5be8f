/** What of a page's words is passed on: the declared fields, each of its kind and length. Nothing else is read. */
import type { PageContext } from '../../src/protocol/shopper.ts';

/** Longest text of each field, as the server takes them. */
const texts = { sku: 100, title: 200, url: 500, currency: 3 } as const;
const amounts = ['price', 'cart'] as const;
const most = 1e12;

export function declaredPage(given: unknown): PageContext | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const said = given as Record<string, unknown>;
  const page: PageContext = { type: text(said['type'], 40) ?? 'other' };
  for (const [field, longest] of Object.entries(texts) as [keyof typeof texts, number][]) {
    const value = text(said[field], longest);
    if (value) page[field] = value;
  }
  for (const field of amounts) {
    const value = said[field];
    if (typeof value === 'number' && value >= 0 && value <= most) page[field] = value;
  }
  return page;
}

const text = (value: unknown, longest: number) =>
  typeof value === 'string' && value ? value.slice(0, longest) : undefined;
