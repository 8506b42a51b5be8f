/** An advisor's tools over the real house: pieces, ready replies, search and a shopper's page, each within what they may see. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FilledReplies } from '../../src/protocol/canned.ts';
import { CardAnswer, ProductsAnswer } from '../../src/protocol/products.ts';
import { SearchAnswer } from '../../src/protocol/search.ts';
import { ShopperPage } from '../../src/protocol/shopper-page.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
let shopper: Shopper;
/** Of Montréal: has the conversation. */
let leo: AdvisorClient;
/** Of Paris: may not see it. */
let ines: AdvisorClient;
let sofia: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse();
  [leo, ines, sofia] = await Promise.all([house.advisor('leo'), house.advisor('ines'), house.advisor('sofia')]);
  shopper = await house.shopper({ locale: 'fr' });
  await shopper.says('Je voudrais parler à une personne');
  await leo.claims(shopper.conversationId);
  await shopper.says('Le fermoir chrysocale de ma broche est cassé');
  await house.quiet();
}, 60_000);
afterAll(() => house.close());

async function answer<T>(who: AdvisorClient, path: string, init?: RequestInit): Promise<T> {
  const response = await who.fetch(`/api/v1${path}`, init);
  return (await response.json()) as T;
}

test('pieces are found by words and by reference, narrowed, and say what lies where', async () => {
  const all = ProductsAnswer.parse(await answer(leo, '/products?limit=60&locale=en'));
  const some = all.products.find(({ variants }) => variants.some(({ stores }) => stores.length > 0));
  const variant = some?.variants.find(({ stores }) => stores.length > 0);
  const store = variant?.stores[0];
  if (some === undefined || variant === undefined || store === undefined) throw new Error('nothing in stock');

  const byReference = ProductsAnswer.parse(await answer(leo, `/products?q=${variant.sku.toLowerCase()}`));
  expect(byReference.products.map(({ sku }) => sku)).toEqual([variant.sku]);

  const here = ProductsAnswer.parse(await answer(leo, `/products?store=${store.storeId}&limit=60`));
  expect(here.total).toBeGreaterThan(0);
  expect(here.total).toBeLessThan(all.total);
  for (const { variants, sku } of here.products)
    expect(variants.find((each) => each.sku === sku)?.stores.map(({ storeId }) => storeId)).toContain(store.storeId);

  const [category] = all.facets.category;
  const narrowed = ProductsAnswer.parse(await answer(leo, `/products?category=${category?.value}`));
  expect(narrowed.total).toBe(category?.count);
});

test('a card is in the shopper’s language, sent as it is now, and refused once a price has changed', async () => {
  const { products } = ProductsAnswer.parse(await answer(leo, '/products?q=bag&locale=en'));
  const sku = products[0]?.sku ?? '';
  const { conversationId } = shopper;
  const body = JSON.stringify({ conversationId, skus: [sku] });
  const made = CardAnswer.parse(await answer(leo, '/products/card', { method: 'POST', body }));
  expect(made).toMatchObject({ locale: 'fr', text: 'J’ai choisi cette pièce pour vous.' });
  if (made.card.kind !== 'product_carousel') throw new Error(made.card.kind);

  const forged = { ...made.card, items: made.card.items.map((item) => ({ ...item, title: 'Something else' })) };
  await leo.client.ask('message:send', { conversationId, clientMessageId: 'c1', text: made.text, card: forged });
  const said = await shopper.hears(made.text);
  expect(said.card).toMatchObject({ kind: 'product_carousel', items: [{ sku, title: made.card.items[0]?.title }] });

  const { house: before } = house.app.house;
  const dearer = before.products.map((product) => ({
    ...product,
    variants: product.variants.map((each) =>
      each.sku === sku ? { ...each, price: { ...each.price, amount: each.price.amount + 10_000 } } : each,
    ),
  }));
  house.app.house.restock({ products: dearer });
  const refused = await leo.client.refusal('message:send', {
    ...{ conversationId, clientMessageId: 'c2', text: made.text, card: made.card },
  });
  house.app.house.restock({ products: before.products });
  expect(refused).toMatchObject({ code: 'stale', reason: 'changed' });
  expect(refused.words?.[0]).toContain(made.card.items[0]?.title);
  expect(refused.words?.[0]).not.toContain(made.card.items[0]?.price);
});

test('ready replies come in the shopper’s language with what is known filled in, the rest named', async () => {
  const path = `/conversations/${encodeURIComponent(shopper.conversationId)}/canned-replies`;
  const { locale, replies } = FilledReplies.parse(await answer(leo, path));
  expect(locale).toBe('fr');
  const welcome = replies.find(({ id }) => id === 'welcome');
  expect(welcome?.text).toContain('Léo');
  expect(welcome?.text).toContain('{shopper}');
  expect(welcome?.missing).toEqual(['shopper']);
});

test('search finds words, people, an order and articles', async () => {
  const { messages, messagesSearched } = SearchAnswer.parse(await answer(leo, '/search?q=chrysocale'));
  expect(messagesSearched?.all).toBe(true);
  expect(messages).toMatchObject([
    { conversationId: shopper.conversationId, text: expect.stringMatching(/chrysocale/) },
  ]);
  const { people } = SearchAnswer.parse(await answer(sofia, '/search?q=camille'));
  expect(people.map(({ name }) => name)).toContainEqual(expect.stringMatching(/Camille/));
  const [order] = house.app.house.house.orders;
  const found = SearchAnswer.parse(await answer(sofia, `/search?q=${order?.number.toLowerCase()}`));
  expect(found.orders.map(({ number }) => number)).toEqual([order?.number]);
  expect(SearchAnswer.parse(await answer(sofia, '/search?q=returns')).articles.length).toBeGreaterThan(0);
});

test('another boutique finds nothing of it, and nobody they never served', async () => {
  const none = { people: [], orders: [], messages: [] };
  expect(await answer(ines, '/search?q=chrysocale')).toMatchObject(none);
  expect(await answer(ines, '/search?q=camille')).toMatchObject(none);
  const [order] = house.app.house.house.orders;
  expect(await answer(ines, `/search?q=${order?.number}`)).toMatchObject(none);
  const path = `/api/v1/conversations/${encodeURIComponent(shopper.conversationId)}/canned-replies`;
  expect((await ines.fetch(path)).status).toBe(404);
  const body = JSON.stringify({ conversationId: shopper.conversationId, skus: ['x'] });
  expect((await ines.fetch('/api/v1/products/card', { method: 'POST', body })).status).toBe(404);
  const [person] = house.app.house.house.shoppers;
  expect((await ines.fetch(`/api/v1/shoppers/${person?.id}/page`)).status).toBe(404);
});

test('a supervisor reads a shopper’s page', async () => {
  const [person] = house.app.house.house.shoppers;
  const page = ShopperPage.parse(await answer(sofia, `/shoppers/${person?.id}/page`));
  expect(page.record.shopperId).toBe(person?.id);
  expect(page.orders.length).toBeGreaterThan(0);
});

test('a note sent twice is one note; other words under its id are a conflict; without an id it gets one', async () => {
  const { conversationId } = shopper;
  const note = { conversationId, noteId: 'again', text: 'Sent twice.' };
  const first = await leo.client.ask('note:add', note);
  expect(await leo.client.ask('note:add', note)).toEqual(first);
  expect((await leo.client.refusal('note:add', { ...note, text: 'Other words.' })).code).toBe('conflict');
  await leo.client.ask('note:add', { conversationId, text: 'Without an id.' });
  const { notes } = await leo.opens(conversationId);
  expect(
    notes
      .map(({ text }) => text)
      .filter((text) => /twice|Other|Without/.test(text))
      .sort(),
  ).toEqual(['Sent twice.', 'Without an id.']);
});

test('whom a note names is told and finds it; a whisper and a stranger to the conversation name nobody', async () => {
  const { conversationId } = shopper;
  const note = { conversationId, noteId: 'n1', text: 'Ask @Ines about the clasp.', mentions: ['ines', 'ines'] };
  await leo.client.ask('note:add', note);
  const told = () => ines.events().filter(({ name }) => name === 'mention:created');
  await ines.client.until('the mention', () => told()[0]);
  expect(told()).toMatchObject([{ mention: { conversationId, text: note.text, by: { advisorId: 'leo' } } }]);
  expect(leo.events().some(({ name }) => name === 'mention:created')).toBe(false);
  expect(await answer(ines, '/mentions')).toMatchObject({ mentions: [{ text: note.text }] });
  expect(await answer(sofia, '/mentions')).toEqual({ mentions: [] });
  const strange = { ...note, noteId: 'n2', mentions: ['nobody-here'] };
  expect((await leo.client.refusal('note:add', strange)).code).toBe('bad-request');
  expect((await ines.client.refusal('note:add', { ...note, noteId: 'n3', mentions: ['leo'] })).code).toBe('not-found');
});
