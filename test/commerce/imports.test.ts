import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createDelimitedReader, readDelimited } from '../../src/commerce/delimited.ts';
import { dryRun, importProducts } from '../../src/commerce/import.ts';
import { parseMerchantTsv, parseMerchantXml } from '../../src/commerce/merchant-feed.ts';
import { plainText } from '../../src/commerce/plain-text.ts';
import { readPrice } from '../../src/commerce/price.ts';
import { parseShopifyCsv } from '../../src/commerce/shopify-csv.ts';
import { isAvailable } from '../../src/domain/discovery.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const eur = { currency: 'EUR' };
const cells = (text: string) => readDelimited(text, ',').map((row) => row.cells);

test.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a,"b ""c"", d"\n', [['a', 'b "c", d']]],
  [
    '"two\nlines",x\nnext,',
    [
      ['two\nlines', 'x'],
      ['next', ''],
    ],
  ],
  ['\uFEFFa,b', [['a', 'b']]],
  ['a 5" heel,b', [['a 5" heel', 'b']]],
  [
    'a,\n\n\n,\nb,c',
    [
      ['a', ''],
      ['b', 'c'],
    ],
  ],
  ['"",""""', [['', '"']]],
  ['', []],
])('reads %j', (text, rows) => {
  expect(cells(text)).toEqual(rows);
});

test('cut anywhere into chunks, a file has the same rows and lines', () => {
  const text = fixture('shopify.csv');
  const whole = readDelimited(text, ',');
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const reader = createDelimitedReader(',');
    const rows = [];
    for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
    expect([...rows, ...reader.end()]).toEqual(whole);
  }
});

test('a quote that is never closed costs its own line only', () => {
  const rows = readDelimited('h,t\n"open,1\nb,2\nc,"3"\n', ',');
  expect(rows.map(({ line, openQuote }) => [line, openQuote])).toEqual([
    [1, undefined],
    [2, true],
    [3, undefined],
    [4, undefined],
  ]);
});

test('a Shopify file gives products with their variants, stores and languages', () => {
  const { products } = parseShopifyCsv(fixture('shopify.csv'), eur);
  expect(products.map(({ handle }) => handle)).toEqual(['seine-tote', 'galet-boot', 'plain-belt']);
  const [tote, boots, belt] = products;
  expect(tote).toMatchObject({
    title: 'Seine tote',
    titles: { en: 'Seine tote', fr: 'Cabas Seine', ar: 'حقيبة سين' },
    category: 'bags',
    type: 'Tote',
    description: 'A tote for fourteen-inch laptops,\nwith a "turn" clasp & brass feet.',
    descriptions: { fr: 'Un cabas structuré.' },
    story: 'Stitched by one person.',
    materials: ['leather'],
    colors: ['cognac', 'burgundy'],
    occasions: ['work'],
    recipients: ['her'],
    tags: ['New season'],
    image: '/seine-cognac.svg',
  });
  expect(tote?.variants).toEqual([
    {
      sku: 'SEINE-COGNAC',
      title: 'Cognac',
      color: 'cognac',
      price: { amount: 248_000, currency: 'EUR' },
      image: '/seine-cognac.svg',
      stock: { online: 0, stores: { paris: 1, lyon: 3 } },
    },
    {
      sku: 'SEINE-OXBLOOD',
      title: 'Oxblood',
      color: 'burgundy',
      price: { amount: 248_000, currency: 'EUR' },
      compareAt: { amount: 260_000, currency: 'EUR' },
      image: '/seine-oxblood.svg',
      stock: { online: 0, stores: { paris: 0, lyon: 0 } },
    },
  ]);
  expect(boots).toMatchObject({ category: 'shoes', materials: ['suede'], colors: ['navy'], recipients: ['her'] });
  expect(boots?.variants.map(({ sku, size }) => [sku, size])).toEqual([['GALET-38', '38']]);
  expect(belt).toMatchObject({ category: 'belts', materials: ['leather'], variants: [{ sku: 'plain-belt-1' }] });
});

test('what is wrong in a Shopify file is told with its line, and the rest loads', () => {
  const { accepted, rejected } = dryRun('products.csv', fixture('shopify.csv'), eur);
  expect(accepted).toBe(3);
  expect(rejected.map(({ line, at, found }) => [line, at, found])).toEqual([
    [7, 'Variant SKU', '"GALET-38"'],
    [8, 'Variant Inventory Qty', '"two"'],
    [9, 'Variant Price', 'nothing'],
    [10, 'Variant Price', '"1.250,00"'],
    [11, 'Handle', 'nothing'],
  ]);
  expect(rejected[0]?.expected).toBe('a SKU of its own (line 6 has the same)');
  expect(rejected[2]?.raw).toContain('Priceless ring');
});

test('a file that is no product file says so once', () => {
  const { products, problems } = importProducts('products.csv', 'name;price\nBag;10\n', eur);
  expect(products).toEqual([]);
  expect(problems[0]).toMatchObject({
    file: 'products.csv',
    line: 1,
    expected: 'a first line with the column "Handle"',
  });
  expect(importProducts('products.csv', '', eur).problems[0]).toMatchObject({ line: 1, found: 'an empty file' });
});

test('a Merchant feed in XML gives the same kind of products', () => {
  const { products, problems } = parseMerchantXml(fixture('merchant.xml'), eur);
  expect(products).toHaveLength(1);
  expect(products[0]).toMatchObject({
    id: 'Quai Bucket',
    handle: 'quai-bucket',
    category: 'bags',
    description: 'A braided handle & a magnet.',
    url: 'https://shop.example/quai?a=1&b=2',
    colors: ['burgundy', 'gold', 'black'],
    materials: ['leather'],
    recipients: ['her'],
  });
  const [burgundy, black] = products[0]?.variants ?? [];
  expect(burgundy).toMatchObject({ price: { amount: 170_000 }, compareAt: { amount: 185_000 }, stock: { online: 3 } });
  expect(black && isAvailable(black)).toBe(false);
  expect(problems.map(({ line, at }) => [line, at])).toEqual([
    [31, 'price'],
    [37, 'id'],
  ]);
});

test('a document type ends the reading: nothing of it is ever expanded', () => {
  const evil = `<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<rss><item><id>&b;</id></item></rss>`;
  const { products, problems } = parseMerchantXml(evil, eur);
  expect(products).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, expected: 'a feed without a document type' }]);
});

test('an XML file that breaks off keeps what was whole', () => {
  const whole = fixture('merchant.xml');
  const { products, problems } = parseMerchantXml(whole.slice(0, whole.indexOf('USD-1')), eur);
  expect(products).toHaveLength(1);
  expect(problems).toMatchObject([{ line: 31, expected: '</item>' }]);
});

test('a Merchant feed with tabs', () => {
  const text =
    'id\ttitle\tprice\tavailability\timage link\tcolor\n1\tNavy wool scarf\t120 EUR\tin_stock\t/a.jpg\tNavy\n2\tX\t\tin_stock\t\t\n3\tY\t5 EUR\tmaybe\t\t\n';
  const { products, problems } = parseMerchantTsv(text, eur);
  expect(products).toMatchObject([{ category: 'scarves', materials: ['wool'], colors: ['navy'], image: '/a.jpg' }]);
  expect(problems.map(({ line, at }) => [line, at])).toEqual([
    [3, 'price'],
    [4, 'availability'],
  ]);
});

test.each([
  ['2480.00', 'EUR', 248_000],
  ['19.9', 'EUR', 1_990],
  ['100', 'JPY', 100],
  ['1.250', 'EUR', 125],
  ['1.255', 'EUR', undefined],
  ['1,250', 'EUR', undefined],
  ['-5', 'EUR', undefined],
  ['', 'EUR', undefined],
  ['1e3', 'EUR', undefined],
])('a price of %j %s', (text, currency, amount) => {
  expect(readPrice(text, currency)?.amount).toBe(amount);
});

test.each([
  ['<p>One</p><p>Two&nbsp;&eacute;t&#233;</p>', 'One\nTwo été'],
  ['a <b>bold</b>, word', 'a bold, word'],
  ['<style>p{}</style>x<!-- no --> y', 'x y'],
  ['1 < 2 & 3', '1 < 2 & 3'],
  ['&lt;script&gt;', '<script>'],
  ['<script>never closed', ''],
])('HTML %j as plain text', (html, text) => {
  expect(plainText(html)).toBe(text);
});
