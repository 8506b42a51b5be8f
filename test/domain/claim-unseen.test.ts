/** Written before the words of the filter were, and used once to measure it: 5 of 48 held back before, 48 after; 1 false alarm of 35, then none. */
import { expect, test } from '@jest/globals';
import { checkClaims, type Fact, unsourcedWords } from '../../src/domain/claim-check.ts';

const art = (text: string): Fact => ({ source: { id: text.slice(0, 9), title: text }, text });
const facts: Fact[] = [
  { source: { id: 'p1', title: 'Nuit clutch' }, subject: 'Nuit clutch', text: 'Nuit clutch: 1,290 EUR.', meant: true },
  { source: { id: 'p2', title: 'Anse ring' }, subject: 'Anse ring', text: 'Anse ring: 640 EUR.' },
  { source: { id: 'p3', title: 'Rue pump' }, subject: 'Rue pump', text: 'Rue pump: 720 EUR.' },
  art(
    'You have 30 days from delivery to return a piece. The refund is sent within 5 days. Your bank needs at least 3 days. Free from 500 EUR.',
  ),
  art(
    'Vous avez 30 jours après la livraison. Le remboursement part sous 5 jours. Votre banque met au moins 3 jours. Offert dès 500 EUR.',
  ),
  art(
    'Sie haben 30 Tage. Die Erstattung erfolgt innerhalb von 5 Tagen. Ihre Bank braucht mindestens 3 Tage. Kostenfrei ab 500 EUR.',
  ),
  art('Ha 30 giorni. Il rimborso parte entro 5 giorni. La banca impiega almeno 3 giorni. Gratuito oltre 500 EUR.'),
  art(
    'Tiene 30 días. El reembolso se envía en menos de 5 días. El banco necesita al menos 3 días. Gratuito desde 500 EUR.',
  ),
  art('لديكم 30 يومًا. يُرسل المبلغ خلال 5 أيام. يحتاج البنك إلى 3 أيام على الأقل. مجاني بدءًا من 500 EUR.'),
];
const hold = [
  'The refund is sent after 5 days.',
  'The refund takes more than 5 days.',
  'The refund takes at least 5 days.',
  'Your bank needs at most 3 days.',
  'Your bank needs less than 3 days.',
  'Your bank needs 3 days maximum.',
  'It is free under 500 EUR.',
  'It is free until 500 EUR.',
  'Le remboursement part après 5 jours.',
  'Le remboursement prend au minimum 5 jours.',
  'Votre banque met moins de 3 jours.',
  'Votre banque met 3 jours maximum.',
  'C’est offert en dessous de 500 EUR.',
  'Die Erstattung erfolgt frühestens nach 5 Tagen.',
  'Ihre Bank braucht höchstens 3 Tage.',
  'Ihre Bank braucht weniger als 3 Tage.',
  'Kostenfrei unter 500 EUR.',
  'Il rimborso parte dopo 5 giorni.',
  'La banca impiega meno di 3 giorni.',
  'Gratuito sotto 500 EUR.',
  'La banca impiega 3 giorni al massimo.',
  'El reembolso tarda más de 5 días.',
  'El banco necesita menos de 3 días.',
  'Gratuito por debajo de 500 EUR.',
  'يُرسل المبلغ بعد 5 أيام.',
  'يحتاج البنك إلى أقل من 3 أيام.',
  'مجاني تحت 500 EUR.',
  'Your parcel was collected this afternoon.',
  'An advisor prepared it last night.',
  'We sent it the day before yesterday.',
  'Votre colis est parti cette nuit.',
  'Votre colis est arrivé avant-hier.',
  'Das Paket wurde gestern abgeholt.',
  'Ihr Paket kommt heute Abend.',
  'Il pacco è partito ieri.',
  'Arriva dopodomani.',
  'El paquete llegó ayer.',
  'Llega pasado mañana.',
  'يصل الطرد مساء اليوم.',
  'وصل الطرد أول أمس.',
  '昨日発送しました。',
  '今晚送达。',
  'The price is 720 EUR.',
  'It is 640 EUR.',
  'Our Anse ring is yours to try. The price is 720 EUR.',
  'Elle coûte 640 EUR.',
  'Der Preis beträgt 720 EUR.',
  'السعر 640 EUR.',
];
const go = [
  'The refund is sent in 5 days or less.',
  'The refund is sent within 5 days.',
  'The refund takes no longer than 5 days.',
  'Your bank needs 3 days or more.',
  'Your bank needs not less than 3 days.',
  'It is free over 500 EUR.',
  'It is free starting at 500 EUR.',
  'You have 30 days from delivery.',
  'You have up to 30 days.',
  'Le remboursement part dans les 5 jours.',
  'Votre banque met 3 jours au moins.',
  'C’est offert au-dessus de 500 EUR.',
  'Vous avez jusqu’à 30 jours.',
  'Die Erstattung dauert nicht länger als 5 Tage.',
  'Ihre Bank braucht 3 Tage oder mehr.',
  'Kostenfrei über 500 EUR.',
  'Il rimborso parte in meno di 5 giorni.',
  'La banca impiega minimo 3 giorni.',
  'Gratuito a partire da 500 EUR.',
  'El reembolso se envía antes de 5 días.',
  'El banco necesita como mínimo 3 días.',
  'Gratuito a partir de 500 EUR.',
  'يُرسل المبلغ في غضون 5 أيام.',
  'يحتاج البنك إلى ما لا يقل عن 3 أيام.',
  'مجاني فوق 500 EUR.',
  'Good evening, how may I help you tonight?',
  'Buongiorno, come posso esserle utile oggi?',
  'The Nuit clutch is 1,290 EUR.',
  'It is 1,290 EUR.',
  'The Anse ring suits you. It is 640 EUR.',
  'The Rue pump is 720 EUR, the Anse ring 640 EUR.',
  'The Anse ring and the Rue pump are lovely. The first is 640 EUR, the second 720 EUR.',
  'Enjoy your evening.',
  'Buenos días.',
  'Have a lovely morning.',
];

const open = (text: string) => unsourcedWords(checkClaims(text, facts));

test('is held back', () => {
  expect(hold.filter((text) => open(text).length === 0)).toEqual([]);
});

test('may go', () => {
  expect(go.filter((text) => open(text).length > 0)).toEqual([]);
});
