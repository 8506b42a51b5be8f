/** The rows of a comparison in words: what differs first, because that is what the shopper wants to know. */
import type { Product } from '../src/domain/commerce.ts';
import type { Talk } from '../src/domain/dialog.ts';
import { type ComparisonCell, type ComparisonRow, compareProducts } from '../src/domain/discovery.ts';
import type { ConciergeParts } from './parts.ts';
import { capital, word } from './vocabulary.ts';

type Row = { readonly label: string; readonly values: readonly string[] };

export function comparisonRows(parts: ConciergeParts, talk: Talk, products: readonly Product[]): readonly Row[] {
  const rows = compareProducts(...products);
  return [...rows.filter(({ same }) => !same), ...rows.filter(({ same }) => same)].map(({ attribute, cells }) => ({
    label: talk.say(`fact.${attribute}`),
    values: cells.map((cell) => cellText(parts, talk, attribute, cell)),
  }));
}

function cellText(
  { formats, boutiques }: ConciergeParts,
  talk: Talk,
  attribute: ComparisonRow['attribute'],
  cell: ComparisonCell,
): string {
  const list = (items: readonly string[]) =>
    items.length === 0 ? talk.say('fact.none') : capital(formats.list(items, talk.locale));
  switch (cell.kind) {
    case 'keys':
      return list(cell.keys.map((key) => keyText(talk, attribute, key)));
    case 'price': {
      const from = formats.money(cell.from, talk.locale);
      return cell.from.amount === cell.to.amount
        ? from
        : talk.say('fact.price-range', { from, to: formats.money(cell.to, talk.locale) });
    }
    case 'stock': {
      const cities = boutiques.all().flatMap(({ id, city }) => ((cell.stores[id] ?? 0) > 0 ? [city] : []));
      return list([...(cell.online > 0 ? [talk.say('fact.online')] : []), ...cities]);
    }
    default:
      return cell satisfies never;
  }
}

function keyText(talk: Talk, attribute: ComparisonRow['attribute'], key: string): string {
  switch (attribute) {
    case 'category':
    case 'color':
    case 'material':
    case 'occasion':
    case 'recipient':
      return word(talk, attribute, key);
    case 'size':
    case 'price':
    case 'stock':
      return key;
    default:
      return attribute satisfies never;
  }
}
