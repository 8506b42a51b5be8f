import { beforeAll, expect, test } from '@jest/globals';
import { type Meridon, openMeridon, visit } from '../support/concierge.ts';

let house: Meridon;
beforeAll(async () => {
  house = await openMeridon();
});

const status = /was delivered|a été livrée|تم تسليم|سُلّم/;
const proof = 'camille.aubert@example.com';

test.each([
  ['en', 'what is your return policy?', `my order is MM-20418, ${proof}`],
  ['en', 'I want to return a bag', `MM-20418 ${proof}`],
  ['en', 'can I get a refund?', `it's order number MM-20418, my email is ${proof}`],
  ['fr', 'Comment retourner un article ?', `voici ma commande : MM-20418, ${proof}`],
  ['fr-CA', 'Comment retourner un article?', `c’est la commande MM-20418 et mon courriel est ${proof}`],
  ['de', 'Wie kann ich etwas zurückgeben?', `Meine Bestellnummer ist MM-20418, ${proof}`],
  ['it', 'Come posso fare un reso?', `il mio ordine è MM-20418, ${proof}`],
  ['es', '¿Cómo puedo devolver un artículo?', `mi pedido es MM-20418, ${proof}`],
  ['ja', '返品したいのですが', `注文番号はMM-20418です ${proof}`],
  ['zh', '怎么退货？', `我的订单号是MM-20418 ${proof}`],
  ['ar', 'كيف أعيد قطعة؟', `رقم طلبي MM-20418 ${proof}`],
])('in %s, after "%s", the number of an order is about its return', async (locale, question, words) => {
  const shopper = visit(house, locale);
  await shopper.says([{ text: question }]);
  const answer = await shopper.says([{ text: words }]);
  expect(answer.replies[0]?.text).not.toMatch(status);
  expect(answer.openQuestions?.join()).toMatch(/MM-20418/);
  expect(answer.ordersProven).toEqual(['MM-20418']);
});

test('number and address may come one after the other, and a word of thanks between', async () => {
  const shopper = visit(house, 'en');
  await shopper.says([{ text: 'How do I return something?' }]);
  await shopper.says([{ text: 'thank you' }]);
  await shopper.says([{ text: 'MM-20418' }]);
  const answer = await shopper.says([{ text: proof }]);
  expect(answer.replies[0]?.text).toMatch(/may be returned until/);
});

test.each([
  ['what is your return policy?', `where is my order MM-20418? ${proof}`],
  ['what is your return policy?', `has MM-20418 been delivered? ${proof}`],
  ['how long does delivery take?', `MM-20418 ${proof}`],
])('after "%s", "%s" is about where it is', async (question, words) => {
  const shopper = visit(house, 'en');
  await shopper.says([{ text: question }]);
  const answer = await shopper.says([{ text: words }]);
  expect(answer.replies[0]?.text).toMatch(status);
});

test('another question in between ends it', async () => {
  const shopper = visit(house, 'en');
  await shopper.says([{ text: 'what is your return policy?' }]);
  await shopper.says([{ text: 'how long does delivery take?' }]);
  const answer = await shopper.says([{ text: `MM-20418 ${proof}` }]);
  expect(answer.replies[0]?.text).toMatch(status);
});
