/** A house as it is in force, written as the files of a folder: what a second deployment starts from. No secret, no shopper. */
import { stringify } from 'yaml';
import type { CannedReplies } from '../domain/canned.ts';
import type { Article, Store } from '../domain/commerce.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Routing } from '../domain/routing.ts';
import type { HouseTemplate } from '../domain/template.ts';
import { firstOf, readText } from './folder.ts';
import type { Brand } from './house.ts';
import { productFiles } from './load.ts';

export type HouseInForce = {
  readonly brand: Brand;
  readonly policy: Policy;
  readonly routing: Routing;
  readonly stores: readonly Store[];
  readonly advisors: readonly Advisor[];
  readonly templates: readonly HouseTemplate[];
  readonly canned: CannedReplies;
  readonly articles: readonly Article[];
};

/** Text by path inside the folder. */
export function houseFiles(house: HouseInForce): ReadonlyMap<string, string> {
  const { brand, policy, routing, stores, advisors, templates, canned, articles } = house;
  return new Map([
    ['house.yaml', yaml({ version: 1, ...brand })],
    ['policy.yaml', yaml({ ...policy, routing })],
    ['stores.yaml', yaml({ stores })],
    ['advisors.yaml', yaml({ advisors: advisors.map(advisorRow) })],
    ['templates.yaml', yaml({ templates })],
    ...Object.entries(canned).map(([locale, replies]) => [`canned/${locale}.yaml`, yaml({ replies })] as const),
    ...articles.map((article) => [`articles/${article.locale}/${article.id}.md`, markdown(article)] as const),
  ]);
}

/** The catalogue's own file, as it lies in the folder; undefined: the house has none. */
export async function productFile(dir: string): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const file = await firstOf(dir, productFiles);
  if (file === undefined) return undefined;
  const { value } = await readText(dir, file, '');
  return value === undefined ? undefined : { file, text: value };
}

/** By way of JSON: what is absent is left out, and a date is a text. One object in two places is written twice. */
const yaml = (value: object) =>
  stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 120, aliasDuplicateObjects: false });

/** Field by field: what else may be kept with an account is nobody's business. */
function advisorRow({ id, name, email, role, storeId: store, languages, skills, capacity, disabled, scope }: Advisor) {
  return { id, name, email, role, store, languages, skills, capacity, disabled, scope };
}

function markdown({ id, title, topics, phrasings, updatedAt, expiresAt, body }: Article): string {
  const head = { id, title, topics, phrasings, updated: updatedAt, ...(expiresAt && { expires: expiresAt }) };
  return `---\n${yaml(head)}---\n\n${body.trim()}\n`;
}
