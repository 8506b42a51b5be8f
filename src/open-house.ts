/** Opens a house: its folder, its catalogue, its articles and its words, ready for the parts that need them. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, createCatalog } from './commerce/catalog.ts';
import { importProducts } from './commerce/import.ts';
import type { Policy } from './domain/escalation.ts';
import type { Log } from './domain/log.ts';
import type { Boutiques, Clock, Translate } from './domain/ports.ts';
import type { House } from './house/house.ts';
import { loadHouse } from './house/load.ts';
import { formatProblem, type HouseProblem } from './house/problem.ts';
import { createTranslate } from './i18n.ts';
import { createKnowledge, type LocalKnowledge } from './understanding/knowledge.ts';
import { createLocalUnderstander, type LocalUnderstander } from './understanding/local.ts';

const here = dirname(fileURLToPath(import.meta.url));

export type OpenHouse = {
  readonly house: House;
  readonly problems: readonly HouseProblem[];
  readonly catalog: Catalog;
  readonly knowledge: LocalKnowledge;
  readonly understander: LocalUnderstander;
  readonly translate: Translate;
  readonly boutiques: Boutiques;
  readonly locales: readonly string[];
  policy(): Policy;
  replacePolicy(policy: Policy): void;
};

export type OpenHouseParts = { readonly dir: string | undefined; readonly clock: Clock; readonly log: Log };

export async function openHouse({
  dir = join(here, 'house', 'meridon'),
  clock,
  log,
}: OpenHouseParts): Promise<OpenHouse> {
  const { house, problems } = await loadHouse({
    dir,
    now: clock.now(),
    parseProducts: (file, text, { currency }) => importProducts(file, text, { currency }),
  });
  for (const problem of problems) log.warn(formatProblem(problem), { file: problem.file });
  const catalog = createCatalog();
  catalog.replace(house.products);
  const understander = createLocalUnderstander({ catalog: house, clock: () => clock.now() });
  const locales = house.brand.locales.map(({ tag }) => tag);
  understander.warm([...new Set(locales.map((locale) => locale.split('-')[0] ?? locale))]);
  let policy = house.policy;
  return {
    house,
    problems,
    catalog,
    understander,
    knowledge: createKnowledge({ articles: house.articles, clock: () => clock.now() }),
    translate: createTranslate({ dir: join(here, '..', 'locales') }),
    boutiques: { all: () => house.stores },
    locales,
    policy: () => policy,
    replacePolicy: (next) => {
      policy = next;
    },
  };
}
