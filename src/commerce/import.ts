/** A file of products, whatever its format: what could be read, and what could not with its line. */

import type { Product } from '../domain/commerce.ts';
import type { ParsedProducts, RowProblem } from './import-problem.ts';
import { parseMerchantTsv, parseMerchantXml } from './merchant-feed.ts';
import { parseShopifyCsv } from './shopify-csv.ts';

type ImportKind = 'shopify-csv' | 'merchant-tsv' | 'merchant-xml';
export type ImportOptions = { readonly currency: string };

type ImportProblem = RowProblem & { readonly file: string };
export type ImportedProducts = { readonly products: readonly Product[]; readonly problems: readonly ImportProblem[] };

export type DryRun = { readonly accepted: number; readonly rejected: readonly RowProblem[] };

const parsers: Readonly<Record<ImportKind, (text: string, options: ImportOptions) => ParsedProducts>> = {
  'shopify-csv': parseShopifyCsv,
  'merchant-tsv': parseMerchantTsv,
  'merchant-xml': parseMerchantXml,
};

/** By its ending, or for an unknown ending by how the text begins. */
function importKindOf(file: string, text: string): ImportKind {
  if (/\.xml$/i.test(file)) return 'merchant-xml';
  if (/\.(tsv|txt)$/i.test(file)) return 'merchant-tsv';
  if (/\.csv$/i.test(file)) return 'shopify-csv';
  if (/^\uFEFF?\s*</.test(text)) return 'merchant-xml';
  const [firstLine = ''] = text.split('\n', 1);
  return firstLine.includes('\t') ? 'merchant-tsv' : 'shopify-csv';
}

/** `kindOrFile` is a kind, or a file name, which is then the name in the problems. */
export function importProducts(kindOrFile: string, text: string, options: ImportOptions): ImportedProducts {
  const kind = isKind(kindOrFile) ? kindOrFile : importKindOf(kindOrFile, text);
  const { products, problems } = parsers[kind](text.replace(/^\uFEFF/, ''), options);
  return { products, problems: problems.map((problem) => ({ file: kindOrFile, ...problem })) };
}

/** What an import would do; nothing is changed. */
export function dryRun(kindOrFile: string, text: string, options: ImportOptions): DryRun {
  const { products, problems } = importProducts(kindOrFile, text, options);
  return { accepted: products.length, rejected: problems.map(({ file: _file, ...problem }) => problem) };
}

const isKind = (name: string): name is ImportKind => Object.hasOwn(parsers, name);
