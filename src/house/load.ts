/** Reads a house from its folder: every mistake is told with file and line, and the rest loads. */
import { stat } from 'node:fs/promises';
import type { Product } from '../domain/commerce.ts';
import { type ArticleFiles, readArticles } from './articles.ts';
import { readCanned } from './canned.ts';
import { crossCheck, joinOrder, picturesOf } from './cross-check.ts';
import { firstOf, missing, type Read, readText } from './folder.ts';
import type { House } from './house.ts';
import { advisorsFile, ordersFile, shoppersFile, storesFile, templatesFile } from './list-files.ts';
import { samplePassword } from './people-schema.ts';
import type { HouseProblem } from './problem.ts';
import { readRows } from './rows.ts';
import { readBrand, readPolicy } from './settings.ts';

/** The catalogue's own import is passed in: the folder knows no feed format. */
export type ParseProducts = (
  file: string,
  text: string,
  house: { readonly currency: string },
) => { readonly products: readonly Product[]; readonly problems: readonly HouseProblem[] };

export type LoadParts = {
  readonly dir: string;
  readonly now: Date;
  readonly parseProducts: ParseProducts;
  /** In production a sample password is refused, whatever the file says. */
  readonly production?: boolean;
};

export type LoadedHouse = {
  readonly house: House;
  readonly problems: readonly HouseProblem[];
  /** The house's articles by file, for whoever watches the folder. */
  readonly articleFiles: ArticleFiles;
};

/** In order of preference; the first that exists is the catalogue. */
export const productFiles = ['products.csv', 'products.xml', 'products.tsv'] as const;

export async function loadHouse({ dir, now, parseProducts, production = false }: LoadParts): Promise<LoadedHouse> {
  const problems: HouseProblem[] = [...(await folderProblem(dir))];
  const keep = <T>(read: Read<T>): T => {
    problems.push(...read.problems);
    return read.value;
  };

  const brand = keep(await readBrand(dir));
  const { policy, routing } = keep(await readPolicy(dir));
  const stores = keep(await readRows(dir, storesFile));
  const advisors = keep(await readRows(dir, advisorsFile));
  const password = keep(await samplePassword(dir, production));
  const templates = keep(await readRows(dir, templatesFile));
  const products = keep(await readProducts(dir, parseProducts, brand.currency));
  const shoppers = keep(await readRows(dir, shoppersFile(now)));
  const orders = keep(await readRows(dir, ordersFile(now)));
  const locales = brand.locales.map(({ tag }) => tag);
  const articleFiles = keep(await readArticles({ dir, locales, now }));
  const canned = keep(await readCanned(dir, locales));
  problems.push(...crossCheck({ stores, advisors, shoppers, orders, products }));

  const people = shoppers.map(({ value }) => value);
  const pictures = picturesOf(products);
  const house: House = {
    brand,
    policy,
    routing,
    stores: stores.map(({ value }) => value),
    advisors: advisors.map(({ value }) => value),
    ...(password === undefined ? {} : { samplePassword: password }),
    products,
    shoppers: people,
    orders: orders.map(({ value }) => joinOrder(value, people, pictures)),
    articles: [...articleFiles.values()],
    canned,
    templates: templates.map(({ value }) => value),
  };
  return { house, problems, articleFiles };
}

async function readProducts(dir: string, parse: ParseProducts, currency: string): Promise<Read<readonly Product[]>> {
  const file = await firstOf(dir, productFiles);
  if (!file) return { value: [], problems: [missing(productFiles[0], 'there is nothing to sell')] };
  const text = await readText(dir, file, 'there is nothing to sell');
  if (text.value === undefined) return { value: [], problems: text.problems };
  const { products, problems } = parse(file, text.value, { currency });
  return { value: products, problems };
}

async function folderProblem(dir: string): Promise<readonly HouseProblem[]> {
  const there = await stat(dir).catch(() => undefined);
  return there?.isDirectory()
    ? []
    : [{ file: '.', found: `no folder at ${dir}`, expected: 'HOUSE_DIR to be a folder with a house in it' }];
}
