/** Takes files into a running house: what is right replaces what was, what is not is reported with its line. */
import { basename, dirname } from 'node:path';
import { importProducts } from './commerce/import.ts';
import type { Article, Store as Boutique, Order, Product } from './domain/commerce.ts';
import type { Clock, Documents } from './domain/ports.ts';
import { readArticle } from './house/article.ts';
import { ordersFile, storesFile } from './house/list-files.ts';
import type { HouseProblem } from './house/problem.ts';
import { parseRows } from './house/rows.ts';
import type { OpenHouse } from './open-house.ts';

export type ImportRequest = {
  readonly kind: 'products' | 'orders' | 'stores' | 'articles';
  readonly file: string;
  readonly content: string;
  readonly dryRun: boolean;
  /** Told after each row that is kept. */
  readonly onProgress?: (done: number, all: number) => void;
};

type Progress = NonNullable<ImportRequest['onProgress']>;

export type ImportReport = {
  readonly kind: ImportRequest['kind'];
  readonly dryRun: boolean;
  readonly accepted: number;
  readonly rejected: { file: string; line?: number; found: string; expected: string }[];
};

export type Imports = {
  run(request: ImportRequest): Promise<ImportReport>;
  /** What was imported counts more than the folder, whenever and wherever that was. */
  recall(): Promise<void>;
  /** Looks for what another node or the command line took in. */
  start(): void;
  stop(): void;
};

export type ImportParts = { readonly house: OpenHouse; readonly documents: Documents; readonly clock: Clock };

const pageSize = 500;
const followMs = 1_000;
/** A document whose version moves with every import: looking for news costs one small read. */
const bell = 'import-changes';

export function createImports({ house, documents, clock }: ImportParts): Imports {
  const { currency } = house.house.brand;
  let heard = 0;
  let following: NodeJS.Timeout | undefined;

  /** Reads the file, and says how what is right in it would be kept. */
  function read({ kind, file, content, onProgress = () => undefined }: ImportRequest): {
    accepted: number;
    problems: readonly HouseProblem[];
    keep: () => Promise<void>;
  } {
    switch (kind) {
      case 'products': {
        const { products, problems } = importProducts(file, content, { currency });
        return { accepted: products.length, problems, keep: () => keepProducts(products, onProgress) };
      }
      case 'orders': {
        const { value, problems } = parseRows(content, ordersFile(clock.now()), file);
        return {
          accepted: value.length,
          problems,
          keep: () =>
            keepOrders(
              value.map((row) => row.value),
              onProgress,
            ),
        };
      }
      case 'stores': {
        const { value, problems } = parseRows(content, storesFile, file);
        return { accepted: value.length, problems, keep: () => keepStores(value.map((row) => row.value)) };
      }
      case 'articles': {
        const locale = basename(dirname(file));
        if (!house.locales.includes(locale)) return { accepted: 0, problems: [noLanguage(file)], keep: async () => {} };
        const { article, problems } = readArticle({ file, locale, text: content }, clock.now());
        return { accepted: article === undefined ? 0 : 1, problems, keep: async () => article && keepArticle(article) };
      }
      default:
        return kind satisfies never;
    }
  }

  async function keepProducts(products: readonly Product[], onProgress: Progress): Promise<void> {
    const kept = new Set(products.map(({ id }) => id));
    const before = await all<Product>('products');
    await Promise.all(before.filter(({ id }) => !kept.has(id)).map(({ id }) => documents.delete('products', id)));
    await eachKept(products, (product) => documents.put('products', product.id, product), onProgress);
    house.restock({ products });
  }

  async function keepOrders(orders: readonly Order[], onProgress: Progress): Promise<void> {
    await eachKept(orders, (order) => documents.put('orders', order.number, order), onProgress);
  }

  async function keepStores(stores: readonly Boutique[]): Promise<void> {
    await Promise.all(stores.map((store) => documents.put('stores', store.id, store)));
    house.restock({ stores });
  }

  async function keepArticle(article: Article): Promise<void> {
    await documents.put('articles', `${article.locale}/${article.id}`, article);
    house.restock({ articles: await all<Article>('articles') });
  }

  async function all<T>(collection: string): Promise<T[]> {
    const found: T[] = [];
    let after: string | undefined;
    do {
      const page = await documents.list<T>(collection, { limit: pageSize, ...(after === undefined ? {} : { after }) });
      found.push(...page.items.map(({ value }) => value));
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  const rung = async () => (await documents.get(bell, 'bell'))?.version ?? 0;

  async function take(keep: () => Promise<void>, kind: ImportRequest['kind']): Promise<void> {
    await keep();
    const at = await documents.put(bell, 'bell', { kind });
    // Whatever was taken in elsewhere meanwhile is still to be heard of.
    if (at === heard + 1) heard = at;
  }

  const imports: Imports = {
    async run(request) {
      const { accepted, problems, keep } = read(request);
      const { kind, dryRun } = request;
      if (!dryRun && accepted > 0) await take(keep, kind);
      return { kind, dryRun, accepted, rejected: problems.map(rejection) };
    },
    async recall() {
      heard = await rung();
      const [products, stores, articles] = await Promise.all([
        all<Product>('products'),
        all<Boutique>('stores'),
        all<Article>('articles'),
      ]);
      if (products.length > 0) house.restock({ products });
      if (stores.length > 0) house.restock({ stores });
      if (articles.length > 0) house.restock({ articles });
    },
    start() {
      // A store that is away is asked again at the next look.
      following = setInterval(() => void follow().catch(() => undefined), followMs);
    },
    stop() {
      clearInterval(following);
    },
  };
  async function follow(): Promise<void> {
    if ((await rung()) !== heard) await imports.recall();
  }
  return imports;
}

async function eachKept<T>(rows: readonly T[], put: (row: T) => Promise<unknown>, onProgress: Progress): Promise<void> {
  let done = 0;
  await Promise.all(
    rows.map(async (row) => {
      await put(row);
      done += 1;
      onProgress(done, rows.length);
    }),
  );
}

function noLanguage(file: string): HouseProblem {
  return { file, found: 'no language of the house in its path', expected: 'a path such as articles/en/returns.md' };
}

function rejection({ file, line, found, expected }: HouseProblem): ImportReport['rejected'][number] {
  return { file, ...(line === undefined ? {} : { line }), found, expected };
}
