import { expect, test } from '@jest/globals';
import type { Article } from '../../src/domain/commerce.ts';
import { ideasAndWordsOf, isOneSlip } from '../../src/understanding/concepts.ts';
import { createKnowledge } from '../../src/understanding/knowledge.ts';
import { stem } from '../../src/understanding/stemmers.ts';

const article = (locale: string, id: string, title: string): Article => ({
  id,
  locale,
  title,
  topics: [],
  phrasings: [],
  body: title,
  updatedAt: new Date('2026-10-01'),
});

/** The same five articles in every language; questions below share hardly a word with them. */
const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    returns: 'Returning a piece',
    delivery: 'Delivery costs',
    payment: 'Payment in instalments',
    repair: 'Repairs',
    card: 'Gift cards',
  },
  fr: {
    returns: 'Retourner une pièce',
    delivery: 'Frais de livraison',
    payment: 'Payer en plusieurs fois',
    repair: 'Réparations',
    card: 'Cartes cadeaux',
  },
  de: {
    returns: 'Rückgabe',
    delivery: 'Versandkosten',
    payment: 'Ratenzahlung',
    repair: 'Reparaturen',
    card: 'Geschenkkarten',
  },
  it: {
    returns: 'Restituire un articolo',
    delivery: 'Spese di spedizione',
    payment: 'Pagamento a rate',
    repair: 'Riparazioni',
    card: 'Carte regalo',
  },
  es: {
    returns: 'Devolver un artículo',
    delivery: 'Gastos de envío',
    payment: 'Pago a plazos',
    repair: 'Reparaciones',
    card: 'Tarjetas regalo',
  },
  ar: {
    returns: 'إرجاع قطعة',
    delivery: 'تكلفة التوصيل',
    payment: 'الدفع بالتقسيط',
    repair: 'الإصلاح',
    card: 'بطاقات الهدايا',
  },
  ja: { returns: '返品について', delivery: '送料', payment: '分割払い', repair: '修理', card: 'ギフトカード' },
  zh: { returns: '退货', delivery: '运费', payment: '分期付款', repair: '维修', card: '礼品卡' },
};

const articles = Object.entries(titles).flatMap(([locale, all]) =>
  Object.entries(all).map(([id, title]) => article(locale, id, title)),
);
const knowledge = createKnowledge({ articles });

test.each([
  ['en', 'I want to send it back', 'returns'],
  ['en', 'what do you charge for postage', 'delivery'],
  ['en', 'klarna?', 'payment'],
  ['en', 'my zip is broken', 'repair'],
  ['en', 'a voucher for my aunt', 'card'],
  ['fr', 'je veux le renvoyer', 'returns'],
  ['fr', "c'est combien pour expédier", 'delivery'],
  ['fr', 'des mensualités ?', 'payment'],
  ['de', 'ich möchte das zurückschicken', 'returns'],
  ['de', 'was kostet das Porto', 'delivery'],
  ['de', 'der Reißverschluss klemmt', 'repair'],
  ['it', 'come faccio il reso', 'returns'],
  ['it', 'quanto costa la consegna', 'delivery'],
  ['it', 'la cerniera è rotta', 'repair'],
  ['es', 'quiero hacer una devolución', 'returns'],
  ['es', '¿cuánto cuesta la entrega?', 'delivery'],
  ['es', 'se rompió la cremallera', 'repair'],
  ['ar', 'أريد ترجيع الحقيبة', 'returns'],
  ['ar', 'بكم الشحن', 'delivery'],
  ['ar', 'السحاب خربان', 'repair'],
  ['ja', '送り返したいのですが', 'returns'],
  ['ja', '配送料はいくらですか', 'delivery'],
  ['ja', '直してもらえますか', 'repair'],
  ['zh', '我想把东西寄回去', 'returns'],
  ['zh', '快递要多少钱', 'delivery'],
  ['zh', '坏了能修吗', 'repair'],
] as const)('%s: "%s" is about %s', (locale, question, id) => {
  expect(knowledge.find(question, locale, 1)[0]?.article.id).toBe(id);
});

test('words of one idea meet, whatever the word, its form or the language', () => {
  expect(ideasAndWordsOf('money back', 'en')).toContain('#refund');
  expect(ideasAndWordsOf('refunded', 'en')).toContain('#refund');
  expect(ideasAndWordsOf('remboursements', 'fr')).toContain('#refund');
  expect(ideasAndWordsOf('Rückerstattung', 'de')).toContain('#refund');
  expect(ideasAndWordsOf('refnud please', 'en')).toContain('#refund');
  expect(ideasAndWordsOf('xylophone', 'en')).toEqual([stem('xylophone', 'en')]);
});

test('one slip of the finger is forgiven, two are not', () => {
  for (const slip of ['waranty', 'warrannty', 'warramty', 'warratny']) expect(isOneSlip(slip, 'warranty')).toBe(true);
  for (const other of ['wranty', 'warehouse', 'waranti']) expect(isOneSlip(other, 'warranty')).toBe(false);
});

test.each([
  ['en', ['return', 'returns', 'returned', 'returning']],
  ['en', ['cancel', 'cancelled', 'cancelling', 'cancels']],
  ['en', ['delivery', 'deliveries', 'deliver', 'delivered']],
  ['fr', ['rembourser', 'remboursement', 'rembourse', 'remboursements']],
  ['fr', ['livraison', 'livraisons']],
  ['de', ['lieferung', 'lieferungen', 'liefern', 'liefert']],
  ['it', ['spedizione', 'spedizioni', 'spedire']],
  ['es', ['devolver', 'devolvemos', 'devolvieron']],
  ['ar', ['الطرد', 'طرد', 'بالطرد']],
] as const)('%s: forms of a word have one stem: %j', (language, words) => {
  expect(new Set(words.map((word) => stem(word, language))).size).toBe(1);
});
