/** What one node or the command line takes in, every node sells and answers with. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importCommand } from '../../bin/commands/import.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let folder: string;
let one: TestHouse;
let other: TestHouse;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aparte-imports-'));
  cpSync(new URL('../../src/house/meridon', import.meta.url), join(folder, 'house'), { recursive: true });
  const env = { HOUSE_DIR: join(folder, 'house') };
  one = await openTestHouse({ env });
  other = await openTestHouse({ env, dir: one.dir });
}, 30_000);
afterAll(async () => {
  await other.stop();
  await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const article = (id: string, body: string) =>
  `---\nid: ${id}\ntitle: Gloves\ntopics: [care-repair]\nupdated: 2026-11-01\n---\n${body}\n`;
const products = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price',
  'zebra-bag,Zebra satchel,A satchel,M,Bags,,true,Color,Black,ZB-1,150.00',
].join('\n');

const bodyOf = ({ app }: TestHouse, id: string, locale = 'en') =>
  app.house.stock().articles.find((found) => found.id === id && found.locale === locale)?.body;

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('products and articles that one node takes in are known on the other without a restart', async () => {
  const told: string[] = [];
  const onProgress = (done: number, all: number) => void told.push(`${done}/${all}`);
  await one.app.imports.run({ kind: 'products', file: 'p.csv', content: products, dryRun: false, onProgress });
  expect(told).toEqual(['1/1']);
  await other.app.imports.run({
    kind: 'articles',
    file: 'en/gloves.md',
    content: article('gloves', 'By hand.'),
    dryRun: false,
  });
  for (const house of [one, other]) {
    await eventually(() => house.app.house.stock().products.some(({ id }) => id === 'zebra-bag'));
    await eventually(() => bodyOf(house, 'gloves') === 'By hand.');
  }
}, 20_000);

test('an imported article stays when a file of the folder is edited', async () => {
  const file = join(folder, 'house', 'articles', 'en', 'scarves-care.md');
  writeFileSync(file, article('scarves-care', 'Never in the sun.'));
  await eventually(() => bodyOf(one, 'scarves-care') === 'Never in the sun.');
  expect(bodyOf(one, 'gloves')).toBe('By hand.');
}, 20_000);

test('an article says its language by its folder, and without one it is not taken', async () => {
  const nowhere = { kind: 'articles', file: 'gloves.md', content: article('gloves', 'x'), dryRun: false } as const;
  const { accepted, rejected } = await one.app.imports.run(nowhere);
  expect(accepted).toBe(0);
  expect(rejected).toEqual([expect.objectContaining({ expected: 'a path such as articles/en/returns.md' })]);
});

test('the command line takes the language from the folder the file is in', async () => {
  const file = join(folder, 'house', 'articles', 'fr', 'gants.md');
  writeFileSync(file, article('gants', 'À la main.'));
  const said: string[] = [];
  const terminal = {
    print: (line: string) => said.push(line),
    note: (line: string) => said.push(line),
    progress: () => undefined,
  };
  const parts = { terminal, house: async () => one.app } as unknown as Parameters<typeof importCommand.run>[1];
  expect(await importCommand.run(['articles', file], parts)).toBe(0);
  await eventually(() => bodyOf(other, 'gants', 'fr') === 'À la main.');
  await expect(importCommand.run(['articles', `${file}x`], parts)).rejects.toThrow('there is no such file');
}, 20_000);
