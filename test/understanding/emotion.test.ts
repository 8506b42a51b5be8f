import { expect, test } from '@jest/globals';
import { read } from './support.ts';

test.each([
  ['en', 'This is the third time I write and NOBODY answers!!'],
  ['en', 'I have been waiting for three weeks and still no refund'],
  ['en', 'You ruined my wedding, I will never shop here again'],
  ['en', 'unacceptable. I want my money back'],
  ['en', '😡😡'],
  ['en', 'you charged me twice and no one replies'],
  ['fr', "C'est inadmissible, j'attends depuis trois semaines"],
  ['fr', 'je suis très déçue, personne ne me répond'],
  ['fr', 'vous avez gâché son anniversaire, plus jamais chez vous'],
  ['fr', 'encore une fois aucune réponse, ça suffit !!'],
  ['fr-CA', "j'suis tannée d'attendre, ça n'a pas de bon sens"],
  ['ar', 'هذا غير مقبول، أنتظر منذ شهر ولا أحد يرد'],
  ['ar', 'أنا غاضبة جدا من الخدمة'],
  ['de', 'das ist eine Frechheit, niemand antwortet'],
  ['it', 'è una vergogna, aspetto da tre settimane'],
  ['es', 'es una vergüenza, nadie responde'],
  ['ja', '最悪です。何度も連絡しているのに返事がありません'],
  ['zh', '太过分了，没有人回复我'],
] as const)('%s: "%s" is upset', (locale, text) => {
  const { emotion } = read(text, locale);
  expect(emotion.frustration).toBeGreaterThan(0.6);
  expect(emotion.valence).toBeLessThan(-0.4);
  expect(emotion.evidence.length).toBeGreaterThan(0);
  for (const words of emotion.evidence[0]?.split(' ') ?? []) expect(text).toContain(words);
});

test.each([
  ['en', 'where is my order MM-20418?'],
  ['en', 'a burgundy bag for the evening under 2000'],
  ['en', 'no problem at all, thank you!'],
  ['en', 'I am not angry, just curious'],
  ['en', 'SEINE TOTE in black'],
  ['en', 'I love it!!! thank you'],
  ['en', 'do you have anything rain proof'],
  ['fr', 'où est ma commande ?'],
  ['fr', 'pas de souci, merci beaucoup'],
  ['fr', 'je cherche un cadeau pour ma mère'],
  ['fr', 'super, parfait !!'],
  ['ar', 'أين طلبي من فضلك'],
  ['ar', 'شكرا جزيلا'],
] as const)('%s: "%s" is calm', (locale, text) => {
  expect(read(text, locale).emotion.frustration).toBeLessThan(0.35);
});

test('thanks lift the valence', () => {
  expect(read('thank you, this is perfect', 'en').emotion.valence).toBeGreaterThan(0.4);
  expect(read('merci, c’est parfait', 'fr').emotion.valence).toBeGreaterThan(0.4);
});

test('the same complaint weighs more when it is shouted', () => {
  const said = read('nobody answers', 'en').emotion.frustration;
  expect(read('NOBODY ANSWERS!!!', 'en').emotion.frustration).toBeGreaterThan(said);
});

test.each([
  ['en', 'my lawyer will contact you', 'legal'],
  ['en', 'the candle caught fire', 'safety'],
  ['en', 'the earrings gave me a rash', 'health'],
  ['en', 'my husband passed away last week', 'bereavement'],
  ['en', 'I am a journalist and would like a statement', 'press'],
  ['en', 'I did not place this order, my card was stolen', 'fraud'],
  ['en', 'I want to die', 'distress'],
  ['en', 'your staff were racist to me', 'discrimination'],
  ['fr', 'je vais porter plainte', 'legal'],
  ['fr', 'mon mari est décédé', 'bereavement'],
  ['fr', "j'ai fait une allergie au collier", 'health'],
  ['fr', 'je suis journaliste', 'press'],
  ['fr', "j'ai envie de mourir", 'distress'],
  ['ar', 'سأتصل بالمحامي', 'legal'],
  ['ar', 'توفي زوجي', 'bereavement'],
] as const)('%s: "%s" is about %s', (locale, text, topic) => {
  expect(read(text, locale).topics.map((found) => found.topic)).toContain(topic);
});

test.each([
  ['en', 'a gift for my lawyer'],
  ['en', 'nickel-free earrings please'],
  ['en', 'is the bag heavy'],
  ['fr', 'un cadeau pour mon médecin'],
  ['fr', 'je cherche un sac noir'],
] as const)('%s: "%s" touches nothing delicate', (locale, text) => {
  expect(read(text, locale).topics).toEqual([]);
});
