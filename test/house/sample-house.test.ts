/** The bundled house is whole: valid, large enough, consistent, and with the fixed points that others rely on. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Order } from '../../src/domain/commerce.ts';
import { orderStates, shipmentStates } from '../../src/domain/commerce.ts';
import { tiers } from '../../src/domain/participant.ts';
import { intents } from '../../src/domain/understanding.ts';
import type { House } from '../../src/house/house.ts';
import type { LoadedHouse } from '../../src/house/load.ts';
import { formatProblem } from '../../src/house/problem.ts';
import { load, now, sampleDir } from './sample.ts';

let loaded: LoadedHouse;
let house: House;

beforeAll(async () => {
  loaded = await load(sampleDir);
  house = loaded.house;
});

const day = 86_400_000;
const locales = ['en', 'fr', 'fr-CA', 'ar'];

function order(number: string): Order {
  const found = house.orders.find((each) => each.number === number);
  if (!found) throw new Error(`no order ${number}`);
  return found;
}

const stockOf = (sku: string) =>
  house.products.flatMap(({ variants }) => variants).find((each) => each.sku === sku)?.stock;

describe('as a whole', () => {
  test('has no problem in any file', () => {
    expect(loaded.problems.map(formatProblem)).toEqual([]);
  });

  test('is Maison Meridon, in euros and four locales', () => {
    expect(house.brand.name).toBe('Maison Meridon');
    expect(house.brand.currency).toBe('EUR');
    expect(house.brand.locales.map(({ tag }) => tag)).toEqual(locales);
    expect(house.brand.locales.find(({ tag }) => tag === 'fr-CA')?.parent).toBe('fr');
    expect(house.brand.locales.find(({ tag }) => tag === 'ar')?.direction).toBe('rtl');
  });

  test('is large enough', () => {
    expect(house.products.length).toBeGreaterThanOrEqual(84);
    expect(new Set(house.products.map(({ category }) => category)).size).toBeGreaterThanOrEqual(6);
    expect(house.orders).toHaveLength(40);
    expect(house.shoppers).toHaveLength(30);
    expect(house.stores).toHaveLength(5);
    expect(house.advisors).toHaveLength(6);
    expect(house.articles).toHaveLength(25 * locales.length);
  });

  test('has orders and parcels in every state and shoppers of every tier', () => {
    expect(new Set(house.orders.map(({ state }) => state))).toEqual(new Set(orderStates));
    const parcels = house.orders.flatMap(({ shipments }) => shipments.map(({ state }) => state));
    expect(new Set(parcels)).toEqual(new Set(shipmentStates));
    expect(new Set(house.shoppers.map(({ tier }) => tier))).toEqual(new Set(tiers));
  });
});

test('templates are four, each in every locale with the same places and buttons', () => {
  const of = (locale: string) => house.templates.filter(({ language }) => language === locale);
  expect(of('en')).toHaveLength(4);
  const shape = (locale: string) =>
    of(locale).map(({ name, category, parameters, buttons }) => [
      name,
      category,
      parameters.length,
      buttons.map(({ value }) => value),
    ]);
  for (const locale of locales) expect(shape(locale)).toEqual(shape('en'));
});

describe('articles', () => {
  test('are the same in all locales', () => {
    const ids = (locale: string) => house.articles.filter((each) => each.locale === locale).map(({ id }) => id);
    expect(ids('en')).toHaveLength(25);
    for (const locale of locales) expect(ids(locale)).toEqual(ids('en'));
  });

  test('have topics of ours, the same in every locale, and enough ways to ask', () => {
    for (const article of house.articles) {
      const english = house.articles.find(({ id, locale }) => locale === 'en' && id === article.id);
      expect(article.topics).toEqual(english?.topics);
      expect(intents).toEqual(expect.arrayContaining([...article.topics]));
      expect(article.phrasings.length).toBeGreaterThanOrEqual(6);
      expect(article.phrasings.length).toBeLessThanOrEqual(10);
      expect(article.body.split(/\s+/).length).toBeGreaterThanOrEqual(60);
    }
  });

  test('are written for their locale, not copied', () => {
    const bodies = house.articles.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    for (const { locale, body, phrasings } of house.articles) {
      const arabic = /\p{Script=Arabic}/u;
      expect(arabic.test(body)).toBe(locale === 'ar');
      if (locale === 'fr-CA') expect(`${body} ${phrasings.join(' ')}`).not.toMatch(/e-mail|week-end| [!?;]/);
    }
  });

  test('name the same sums and days in every locale', () => {
    const figures = (text: string) => new Set(text.match(/\b(?:60|300|500|48|45)\b/g) ?? []);
    for (const id of ['stock-reservation', 'appointments', 'personalisation']) {
      const each = locales.map((locale) => house.articles.find((a) => a.id === id && a.locale === locale)?.body ?? '');
      const [english = new Set<string>()] = each.map(figures);
      expect(english.size).toBeGreaterThan(0);
      for (const body of each) expect(figures(body)).toEqual(english);
    }
  });

  test('keep to the house voice', () => {
    for (const { locale, body, id } of house.articles) {
      const banned = house.brand.voice.bannedWords[locale] ?? [];
      const used = banned.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(body));
      expect({ id, locale, used }).toEqual({ id, locale, used: [] });
    }
  });
});

describe('orders', () => {
  test.each([
    ['MM-20418', 'camille.aubert@example.com', 'delivered', 248_000],
    ['MM-20431', 'jonas.weiss@example.com', 'shipped', 295_000],
    ['MM-20440', 'priya.raman@example.com', 'shipped', 121_000],
    ['MM-20452', 'adaeze.okafor@example.com', 'preparing', 459_000],
    ['MM-20455', 'hiroshi.tanaka@example.com', 'cancelled', 240_000],
    ['MM-20460', 'guest.milan@example.com', 'returned', 69_000],
  ])('%s is of %s and %s', (number, email, state, amount) => {
    expect(order(number)).toMatchObject({ email, state, total: { amount, currency: 'EUR' } });
  });

  test('MM-20418 is signed for and can be returned for 28 days more', () => {
    const { lines, shipments, returnUntil, shopperId } = order('MM-20418');
    expect(lines.map(({ title }) => title)).toEqual(['Seine tote, cognac']);
    expect(lines[0]?.image).toBe('/media/products/seine-tote-cognac.svg');
    expect(shipments).toMatchObject([{ state: 'delivered', signedBy: 'C. Aubert' }]);
    expect(Math.round(((returnUntil?.getTime() ?? 0) - now.getTime()) / day)).toBe(28);
    expect(house.shoppers.find(({ id }) => id === shopperId)).toMatchObject({ name: 'Camille Aubert', tier: 'patron' });
  });

  test('MM-20431 is two days late', () => {
    const [parcel] = order('MM-20431').shipments;
    expect(parcel?.state).toBe('late');
    const late = now.getTime() - (parcel?.promisedAt?.getTime() ?? 0);
    expect(Math.round(late / day)).toBe(2);
  });

  test('MM-20440 is in two parcels, one here and one on its way', () => {
    expect(order('MM-20440').shipments.map(({ state }) => state)).toEqual(['delivered', 'in-transit']);
  });

  test('MM-20455 is refunded, MM-20460 is not yet', () => {
    expect(order('MM-20455').refund?.state).toBe('done');
    expect(order('MM-20460').refund?.state).toBe('pending');
  });

  test('add up, and hold each line in at most one parcel', () => {
    for (const { number, lines, total, shipments } of house.orders) {
      const sum = lines.reduce((all, { price, quantity }) => all + price.amount * quantity, 0);
      expect({ number, sum }).toEqual({ number, sum: total.amount });
      const packed = shipments.flatMap(({ skus }) => skus);
      expect(new Set(packed).size).toBe(packed.length);
    }
  });

  test.each(['2026-11-22T00:05:00Z', '2026-11-22T12:00:00Z', '2027-03-28T23:55:00Z'])(
    'never age: their steps are in order when loaded at %s',
    async (at) => {
      const { house: then } = await load(sampleDir, new Date(at));
      for (const { number, placedAt, steps } of then.orders) {
        const times = steps.flatMap(({ at: time }) => (time ? [time.getTime()] : []));
        expect({ number, times }).toEqual({ number, times: times.toSorted((a, b) => a - b) });
        expect(placedAt.getTime()).toBeLessThanOrEqual(new Date(at).getTime());
      }
    },
  );
});

describe('the catalogue', () => {
  const product = (title: string) => house.products.find((each) => each.title === title);

  test('has a burgundy evening bag under 2,000 EUR and a black one', () => {
    expect(product('Quai bucket')).toMatchObject({ category: 'bags' });
    expect(product('Quai bucket')?.occasions).toContain('evening');
    expect(product('Quai bucket')?.variants.find(({ color }) => color === 'burgundy')?.price.amount).toBe(185_000);
    expect(product('Nuit clutch')?.occasions).toContain('evening');
    expect(product('Nuit clutch')?.variants.find(({ color }) => color === 'black')?.price.amount).toBe(129_000);
  });

  test('has the Seine tote in cognac once in Paris, three times in Lyon, nowhere else', () => {
    expect(stockOf('SEINE-TOTE-COGNAC')).toEqual({
      online: 0,
      stores: { paris: 1, lyon: 3, milan: 0, london: 0, montreal: 0 },
    });
  });

  test('goes from 60 to 12,000 EUR', () => {
    const prices = house.products.flatMap(({ variants }) => variants.map(({ price }) => price.amount));
    expect(Math.min(...prices)).toBe(6_000);
    expect(Math.max(...prices)).toBe(1_200_000);
  });

  test('tells of every piece its story, its facts and its names', () => {
    for (const { title, titles, descriptions, story, materials, recipients, occasions, variants } of house.products) {
      expect({ title, story: story === undefined || story === '' }).toEqual({ title, story: false });
      for (const facts of [materials, recipients, occasions, variants]) expect(facts.length).toBeGreaterThan(0);
      for (const locale of ['fr', 'ar']) {
        expect(titles?.[locale]).toBeTruthy();
        expect(descriptions?.[locale]).toBeTruthy();
      }
    }
  });

  test('counts stock in the stores of the house', () => {
    const stores = house.stores.map(({ id }) => id).toSorted();
    for (const { variants } of house.products) {
      for (const { stock } of variants) expect(Object.keys(stock.stores).toSorted()).toEqual(stores);
    }
  });
});

describe('people and places', () => {
  test.each([
    ['ines@meridon.example', 'advisor', 'paris', ['fr', 'en']],
    ['leo@meridon.example', 'advisor', 'montreal', ['fr-CA', 'fr', 'en']],
    ['mei@meridon.example', 'advisor', 'london', ['en', 'zh', 'ja']],
    ['nadia@meridon.example', 'advisor', 'milan', ['it', 'en', 'ar']],
    ['sofia@meridon.example', 'supervisor', 'paris', ['en', 'fr', 'de', 'it']],
    ['admin@meridon.example', 'admin', 'paris', ['en', 'fr']],
  ])('%s is %s in %s', (email, role, storeId, languages) => {
    expect(house.advisors.find((each) => each.email === email)).toMatchObject({
      role,
      storeId,
      languages,
      capacity: 4,
    });
  });

  test('the sample password is the one that is printed', () => {
    expect(house.samplePassword).toBe('step-aside-2026');
  });

  test('every advisor skill is a category of the catalogue or an intent', () => {
    const known = new Set<string>([...house.products.map(({ category }) => category), ...intents, 'clienteling']);
    for (const { skills } of house.advisors) expect(skills.filter((skill) => !known.has(skill))).toEqual([]);
  });

  test('stores have hours, real time zones and the holidays of two years', () => {
    expect(house.stores.map(({ id }) => id)).toEqual(['paris', 'lyon', 'milan', 'london', 'montreal']);
    expect(house.stores[0]?.address).toContain('rue Cambacérès');
    for (const { hours, holidays } of house.stores) {
      expect(hours.length).toBeGreaterThanOrEqual(5);
      expect(holidays.filter(({ date }) => date.startsWith('2026')).length).toBeGreaterThanOrEqual(8);
      expect(holidays.filter(({ date }) => date.startsWith('2027')).length).toBeGreaterThanOrEqual(8);
    }
  });

  test('every order belongs to a known shopper', () => {
    for (const { number, shopperId } of house.orders)
      expect({ number, known: Boolean(shopperId) }).toEqual({ number, known: true });
  });

  test('shoppers of the top tiers have an advisor of their own', () => {
    for (const { name, tier, ownAdvisor } of house.shoppers) {
      if (tier === 'patron' || tier === 'gold') expect({ name, own: Boolean(ownAdvisor) }).toEqual({ name, own: true });
    }
  });
});
