import { expect, test } from '@jest/globals';
import { topIntent } from '../../src/domain/understanding.ts';
import { read } from './support.ts';

/** None of these sentences is in the training data. */
test.each([
  ['en', 'could you tell me when my parcel gets here', 'order-status'],
  ['en', 'MM-20431', 'order-status'],
  ['en', 'i wanna send these boots back', 'return-exchange'],
  ['en', 'when do I see my money again after the return', 'refund'],
  ['en', 'do you deliver to Norway', 'delivery'],
  ['en', 'looking for a black evening clutch', 'product-search'],
  ['en', 'what size should I get if I am a 38 in Italy', 'size-fit'],
  ['en', 'is the wallet available in Lyon', 'stock'],
  ['en', 'how much is the Seine tote', 'price-promotion'],
  ['en', 'need a present for my mother', 'gift'],
  ['en', 'at what time does the Paris boutique close', 'store-hours'],
  ['en', 'could I book an appointment on saturday', 'appointment'],
  ['en', 'please erase all my personal data', 'privacy'],
  ['en', 'This is the third time I write and NOBODY answers!!', 'complaint'],
  ['en', 'hello', 'greeting'],
  ['en', 'thank you so much', 'thanks'],
  ['en', 'goodbye', 'goodbye'],
  ['en', 'yes please', 'yes'],
  ['en', 'no thanks', 'no'],
  ['en', 'go back', 'back'],
  ['en', 'start over', 'start-over'],
  ['en', 'help', 'help'],
  ['en', 'what is the weather in Rome', 'out-of-scope'],
  ['fr', 'quand est-ce que mon colis arrive', 'order-status'],
  ['fr', 'je voudrais renvoyer ces bottines', 'return-exchange'],
  ['fr', 'toujours pas remboursée de mon retour', 'refund'],
  ['fr', 'je cherche une pochette noire', 'product-search'],
  ['fr', 'combien coûte le cabas Seine', 'price-promotion'],
  ['fr', 'un cadeau pour les 30 ans de ma femme', 'gift'],
  ['fr', 'la boutique de Lyon ferme à quelle heure', 'store-hours'],
  ['fr', 'est-ce que je peux prendre rendez-vous jeudi', 'appointment'],
  ['fr', 'C’est inadmissible, j’attends depuis trois semaines', 'complaint'],
  ['fr', 'bonjour', 'greeting'],
  ['fr', 'merci beaucoup', 'thanks'],
  ['fr', 'oui merci', 'yes'],
  ['fr', 'non merci', 'no'],
  ['fr', 'menu principal', 'start-over'],
  ['fr-CA', 'je magasine un chandail en laine', 'product-search'],
  ['fr-CA', 'il est où mon colis svp', 'order-status'],
  ['ar', 'أين طلبي رقم MM-20418', 'order-status'],
  ['ar', 'أريد حقيبة سوداء للمساء', 'product-search'],
  ['ar', 'كيف أرجع الحذاء', 'return-exchange'],
  ['ar', 'مرحبا', 'greeting'],
  ['ar', 'شكرا جزيلا', 'thanks'],
  ['ar', 'نعم', 'yes'],
  ['de', 'wo ist denn mein Paket', 'order-status'],
  ['it', 'vorrei rendere la borsa', 'return-exchange'],
  ['es', 'dónde está mi paquete', 'order-status'],
  ['ja', '注文した商品はどこですか', 'order-status'],
  ['zh', '我的包裹到哪里了', 'order-status'],
] as const)('%s: "%s" is %s', (locale, text, intent) => {
  expect(topIntent(read(text, locale)).intent).toBe(intent);
});

test('two wishes in one message are both heard', () => {
  const { intents } = read('where is my order MM-20418 and how do I return an item', 'en');
  const sure = intents.filter(({ confidence }) => confidence >= 0.4).map(({ intent }) => intent);
  expect(sure).toEqual(expect.arrayContaining(['order-status', 'return-exchange']));
});

test('what fits nothing is out of scope, and says so with confidence', () => {
  for (const text of ['asdkjh qwe', 'quantum chromodynamics lattice', 'the capital of Peru is Lima']) {
    expect(topIntent(read(text, 'en')).intent).toBe('out-of-scope');
  }
});

test.each([
  ['Where is my order?', 'fr', 'en'],
  ['Où est ma commande ?', 'en', 'fr'],
  ['ou est ma commande', 'en', 'fr'],
  ['Wo ist meine Bestellung?', 'en', 'de'],
  ["Dov'è il mio ordine?", 'en', 'it'],
  ['¿Dónde está mi pedido?', 'en', 'es'],
  ['أين طلبي؟', 'en', 'ar'],
  ['注文はどこですか', 'en', 'ja'],
  ['我的订单在哪里', 'en', 'zh'],
  ['ok', 'fr', 'fr'],
  ['MM-20418', 'fr', 'fr'],
  ['camille.aubert@example.com', 'ar', 'ar'],
] as const)('"%s" in a conversation in %s is %s', (text, locale, language) => {
  expect(read(text, locale).language).toBe(language);
});
