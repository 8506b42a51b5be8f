/** Opens a house: its folder, its catalogue, its articles and its words, ready for the parts that need them. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, createCatalog } from './commerce/catalog.ts';
import { importProducts } from './commerce/import.ts';
import type { Article, Store as Boutique, Product } from './domain/commerce.ts';
import type { Log } from './domain/log.ts';
import type { Look } from './domain/look.ts';
import type { Clock, Documents } from './domain/ports.ts';
import type { Retention } from './domain/retention.ts';
import type { Routing } from './domain/routing.ts';
import type { Translate } from './domain/wording.ts';
import type { House, Voice } from './house/house.ts';
import { loadHouse } from './house/load.ts';
import { createMedia, type Media } from './house/media.ts';
import { articlesInForce, inForce, laidOver, storesInForce } from './house/overlay.ts';
import { createPolicyBook, type PolicyBook } from './house/policy-book.ts';
import { formatProblem, type HouseProblem } from './house/problem.ts';
import { createSettingBook, type SettingBook } from './house/setting-book.ts';
import { watchHouse } from './house/watch.ts';
import { createTranslate } from './i18n.ts';
import { createKnowledge, type LocalKnowledge } from './understanding/knowledge.ts';
import { createLocalUnderstander, type LocalUnderstander } from './understanding/local.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** What the house sells and says now; an import or an edited file replaces a part of it. */
export type Stock = {
  readonly products: readonly Product[];
  readonly stores: readonly Boutique[];
  readonly articles: readonly Article[];
};

export type OpenHouse = {
  /** As it was read from its folder. */
  readonly house: House;
  readonly dir: string;
  readonly problems: readonly HouseProblem[];
  readonly locales: readonly string[];
  readonly catalog: Catalog;
  readonly knowledge: LocalKnowledge;
  readonly understander: LocalUnderstander;
  readonly translate: Translate;
  readonly policy: PolicyBook;
  /** What was set at the console; it lies over the files. */
  readonly settings: SettingBook;
  voice(): Voice;
  look(): Look;
  retention(): Retention;
  routing(): Routing;
  stock(): Stock;
  /** As the files and imports have it, without what was set at the console. */
  filed(): Stock & { readonly routing: Routing };
  media(): Media;
  /** Products and stores take the place of those there are; articles lie over the folder's, by locale and id. */
  restock(part: Partial<Stock>): void;
  /** Makes ready what the first message in each language would have to wait for. */
  warm(): void;
  close(): void;
};

export type OpenHouseParts = {
  readonly dir: string | undefined;
  readonly production: boolean;
  readonly documents: Documents;
  /** Where a piece can be seen that its feed gives no address for; absent without a shop of ours. */
  readonly pageOf?: (product: Product) => string;
  readonly clock: Clock;
  readonly log: Log;
};

const policyRefreshMs = 5_000;
const settingsRefreshMs = 1_000;

export async function openHouse(parts: OpenHouseParts): Promise<OpenHouse> {
  const { dir = join(here, 'house', 'meridon'), production, documents, pageOf, clock, log } = parts;
  const now = () => clock.now();
  const addressed = (products: readonly Product[]) =>
    pageOf === undefined ? products : products.map((product) => ({ url: pageOf(product), ...product }));
  const { house, problems, articleFiles } = await loadHouse({
    dir,
    now: now(),
    parseProducts: importProducts,
    production,
  });
  tell(problems, log);

  const catalog = createCatalog();
  catalog.replace(addressed(house.products));
  const understander = createLocalUnderstander({ catalog: house, clock: now });
  const knowledge = createKnowledge({
    articles: house.articles,
    wishesOf: understander.wishes,
    clock: now,
  });
  const locales = house.brand.locales.map(({ tag }) => tag);
  const languages = [...new Set(locales.map((locale) => locale.split('-')[0] ?? locale))];
  const models = languages.map((language) => () => understander.warm([language]));
  const indexes = locales.map((locale) => () => knowledge.warm(locale));
  let state: 'cold' | 'warm' | 'closed' = 'cold';
  /** One at a time, between other work: an index takes some 50 ms. */
  const inTurn = ([first, ...rest]: readonly (() => void)[]) => {
    if (first === undefined || state === 'closed') return;
    first();
    setImmediate(inTurn, rest);
  };
  const policy = createPolicyBook(house.policy, documents);
  await policy.refresh();

  const settings = createSettingBook({ documents, now });
  await settings.refresh();
  let filed = { ...(house as Stock), routing: house.routing };
  let inFolder = house.articles;
  let imported: readonly Article[] = [];
  let stock: Stock = house;
  let media = createMedia({ products: stock.products, advisors: house.advisors });

  function restock(part: Partial<Stock>): void {
    imported = part.articles ?? imported;
    const articles = part.articles === undefined ? filed.articles : laidOver(inFolder, imported);
    filed = { ...filed, ...part, articles };
    lay(part);
  }

  function lay(part: Partial<Stock>): void {
    stock = {
      products: filed.products,
      stores: part.stores === undefined ? stock.stores : storesInForce(settings, filed.stores),
      articles: part.articles === undefined ? stock.articles : articlesInForce(settings, filed.articles),
    };
    if (part.articles !== undefined) {
      knowledge.replace(stock.articles);
      if (state === 'warm') setImmediate(inTurn, indexes);
    }
    if (part.products !== undefined) catalog.replace(addressed(part.products));
    if (part.products !== undefined || part.stores !== undefined) understander.replace(stock);
    if (part.products !== undefined) media = createMedia({ products: part.products, advisors: house.advisors });
  }

  function layAgain(names: readonly string[]): void {
    const has = (prefix: string) => names.some((name) => name.startsWith(prefix));
    lay({
      ...(has('hours.') ? { stores: filed.stores } : {}),
      ...(has('article.') ? { articles: filed.articles } : {}),
    });
  }
  settings.follow(layAgain);
  layAgain(['hours.', 'article.'].filter((prefix) => settings.under(prefix).length > 0));

  const watching = watchHouse({
    dir,
    house,
    articleFiles,
    now,
    onChange: (changed, what) => {
      if (what.includes('policy')) {
        policy.offer(changed.policy);
        filed = { ...filed, routing: changed.routing };
      }
      if (what.includes('articles')) {
        inFolder = changed.articles;
        restock({ articles: imported });
      }
      log.info('the house changed on disk', { kind: what.join(' ') });
    },
    onProblems: (found) => tell(found, log),
  });
  const refreshing = setInterval(() => void policy.refresh().catch(() => undefined), policyRefreshMs);
  const following = setInterval(() => void settings.refresh().catch(() => undefined), settingsRefreshMs);

  return {
    house,
    dir,
    problems,
    locales,
    catalog,
    knowledge,
    understander,
    translate: createTranslate({ dir: join(here, '..', 'locales') }),
    policy,
    settings,
    voice: () => inForce(settings, 'voice', house.brand.voice),
    look: () => inForce(settings, 'look', house.brand.widget),
    retention: () => inForce(settings, 'retention', house.brand.privacy),
    routing: () => inForce(settings, 'routing', filed.routing),
    stock: () => stock,
    filed: () => filed,
    media: () => media,
    restock,
    warm() {
      state = 'warm';
      setImmediate(inTurn, [...models, ...indexes]);
    },
    close() {
      state = 'closed';
      clearInterval(refreshing);
      clearInterval(following);
      watching.close();
      catalog.close();
    },
  };
}

function tell(problems: readonly HouseProblem[], log: Log): void {
  for (const problem of problems) log.warn(formatProblem(problem), { file: problem.file });
}
