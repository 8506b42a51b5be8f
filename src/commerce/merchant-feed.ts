/** Products from a Google Merchant feed, tab-separated or XML. Items that share `item_group_id` are variants of one product. */

import type { Product, Stock, Variant } from '../domain/commerce.ts';
import { readDelimited } from './delimited.ts';
import { type FeedItem, readFeedItems } from './feed-xml.ts';
import { keyFor } from './gazetteer.ts';
import { type ParsedProducts, type RowProblem, shown } from './import-problem.ts';
import { plainText } from './plain-text.ts';
import { readPriceWithCurrency } from './price.ts';
import { productFacts } from './product-facts.ts';
import { unlimitedUnits } from './stock-units.ts';

type Options = { readonly currency: string };
type Row = { readonly line: number; readonly raw: string; get(attribute: string): string };

export function parseMerchantXml(text: string, options: Options): ParsedProducts {
  const { items, broken } = readFeedItems(text);
  const problems: RowProblem[] = broken ? [{ ...broken, raw: '' }] : [];
  if (items.length === 0 && !broken) {
    problems.push({ line: 1, found: 'no <item> or <entry>', expected: 'a product feed in RSS or Atom', raw: '' });
  }
  return readProducts(items.map(rowOfItem), problems, options);
}

export function parseMerchantTsv(text: string, options: Options): ParsedProducts {
  const [first, ...sources] = readDelimited(text, '\t');
  const names = (first?.cells ?? []).map(attributeName);
  const missing = ['id', 'title', 'price'].filter((name) => !names.includes(name));
  const problems: RowProblem[] = missing.map((name) => ({
    line: 1,
    at: name,
    found: first ? `the columns ${names.slice(0, 5).join(', ')} ...` : 'an empty file',
    expected: `a first line with the column "${name}"`,
    raw: first?.raw ?? '',
  }));
  if (problems.length > 0) return { products: [], problems };
  const at = new Map(names.map((name, index) => [name, index]));
  const rows = sources.map(({ line, raw, cells }) => ({
    line,
    raw,
    get: (attribute: string) => (cells[at.get(attribute) ?? -1] ?? '').trim(),
  }));
  return readProducts(rows, [], options);
}

/** `g:image link` and `image_link` are the same attribute. */
const attributeName = (name: string) => name.trim().toLowerCase().replace(/^g:/, '').replace(/\s+/g, '_');

const rowOfItem = ({ line, raw, fields }: FeedItem): Row => ({
  line,
  raw,
  get: (attribute) => fields.get(attribute) ?? '',
});

function readProducts(rows: readonly Row[], problems: RowProblem[], { currency }: Options): ParsedProducts {
  const groups = new Map<string, { row: Row; variant: Variant }[]>();
  const ids = new Map<string, number>();
  for (const row of rows) {
    const variant = readVariant(row, ids, currency);
    if ('expected' in variant) problems.push({ line: row.line, raw: row.raw, ...variant });
    else {
      const key = row.get('item_group_id') || row.get('id');
      groups.set(key, [...(groups.get(key) ?? []), { row, variant }]);
    }
  }
  const products = [...groups].flatMap(([id, members]) => assemble(id, members));
  return { products, problems: problems.sort((a, b) => a.line - b.line) };
}

type Wrong = Pick<RowProblem, 'at' | 'found' | 'expected'>;

function readVariant(row: Row, ids: Map<string, number>, currency: string): Variant | Wrong {
  const wrong = (at: string, expected: string): Wrong => ({ at, found: shown(row.get(at)), expected });
  const sku = row.get('id');
  if (sku === '') return wrong('id', 'an id');
  const before = ids.get(sku);
  if (before !== undefined) return wrong('id', `an id of its own (line ${before} has the same)`);
  if (row.get('title') === '') return wrong('title', 'a title');
  const full = readPriceWithCurrency(row.get('price'), currency);
  if (!full) return wrong('price', `a price such as 1850.00 ${currency}`);
  if (full.currency !== currency) return wrong('price', `a price in ${currency}, the currency of the house`);
  const stock = readStock(row);
  if (!stock) return wrong('availability', 'in_stock, out_of_stock, preorder or backorder');
  ids.set(sku, row.line);
  const sale = readPriceWithCurrency(row.get('sale_price'), currency);
  const isReduced = sale !== undefined && sale.currency === currency && sale.amount < full.amount;
  const [color] = colorsOf(row);
  const size = row.get('size');
  const image = row.get('image_link');
  return {
    sku,
    title: [row.get('color'), size].filter((value) => value !== '').join(' / ') || 'Default',
    ...(color === undefined ? {} : { color }),
    ...(size === '' ? {} : { size }),
    price: isReduced ? sale : full,
    ...(isReduced ? { compareAt: full } : {}),
    ...(image === '' ? {} : { image }),
    stock,
  };
}

/** Black/Gold: the first colour leads. */
const colorsOf = (row: Row) =>
  row
    .get('color')
    .split('/')
    .filter((color) => color.trim() !== '')
    .map((color) => keyFor('color', color));

/** A preorder is not in stock: it may be wished for, but nobody is told that it can be had now. */
function readStock(row: Row): Stock | undefined {
  const counted = row.get('quantity') || row.get('sell_on_google_quantity');
  const units = /^\d{1,9}$/.test(counted) ? Number(counted) : unlimitedUnits;
  switch (row.get('availability').toLowerCase().replace(/[\s-]/g, '_')) {
    case 'in_stock':
      return { online: units, stores: {} };
    case 'out_of_stock':
    case 'preorder':
    case 'backorder':
      return { online: 0, stores: {} };
    default:
      return undefined;
  }
}

function assemble(id: string, members: readonly { row: Row; variant: Variant }[]): Product[] {
  const [head] = members;
  if (!head) return [];
  const { row } = head;
  const title = plainText(row.get('title'));
  const type = row.get('product_type');
  const [image, url] = [row.get('image_link'), row.get('link')];
  const facts = productFacts({
    title,
    type: type.split('>').at(-1)?.trim(),
    taxonomy: row.get('google_product_category') || undefined,
    gender: row.get('gender') || undefined,
    tags: labels(row),
    stated: {
      color: members.flatMap((member) => colorsOf(member.row)),
      material: members.flatMap((member) => member.row.get('material').split('/')).filter((name) => name.trim() !== ''),
    },
  });
  return [
    {
      id,
      handle: keyOf(id),
      title,
      ...(type === '' ? {} : { type }),
      description: plainText(row.get('description')),
      ...facts,
      ...(image === '' ? {} : { image }),
      ...(url === '' ? {} : { url }),
      variants: members.map(({ variant }) => variant),
    },
  ];
}

const labels = (row: Row) =>
  [0, 1, 2, 3, 4].map((number) => row.get(`custom_label_${number}`)).filter((label) => label !== '');

const keyOf = (id: string) => id.trim().toLowerCase().replace(/\s+/g, '-');
