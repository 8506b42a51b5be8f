import { expect, test } from '@jest/globals';
import {
  compareProducts,
  emptyWish,
  isAvailable,
  mergeWish,
  reasonsFor,
  remainingText,
  sizeKey,
  type Wish,
} from '../../src/domain/discovery.ts';
import type { Entity, EntityKind } from '../../src/domain/understanding.ts';
import { nowhere, nuitClutch, piece, quaiBucket, seineTote } from '../commerce/sample-products.ts';

const said = (kind: EntityKind, value: string, more: Partial<Entity> = {}): Entity => ({
  kind,
  value,
  text: value,
  start: 0,
  end: value.length,
  ...more,
});

const wish = (parts: Partial<Wish>): Wish => ({ ...emptyWish, ...parts });

test('a wish gathers over messages, and a later word of a kind corrects the earlier', () => {
  const first = mergeWish(emptyWish, [
    said('category', 'bags'),
    said('color', 'burgundy'),
    said('occasion', 'evening'),
    said('money', '200000', { bound: 'max' }),
  ]);
  expect(first).toEqual(wish({ category: 'bags', colors: ['burgundy'], occasions: ['evening'], priceMax: 200_000 }));
  const corrected = mergeWish(first, [said('color', 'black')]);
  expect(corrected.colors).toEqual(['black']);
  expect(corrected.category).toBe('bags');
});

test('what is ruled out leaves the wish, and comes back when it is asked for', () => {
  const without = mergeWish(wish({ colors: ['red', 'black'] }), [said('color', 'red', { negated: true })]);
  expect(without).toMatchObject({ colors: ['black'], notColors: ['red'] });
  expect(mergeWish(without, [said('color', 'red')])).toMatchObject({ colors: ['red'], notColors: [] });
});

test('a size belongs to its category', () => {
  const shoes = wish({ category: 'shoes', sizes: ['38'] });
  expect(mergeWish(shoes, [said('category', 'belts')]).sizes).toEqual([]);
  expect(mergeWish(shoes, [said('category', 'shoes')]).sizes).toEqual(['38']);
  expect(mergeWish(shoes, [said('category', 'shoes', { negated: true })]).category).toBeUndefined();
});

test.each([
  [[said('money', '50000', { bound: 'min' })], { priceMin: 50_000 }],
  [[said('money', '80000', { bound: 'about' })], { priceMin: 64_000, priceMax: 96_000 }],
  [[said('money', '80000')], { priceMax: 80_000 }],
  [
    [said('money', '50000', { bound: 'min' }), said('money', '90000', { bound: 'max' })],
    { priceMin: 50_000, priceMax: 90_000 },
  ],
  [[said('money', 'much')], {}],
])('a budget replaces the one before (%#)', (entities, bounds) => {
  const merged = mergeWish(wish({ priceMin: 1, priceMax: 2 }), entities);
  expect(merged).toEqual(wish(bounds));
});

test('the words left over are those that no entity has explained', () => {
  const message = 'a burgundy quilted bag';
  const entities = [said('color', 'burgundy', { start: 2, end: 10 }), said('category', 'bags', { start: 19, end: 22 })];
  expect(remainingText(message, entities)).toBe('a quilted');
});

test('available means: there, in that place', () => {
  const [burgundy, black] = quaiBucket.variants;
  const [cognac] = seineTote.variants;
  if (!burgundy || !black || !cognac) throw new Error('the sample lost its variants');
  expect(isAvailable(burgundy)).toBe(true);
  expect(isAvailable(black)).toBe(false);
  expect(isAvailable(cognac)).toBe(true);
  expect(isAvailable(cognac, 'online')).toBe(false);
  expect(isAvailable(cognac, 'paris')).toBe(true);
  expect(isAvailable(cognac, 'toString')).toBe(false);
});

test('a stock reason names the asked store first and never a place without the piece', () => {
  const [clutch] = nuitClutch.variants;
  const [cognac] = seineTote.variants;
  if (!clutch || !cognac) throw new Error('the sample lost its variants');
  const stock = (parts: Partial<Wish>) =>
    reasonsFor(wish(parts), seineTote, cognac).filter(({ kind }) => kind === 'stock');
  expect(stock({ storeId: 'paris' })).toEqual([{ kind: 'stock', value: 'paris', params: { units: 1 } }]);
  expect(stock({ storeId: 'milan' })).toEqual([{ kind: 'stock', value: 'lyon', params: { units: 3 } }]);
  expect(reasonsFor(wish({}), nuitClutch, { ...clutch, stock: nowhere }).map(({ kind }) => kind)).toEqual(['material']);
});

test('reasons come only from what the product has', () => {
  const [cognac] = seineTote.variants;
  if (!cognac) throw new Error('the sample lost its variant');
  const asked = wish({ colors: ['cognac', 'red'], materials: ['silk'], occasions: ['travel'], priceMax: 100 });
  const reasons = reasonsFor(asked, seineTote, cognac);
  expect(reasons.map(({ kind, value }) => `${kind}:${value}`)).toEqual([
    'color:cognac',
    'occasion:travel',
    'stock:lyon',
  ]);
});

test('two products side by side, from the catalogue alone', () => {
  const rows = compareProducts(quaiBucket, seineTote);
  const row = (attribute: string) => rows.find((candidate) => candidate.attribute === attribute);
  expect(row('price')?.cells[0]).toEqual({
    kind: 'price',
    from: { amount: 175_000, currency: 'EUR' },
    to: { amount: 185_000, currency: 'EUR' },
  });
  expect(row('category')).toMatchObject({ same: true });
  expect(row('color')).toEqual({
    attribute: 'color',
    cells: [
      { kind: 'keys', keys: ['burgundy', 'black'] },
      { kind: 'keys', keys: ['cognac'] },
    ],
    same: false,
  });
  expect(row('stock')?.cells[1]).toEqual({ kind: 'stock', online: 0, stores: { paris: 1, lyon: 3 } });
  expect(row('size')).toBeUndefined();
  expect(
    compareProducts(piece({ title: 'A', category: 'bags' }, []), seineTote).some((r) => r.attribute === 'price'),
  ).toBe(false);
});

test.each([
  ['Small', 'S'],
  ['50ml', '50 ML'],
  [' 38 ', '38'],
  ['7,5', '7.5'],
])('%j and %j are one size', (a, b) => {
  expect(sizeKey(a)).toBe(sizeKey(b));
});
