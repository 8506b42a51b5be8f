/** Directions ("at least", "at most"), parts of a day, and prices of pieces nobody named: what is held back, and what may go. */
import { expect, test } from '@jest/globals';
import { checkClaims, type Fact, unsourcedWords } from '../../src/domain/claim-check.ts';

const article = (text: string): Fact => ({ source: { id: text.slice(0, 9), title: text }, text });
const facts: readonly Fact[] = [
  {
    source: { id: 'piece:a', title: 'Seine tote' },
    subject: 'Seine tote',
    text: 'Seine tote: 2,480 EUR.',
    meant: true,
  },
  { source: { id: 'piece:b', title: 'Lune scarf' }, subject: 'Lune scarf', text: 'Lune scarf: 310 EUR.' },
  article('Repairs take at most 21 days. Engraving takes at least 6 days. Delivery is free from 300 EUR.'),
  article('Une réparation prend au plus 21 jours. La gravure prend au moins 6 jours. Offert à partir de 300 EUR.'),
  article('Eine Reparatur dauert höchstens 21 Tage. Die Gravur dauert mindestens 6 Tage. Kostenlos ab 300 EUR.'),
  article(
    'La riparazione richiede al massimo 21 giorni. L’incisione richiede almeno 6 giorni. Gratis a partire da 300 EUR.',
  ),
  article('La reparación tarda como máximo 21 días. El grabado tarda al menos 6 días. Gratis a partir de 300 EUR.'),
  article('يستغرق الإصلاح 21 يومًا على الأكثر. يستغرق النقش 6 أيام على الأقل. التوصيل مجاني ابتداء من 300 EUR.'),
];
const open = (text: string) => unsourcedWords(checkClaims(text, facts));

test.each([
  'Repairs take at least 21 days.',
  'Repairs take over 21 days.',
  'Repairs take 21 days or more.',
  'Engraving takes at most 6 days.',
  'Engraving takes no more than 6 days.',
  'Engraving takes 6 days at most.',
  'Delivery is free up to 300 EUR.',
  'Delivery is free below 300 EUR.',
  'La réparation prend au moins 21 jours.',
  'La gravure prend 6 jours au plus.',
  'La gravure ne prend pas plus de 6 jours.',
  'Offert jusqu’à 300 EUR.',
  'Die Reparatur dauert mindestens 21 Tage.',
  'Die Gravur dauert nicht mehr als 6 Tage.',
  'Kostenlos bis 300 EUR.',
  'La riparazione richiede almeno 21 giorni.',
  'L’incisione richiede al massimo 6 giorni.',
  'Gratis fino a 300 EUR.',
  'La reparación tarda al menos 21 días.',
  'El grabado tarda 6 días como máximo.',
  'Gratis hasta 300 EUR.',
  'يستغرق الإصلاح 21 يومًا على الأقل.',
  'يستغرق النقش 6 أيام كحد أقصى.',
  'التوصيل مجاني حتى 300 EUR.',
  'It left this morning.',
  'It arrives this evening.',
  'It left last week.',
  'Il est parti ce matin.',
  'Il arrive cet après-midi.',
  'Es ist heute früh angekommen.',
  'Es kommt übermorgen.',
  'È arrivato stamattina.',
  'Arriva stasera.',
  'Ha llegado hoy.',
  'Llega esta tarde.',
  'تصل الليلة.',
  'وصلت هذا الصباح.',
  '今晩届きます。',
  '今天送到。',
  'It costs 310 EUR.',
  'That one is 310 EUR.',
  '310 EUR.',
  'The Seine tote would suit you. It costs 310 EUR.',
  'You asked for the Lune scarf. It costs 2,480 EUR.',
])('is held back: "%s"', (text) => {
  expect(open(text)).not.toEqual([]);
});

test.each([
  'Repairs take up to 21 days.',
  'Repairs take no more than 21 days.',
  'Repairs take 21 days at most.',
  'Repairs take 21 days.',
  'Engraving takes a minimum of 6 days.',
  'Engraving takes no less than 6 days.',
  'Delivery is free above 300 EUR.',
  'La réparation prend 21 jours maximum.',
  'La gravure prend 6 jours au minimum.',
  'Die Reparatur dauert maximal 21 Tage.',
  'Die Gravur dauert nicht weniger als 6 Tage.',
  'La riparazione richiede fino a 21 giorni.',
  'La reparación no tarda más de 21 días.',
  'يستغرق الإصلاح 21 يومًا كحد أقصى.',
  'لا يقل النقش عن 6 أيام.',
  'Good morning, how may I help you this morning?',
  'Guten Morgen, wie kann ich Ihnen heute helfen?',
  'Come posso aiutarla oggi?',
  '¿En qué puedo ayudarle hoy?',
  'Bonjour, comment puis-je vous aider ce matin ?',
  'It costs 2,480 EUR.',
  'The Lune scarf would suit you. It costs 310 EUR.',
  'The Seine tote and the Lune scarf go well together. They are 2,480 EUR and 310 EUR.',
  'The Lune scarf is a fine choice. Delivery is free from 300 EUR.',
])('may go: "%s"', (text) => {
  expect(open(text)).toEqual([]);
});
