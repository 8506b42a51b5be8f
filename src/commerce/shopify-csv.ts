/**
 * Products from a Shopify product CSV. One product spans several rows (variants, further images); our own columns beside
 * Shopify's are `Story ...`, `Stock <store>`, `Title <locale>` and `Description <locale>`.
 */

import type { LocalizedText, Product, Stock, Variant } from '../domain/commerce.ts';
import { type DelimitedRow, readDelimited } from './delimited.ts';
import { keyFor } from './gazetteer.ts';
import { type ParsedProducts, type RowProblem, shown } from './import-problem.ts';
import { plainText } from './plain-text.ts';
import { readPrice } from './price.ts';
import { productFacts } from './product-facts.ts';
import { unlimitedUnits } from './stock-units.ts';

type Header = {
  readonly at: ReadonlyMap<string, number>;
  readonly stores: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<string, number>;
  readonly descriptions: ReadonlyMap<string, number>;
  readonly story: number | undefined;
};

type Row = { readonly source: DelimitedRow; get(column: string): string };

/** What one file shares: its header, its money, what was wrong, and the SKUs already taken. */
type Reading = {
  readonly header: Header;
  readonly currency: string;
  readonly problems: RowProblem[];
  readonly skus: Map<string, number>;
};

const optionNumbers = [1, 2, 3] as const;

export function parseShopifyCsv(text: string, { currency }: { currency: string }): ParsedProducts {
  const [first, ...sources] = readDelimited(text, ',');
  const header = readHeader(first?.cells ?? []);
  const problems: RowProblem[] = [];
  for (const column of ['Handle', 'Title', 'Variant Price']) {
    if (!header.at.has(column)) problems.push(missingColumn(column, first));
  }
  if (problems.length > 0) return { products: [], problems };
  const reading: Reading = { header, currency, problems, skus: new Map() };
  const groups = groupByHandle(sources, reading);
  const products = [...groups.values()].flatMap((rows) => readProduct(rows, reading));
  return { products, problems: problems.sort((a, b) => a.line - b.line) };
}

function missingColumn(column: string, first: DelimitedRow | undefined): RowProblem {
  const found = first === undefined ? 'an empty file' : `the columns ${first.cells.slice(0, 5).join(', ')} ...`;
  return { line: 1, found, expected: `a first line with the column "${column}"`, raw: first?.raw ?? '' };
}

function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const columns = (pattern: RegExp) =>
    new Map(
      names.flatMap(
        (name, at) =>
          name
            .match(pattern)
            ?.slice(1, 2)
            .map((key) => [key, at] as const) ?? [],
      ),
    );
  const story = names.findIndex((name) => /^story\b/i.test(name));
  return {
    at: new Map(names.map((name, at) => [name, at])),
    stores: columns(/^Stock (\S+)$/),
    titles: columns(/^Title ([a-z]{2,3}(?:-[A-Z]{2})?)$/),
    descriptions: columns(/^Description ([a-z]{2,3}(?:-[A-Z]{2})?)$/),
    story: story === -1 ? undefined : story,
  };
}

function groupByHandle(sources: readonly DelimitedRow[], reading: Reading): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const source of sources) {
    const row = rowOf(source, reading.header);
    const handle = row.get('Handle');
    if (source.openQuote) report(reading, row, { found: 'a quote that is never closed', expected: 'quotes in pairs' });
    else if (handle === '') report(reading, row, { at: 'Handle', found: 'nothing', expected: 'a handle' });
    else groups.set(handle, [...(groups.get(handle) ?? []), row]);
  }
  return groups;
}

function rowOf(source: DelimitedRow, header: Header): Row {
  return {
    source,
    get(column) {
      const at = header.at.get(column);
      return at === undefined ? '' : (source.cells[at] ?? '').trim();
    },
  };
}

function report({ problems }: Reading, { source }: Row, problem: Omit<RowProblem, 'line' | 'raw'>): void {
  problems.push({ line: source.line, raw: source.raw, ...problem });
}

function readProduct(rows: readonly Row[], reading: Reading): Product[] {
  const [head] = rows;
  if (!head || isHidden(head)) return [];
  const handle = head.get('Handle');
  const title = head.get('Title');
  if (title === '') {
    report(reading, head, { at: 'Title', found: 'nothing', expected: `a title on the first row of "${handle}"` });
    return [];
  }
  const options = optionNumbers.map((number) => optionKind(head.get(`Option${number} Name`)));
  const variants = rows.flatMap((row, at) => readVariant(row, { at, title, handle, options, reading }));
  // every row of it is already in the report
  if (variants.length === 0) return [];
  return [assemble(head, rows, { handle, title, variants, options, header: reading.header })];
}

/** Drafts, archived and unpublished products are not for sale, which is no mistake. */
function isHidden(head: Row): boolean {
  const status = head.get('Status').toLowerCase();
  return (status !== '' && status !== 'active') || head.get('Published').toLowerCase() === 'false';
}

type Option = 'color' | 'size' | 'material' | 'other';

function optionKind(name: string): Option {
  if (/^(colou?r|couleur|اللون)$/i.test(name)) return 'color';
  if (/^(size|taille|pointure|المقاس)$/i.test(name)) return 'size';
  if (/^(material|matière|matiere)$/i.test(name)) return 'material';
  return 'other';
}

type VariantParts = { at: number; title: string; handle: string; options: readonly Option[]; reading: Reading };

function readVariant(row: Row, { at, handle, options, reading }: VariantParts): Variant[] {
  const values = optionNumbers.map((number) => row.get(`Option${number} Value`));
  const isImageOnly = at > 0 && values.every((value) => value === '') && row.get('Variant Price') === '';
  if (isImageOnly && row.get('Variant SKU') === '') return [];
  const price = readPrice(row.get('Variant Price'), reading.currency);
  if (!price) {
    const expected = `a price in ${reading.currency} such as 1850.00`;
    report(reading, row, { at: 'Variant Price', found: shown(row.get('Variant Price')), expected });
    return [];
  }
  const stock = readStock(row, reading);
  const sku = takeSku(row, handle, at, reading);
  if (!stock || sku === undefined) return [];
  const named = values.filter((value) => value !== '' && value !== 'Default Title');
  const color = valueFor('color', values, options);
  const size = valueFor('size', values, options);
  const image = row.get('Variant Image') || row.get('Image Src');
  const compareAt = readPrice(row.get('Variant Compare At Price'), reading.currency);
  return [
    {
      sku,
      title: named.join(' / ') || 'Default',
      ...(color === undefined ? {} : { color: keyFor('color', color) }),
      ...(size === undefined ? {} : { size }),
      price,
      ...(compareAt && compareAt.amount > price.amount ? { compareAt } : {}),
      ...(image === '' ? {} : { image }),
      stock,
    },
  ];
}

function valueFor(kind: Option, values: readonly string[], options: readonly Option[]): string | undefined {
  return values[options.indexOf(kind)] || undefined;
}

/** Shopify allows variants without a SKU; ours need one, made from the handle and always the same for the same file. */
function takeSku(row: Row, handle: string, at: number, reading: Reading): string | undefined {
  const sku = row.get('Variant SKU').replace(/^'/, '') || `${handle}-${at + 1}`;
  const before = reading.skus.get(sku);
  if (before !== undefined) {
    const expected = `a SKU of its own (line ${before} has the same)`;
    report(reading, row, { at: 'Variant SKU', found: shown(sku), expected });
    return undefined;
  }
  reading.skus.set(sku, row.source.line);
  return sku;
}

function readStock(row: Row, reading: Reading): Stock | undefined {
  const online = readUnits(row.get('Variant Inventory Qty'), row, 'Variant Inventory Qty', reading);
  const isTracked = row.get('Variant Inventory Tracker') !== '' || row.get('Variant Inventory Qty') !== '';
  if (online === undefined) return undefined;
  const stores: Record<string, number> = {};
  for (const [id, at] of reading.header.stores) {
    const units = readUnits((row.source.cells[at] ?? '').trim(), row, `Stock ${id}`, reading);
    if (units === undefined) return undefined;
    stores[id] = units;
  }
  const hasStores = reading.header.stores.size > 0;
  return { online: isTracked || hasStores ? online : unlimitedUnits, stores };
}

/** Sold before it arrived, Shopify counts below zero: for a shopper that is none. */
function readUnits(text: string, row: Row, at: string, reading: Reading): number | undefined {
  if (text === '') return 0;
  if (/^-?\d{1,9}$/.test(text)) return Math.max(0, Number(text));
  report(reading, row, { at, found: shown(text), expected: 'a whole number of pieces' });
  return undefined;
}

type ProductParts = {
  handle: string;
  title: string;
  variants: readonly Variant[];
  options: readonly Option[];
  header: Header;
};

function assemble(head: Row, rows: readonly Row[], parts: ProductParts): Product {
  const { handle, title, variants, options, header } = parts;
  const type = head.get('Type');
  const description = plainText(head.get('Body (HTML)'));
  const materials = rows.flatMap((row) => {
    const values = optionNumbers.map((number) => row.get(`Option${number} Value`));
    return valueFor('material', values, options) ?? [];
  });
  const facts = productFacts({
    title,
    type,
    tags: splitTags(head.get('Tags')),
    taxonomy: head.get('Product Category') || head.get('Google Shopping / Google Product Category') || undefined,
    gender: head.get('Google Shopping / Gender') || undefined,
    stated: { color: variants.flatMap(({ color }) => color ?? []), material: materials },
  });
  const titles = localized(title, header.titles, head);
  const descriptions = localized(description, header.descriptions, head);
  const story = header.story === undefined ? '' : plainText(head.source.cells[header.story] ?? '');
  const image = rows.map((row) => row.get('Image Src')).find((source) => source !== '');
  return {
    id: handle,
    handle,
    title,
    ...(titles ? { titles } : {}),
    ...(type === '' ? {} : { type }),
    description,
    ...(descriptions ? { descriptions } : {}),
    ...(story === '' ? {} : { story }),
    ...facts,
    ...(image === undefined ? {} : { image }),
    variants,
  };
}

const splitTags = (tags: string) =>
  tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Nothing when the file speaks one language only. */
function localized(own: string, columns: ReadonlyMap<string, number>, head: Row): LocalizedText | undefined {
  const others = [...columns]
    .map(([locale, at]) => [locale, plainText(head.source.cells[at] ?? '')] as const)
    .filter(([, text]) => text !== '');
  return others.length === 0 ? undefined : { en: own, ...Object.fromEntries(others) };
}
