/** A mistake in a house file is told with file, line, what was found and what is expected, and the rest loads. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importProducts } from '../../src/commerce/import.ts';
import type { House } from '../../src/house/house.ts';
import { loadHouse } from '../../src/house/load.ts';
import { formatProblem } from '../../src/house/problem.ts';
import { type Copy, copyOfSample, lineOf, load, now } from './sample.ts';

let copy: Copy;

beforeEach(async () => {
  copy = await copyOfSample();
});
afterEach(() => copy.forget());

type Broken = {
  readonly what: string;
  readonly file: string;
  /** The file that is told of, when it is another. */
  readonly told?: string;
  readonly change: (text: string) => string;
  /** Words that stand on the line that must be named, after the change; or the line itself. */
  readonly on: string | number;
  readonly found: string;
  readonly expected: string;
  /** What must still be there. */
  readonly rest: (house: House) => unknown;
};

const swap = (from: string, to: string) => (text: string) => text.replace(from, to);
const fullSize = ({ orders, shoppers, stores, advisors, articles }: House) =>
  orders.length + shoppers.length + stores.length + advisors.length + articles.length === 40 + 30 + 5 + 6 + 100;

const mistakes: readonly Broken[] = [
  {
    what: 'a locale that is none',
    file: 'house.yaml',
    change: swap('tag: fr-CA', 'tag: fr_CA'),
    on: 'fr_CA',
    found: '"fr_CA"',
    expected: 'a language tag such as "fr-CA"',
    rest: ({ brand, stores }) => brand.name === 'Maison Meridon' && stores.length === 5,
  },
  {
    what: 'a parent locale that the house does not speak',
    file: 'house.yaml',
    change: swap('parent: fr }', 'parent: de }'),
    on: 'parent: de',
    found: '"de"',
    expected: "one of the house's locales: en, fr, fr-CA, ar",
    rest: ({ brand }) => brand.name === 'Maison Meridon',
  },
  {
    what: 'a currency in words',
    file: 'house.yaml',
    change: swap('currency: EUR\n', 'currency: euros\n'),
    on: 'currency: euros',
    found: '"euros"',
    expected: 'an ISO 4217 code such as "EUR"',
    rest: (house) => house.brand.currency === 'EUR' && fullSize(house),
  },
  {
    what: 'a misspelt setting',
    file: 'house.yaml',
    change: swap('bannedWords:', 'banedWords:'),
    on: 'banedWords:',
    found: 'the unknown key "banedWords"',
    expected: 'a key this file knows (see the sample house)',
    rest: (house) => house.brand.voice.adjectives.length === 4 && fullSize(house),
  },
  {
    what: 'yaml that is none',
    file: 'house.yaml',
    change: swap('name: Maison Meridon', 'name: "Maison Meridon'),
    on: 4,
    found: 'Missing closing "quote',
    expected: 'valid YAML',
    rest: ({ stores, orders }) => stores.length === 5 && orders.length === 40,
  },
  {
    what: 'a weight in words',
    file: 'policy.yaml',
    change: swap('asked-for-person: { weight: 1.0 }', 'asked-for-person: { weight: high }'),
    on: 'weight: high',
    found: '"high"',
    expected: 'a number',
    rest: (house) => house.policy.signals['asked-for-person'].weight === 1 && fullSize(house),
  },
  {
    what: 'an offer above the handover',
    file: 'policy.yaml',
    change: swap('offerAt: 0.4', 'offerAt: 1.6'),
    on: 'offerAt: 1.6',
    found: '1.6',
    expected: 'at most handOffAt, which is 1',
    rest: ({ policy }) => policy.offerAt === 0.4 && policy.handOffAt === 1,
  },
  {
    what: 'a signal that does not exist',
    file: 'policy.yaml',
    change: swap('  shop-failing:', '  shop-faling: { weight: 1 }\n  shop-failing:'),
    on: 'shop-faling',
    found: 'the unknown key "shop-faling"',
    expected: 'a key this file knows (see the sample house)',
    rest: ({ policy }) => policy.signals['shop-failing'].weight === 0.5,
  },
  {
    what: 'a tier that does not exist',
    file: 'policy.yaml',
    change: swap('tiers: [patron, gold]', 'tiers: [patron, platinum]'),
    on: 'platinum',
    found: '"platinum"',
    expected: 'one of new, member, silver, gold, patron',
    rest: ({ policy }) => policy.tiers.includes('patron'),
  },
  {
    what: 'a shop that opens at 25:00',
    file: 'stores.yaml',
    change: swap('{ day: 2, opens: "10:30"', '{ day: 2, opens: "25:00"'),
    on: '25:00',
    found: '"25:00"',
    expected: 'a time such as "10:30"',
    rest: ({ stores }) => stores.map(({ id }) => id).join() === 'lyon,milan,london,montreal',
  },
  {
    what: 'a shop that closes before it opens',
    file: 'stores.yaml',
    change: swap('{ day: 1, opens: "10:30", closes: "19:00" }', '{ day: 1, opens: "19:00", closes: "10:30" }'),
    on: 'opens: "19:00", closes: "10:30"',
    found: '{"day":1,"opens":"19:00","closes":"10:30"}',
    expected: 'an opening time before the closing time',
    rest: ({ stores }) => stores.length === 4,
  },
  {
    what: 'a template with a place that nobody has named',
    file: 'templates.yaml',
    change: swap('your order {{1}}: {{2}}. Reply here', 'your order {{1}}: {{2}}. Reply {{3}} here'),
    on: 'Reply {{3}} here',
    found: '"There is news of your order {{1}}: {{2}}. Reply {{3}} he...',
    expected: 'a place for each of the 2 parameters, {{1}} first, and no other',
    rest: ({ templates }) => templates.length === 15,
  },
  {
    what: 'a template that begins with a place',
    file: 'templates.yaml',
    change: swap('There is news of your order {{1}}', '{{1}} has news'),
    on: '{{1}} has news',
    found: '"{{1}} has news: {{2}}. Reply here and an advisor answers."',
    expected: 'words before the first place and after the last one',
    rest: ({ templates }) => templates.length === 15,
  },
  {
    what: 'a template for a channel that has none',
    file: 'templates.yaml',
    change: swap('channel: whatsapp', 'channel: messenger'),
    on: 'channel: messenger',
    found: '"messenger"',
    expected: '"whatsapp": Messenger has no templates that a person may send',
    rest: ({ templates }) => templates.length === 15,
  },
  {
    what: 'a time zone that does not exist',
    file: 'stores.yaml',
    change: swap('timeZone: America/Toronto', 'timeZone: America/Montreal-West'),
    on: 'Montreal-West',
    found: '"America/Montreal-West"',
    expected: 'an IANA time zone such as "Europe/Paris"',
    rest: ({ stores }) => stores.length === 4,
  },
  {
    what: 'a holiday on 31 February',
    file: 'stores.yaml',
    change: swap('"2026-05-08"', '"2026-02-31"'),
    on: '2026-02-31',
    found: '"2026-02-31"',
    expected: 'a day such as "2026-12-25"',
    rest: ({ stores }) => stores.length === 4,
  },
  {
    what: 'an advisor in a store that does not exist',
    file: 'advisors.yaml',
    change: swap('store: montreal', 'store: quebec'),
    on: 'store: quebec',
    found: '"quebec"',
    expected: 'a store: paris, lyon, milan, london, montreal',
    rest: fullSize,
  },
  {
    what: 'two advisors with one address',
    file: 'advisors.yaml',
    change: swap('mei@meridon.example', 'ines@meridon.example'),
    on: 22,
    found: '"ines@meridon.example" a second time',
    expected: 'each once',
    rest: ({ advisors }) => advisors.length === 5,
  },
  {
    what: 'a role that does not exist',
    file: 'advisors.yaml',
    change: swap('role: supervisor', 'role: boss'),
    on: 'role: boss',
    found: '"boss"',
    expected: 'one of advisor, supervisor, admin',
    rest: ({ advisors }) => advisors.length === 5,
  },
  {
    what: 'an order in a state that does not exist',
    file: 'orders.json',
    change: swap('"state": "shipped"', '"state": "posted"'),
    on: '"posted"',
    found: '"posted"',
    expected: 'one of placed, preparing, shipped, delivered, returning, returned, refunded, cancelled, lost',
    rest: ({ orders, shoppers }) => orders.length === 39 && shoppers.length === 30,
  },
  {
    what: 'a price with a comma',
    file: 'orders.json',
    change: swap('"amount": 248000', '"amount": "2480,00"'),
    on: '"2480,00"',
    found: '"2480,00"',
    expected: 'a number',
    rest: ({ orders }) => orders.length === 39,
  },
  {
    what: 'a date in words',
    file: 'orders.json',
    change: swap('"placedAt": "-9d 19:45"', '"placedAt": "last Friday"'),
    on: 'last Friday',
    found: '"last Friday"',
    expected: 'a date such as "2026-11-22", "2026-11-22T10:00:00Z" or, relative to loading, "-10d"',
    rest: ({ orders }) => orders.length === 39,
  },
  {
    what: 'an order of something that is not sold',
    file: 'orders.json',
    change: swap('"sku": "TRAVERSEE-WEEKENDER-BROWN"', '"sku": "TRAVERSEE-WEEKENDER-PLUM"'),
    on: 'WEEKENDER-PLUM',
    found: '"TRAVERSEE-WEEKENDER-PLUM"',
    expected: 'a SKU of the product file',
    rest: fullSize,
  },
  {
    what: 'json that ends too early',
    file: 'shoppers.json',
    change: (text) => text.slice(0, text.indexOf('"jonas-weiss"')),
    on: '"id":',
    found: 'Unterminated|Unexpected|Expected',
    expected: 'valid JSON',
    rest: ({ orders, shoppers, articles }) => orders.length === 40 && shoppers.length === 0 && articles.length === 100,
  },
  {
    what: 'a tier in the client book that does not exist',
    file: 'shoppers.json',
    change: swap('"tier": "patron"', '"tier": "vip"'),
    on: '"vip"',
    found: '"vip"',
    expected: 'one of new, member, silver, gold, patron',
    rest: ({ shoppers }) => shoppers.length === 29,
  },
  {
    what: 'an advisor of their own who does not exist',
    file: 'shoppers.json',
    change: swap('"ownAdvisor": "ines"', '"ownAdvisor": "agnes"'),
    on: 'agnes',
    found: '"agnes"',
    expected: 'an advisor: ines, leo, mei, nadia, sofia, anselm',
    rest: fullSize,
  },
  {
    what: 'a topic that does not exist',
    file: 'articles/fr/returns.md',
    change: swap('topics: [return-exchange', 'topics: [returns'),
    on: 'topics: [returns',
    found: '"returns"',
    expected: 'one of order-status',
    rest: ({ articles }) => articles.length === 99,
  },
  {
    what: 'an article without front matter',
    file: 'articles/en/payment.md',
    change: (text) => text.replace('---\n', ''),
    on: 1,
    found: '"id: payment"',
    expected: 'front matter between two lines of ---',
    rest: ({ articles }) => articles.length === 99,
  },
  {
    what: 'an article with nothing to say',
    file: 'articles/ar/repairs.md',
    change: (text) => `${text.split('---\n').slice(0, 2).join('---\n')}---\n`,
    on: 16,
    found: 'no text',
    expected: 'an answer below the front matter',
    rest: ({ articles }) => articles.length === 99,
  },
  {
    what: 'two articles with one id',
    file: 'articles/en/repairs.md',
    told: 'articles/en/returns.md',
    change: swap('id: repairs', 'id: returns'),
    on: 'id: ',
    found: '"returns" a second time',
    expected: 'an id that articles/en/repairs.md does not have',
    rest: ({ articles }) => articles.length === 99,
  },
  {
    what: 'a product without a price',
    file: 'products.csv',
    change: swap(',deny,manual,1290.00,', ',deny,manual,soon,'),
    on: 'soon',
    found: '"soon"',
    expected: 'a price in EUR such as 1850.00',
    rest: ({ products, orders }) => products.length === 96 && orders.length === 40,
  },
];

test.each(mistakes)('$file: $what', async ({ file, told = file, change, on, found, expected, rest }) => {
  await copy.edit(file, change);
  const { house, problems } = await load(copy.dir);
  const line = typeof on === 'number' ? on : undefined;
  const named = problems.find((problem) => problem.expected.startsWith(expected));
  expect(problems.map(formatProblem).join('\n')).toContain(expected);
  expect(named?.found).toMatch(new RegExp(found.includes('|') ? found : found.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  expect(named?.file).toBe(told);
  if (line !== undefined) expect(named?.line).toBe(line);
  else if (typeof on === 'string' && named) expect(await textAt(named.file, named.line)).toContain(on);
  expect(rest(house)).toBe(true);
});

async function textAt(file: string, line = 0): Promise<string> {
  return (await readFile(join(copy.dir, file), 'utf8')).split('\n')[line - 1] ?? '';
}

describe('a file that is not there', () => {
  test.each([
    ['house.yaml', 'the house has no name and speaks English'],
    ['policy.yaml', 'the default limits apply'],
    ['stores.yaml', 'no boutique is open'],
    ['advisors.yaml', 'nobody can sign in'],
    ['products.csv', 'there is nothing to sell'],
    ['orders.json', 'there are no orders to track'],
    ['shoppers.json', 'every shopper is new'],
    ['articles', 'no question can be answered'],
  ])('%s is named as optional', async (file, without) => {
    await copy.remove(file);
    const { problems } = await load(copy.dir);
    const named = problems.find((problem) => problem.file === file && problem.optional);
    expect(named).toMatchObject({ found: 'no such file', expected: `${file} (optional: without it ${without})` });
  });

  test('a catalogue that is missing does not make every order wrong', async () => {
    await copy.remove('products.csv');
    const { problems } = await load(copy.dir);
    expect(problems).toHaveLength(1);
  });

  test('a folder that is not there is one problem and an empty house', async () => {
    const { house, problems } = await load(join(copy.dir, 'nowhere'));
    expect(problems[0]).toMatchObject({ file: '.', expected: 'HOUSE_DIR to be a folder with a house in it' });
    expect(house.orders).toEqual([]);
  });
});

test('what is missing from a row is told on the line where the row begins', async () => {
  await copy.edit('orders.json', swap('"email": "jonas.weiss@example.com"', '"mail": "jonas.weiss@example.com"'));
  const { house, problems } = await load(copy.dir);
  const line = (await lineOf(copy.dir, 'orders.json', '"number": "MM-20431"')) - 1;
  expect(problems).toMatchObject([{ file: 'orders.json', line, found: 'nothing', expected: 'an e-mail address' }]);
  expect(house.orders).toHaveLength(39);
});

test('several mistakes in one file are all told, each on its line', async () => {
  await copy.edit('policy.yaml', (text) =>
    text.replace('handOffAt: 1.0', 'handOffAt: soon').replace('lateSeconds: 180', 'lateSeconds: 0'),
  );
  const { house, problems } = await load(copy.dir);
  const lines = await Promise.all(
    ['handOffAt: soon', 'lateSeconds: 0'].map((words) => lineOf(copy.dir, 'policy.yaml', words)),
  );
  expect(problems.map(({ line }) => line)).toEqual(lines);
  expect(house.policy.handOffAt).toBe(1);
  expect(house.policy.timers.lateSeconds).toBe(180);
});

test('a rule about two values is told even beside a slip elsewhere', async () => {
  await copy.edit('policy.yaml', (text) =>
    text.replace('offerAt: 0.4', 'offerAt: 1.6').replace('lateSeconds: 180', 'lateSecs: 180'),
  );
  const { house, problems } = await load(copy.dir);
  expect(problems.map(({ at }) => at).toSorted()).toEqual(['offerAt', 'timers.lateSecs']);
  expect(house.policy.offerAt).toBe(0.4);
});

test('a sample password is refused in production', async () => {
  const { house, problems } = await loadHouse({ dir: copy.dir, now, parseProducts: importProducts, production: true });
  expect(house.samplePassword).toBeUndefined();
  expect(problems.map(formatProblem)).toEqual([
    'advisors.yaml:2 samplePassword: found a sample password, expected none in production: make accounts with `npm run aparte -- advisor add`',
  ]);
});

test('a problem reads as one line', async () => {
  await copy.edit('orders.json', swap('"state": "shipped"', '"state": "posted"'));
  const { problems } = await load(copy.dir);
  expect(problems.map(formatProblem)[0]).toMatch(
    /^orders\.json:\d+ orders\[\d+\]\.state: found "posted", expected one of placed, .*lost$/,
  );
});

test('a Google Merchant feed stands in for the Shopify file', async () => {
  await copy.remove('products.csv');
  await writeFile(
    join(copy.dir, 'products.tsv'),
    'id\ttitle\tdescription\tlink\tprice\tavailability\nA1\tRed bag\tA bag.\thttps://example.com/a\t120.00 EUR\tin_stock\n',
  );
  const { house } = await load(copy.dir);
  expect(house.products.map(({ title }) => title)).toEqual(['Red bag']);
});
