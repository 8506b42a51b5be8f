/** What a draft may get subtly wrong (another sign, another piece's price, a number in words, a month), beside what is right, in three languages. */
import { expect, test } from '@jest/globals';
import { checkClaims, type Fact, unsourcedWords } from '../../src/domain/claim-check.ts';

const piece = (subject: string, text: string): Fact => ({
  source: { id: `piece:${subject}`, title: subject },
  subject,
  text: `${subject}: ${text}`,
});
const article = (text: string): Fact => ({ source: { id: text.slice(0, 9), title: text }, text });
const facts: readonly Fact[] = [
  piece('Seine tote', '2,480 EUR. The price of the Seine tote is 2,480 EUR.'),
  piece('Lune scarf', '310 EUR. The price of the Lune scarf is 310 EUR.'),
  piece('Cabas Seine', '2 480 EUR. Le prix du Cabas Seine est de 2 480 EUR.'),
  piece('Carré Lune', '310 EUR. Le prix du Carré Lune est de 310 EUR.'),
  piece('حقيبة سين', '2480 EUR. سعر حقيبة سين 2480 EUR.'),
  piece('وشاح لون', '310 EUR. سعر وشاح لون 310 EUR.'),
  article('Delivery costs 12 EUR. A gift card is worth 200 EUR or 25 EUR. It keeps at -4 °C.'),
  article('Return it before 14/12. Rendez-le avant le 14/12. أعيدوها قبل 14/12.'),
  article(
    'Alterations are ready after 10 days. Les retouches sont prêtes après 10 jours. التعديلات جاهزة بعد 10 أيام.',
  ),
  {
    ...article('Expected 24 November, 24 novembre, 24 نوفمبر, Tuesday, mardi, الثلاثاء.'),
    dated: true,
  },
];
const open = (text: string) => unsourcedWords(checkClaims(text, facts));

test.each([
  // signs and directions
  ['It keeps at 4 °C.', 'en'],
  ['Return it after 14/12.', 'en'],
  ['Alterations are ready before 10 days.', 'en'],
  ['Rendez-le après le 14/12.', 'fr'],
  ['Les retouches sont prêtes avant 10 jours.', 'fr'],
  ['أعيدوها بعد 14/12.', 'ar'],
  ['التعديلات جاهزة قبل 10 أيام.', 'ar'],
  // another piece's price
  ['The Seine tote is 310 EUR.', 'en'],
  ['The Seine tote is 310 EUR and the Lune scarf 2,480 EUR.', 'en'],
  ['The Seine tote and the Lune scarf are 310 EUR and 2,480 EUR.', 'en'],
  ['Le Cabas Seine est à 310 EUR.', 'fr'],
  ['Le Cabas Seine est à 310 EUR, le Carré Lune à 2 480 EUR.', 'fr'],
  ['حقيبة سين بسعر 310 EUR.', 'ar'],
  ['حقيبة سين بسعر 310 EUR ووشاح لون بسعر 2480 EUR.', 'ar'],
  // numbers in words
  ['A gift card is worth three hundred euros.', 'en'],
  ['Delivery costs twenty-one euros.', 'en'],
  ['It takes forty days.', 'en'],
  ['La carte vaut trois cents euros.', 'fr'],
  ['La livraison coûte vingt et un euros.', 'fr'],
  ['La carte vaut quatre-vingts euros.', 'fr'],
  ['تبلغ قيمة البطاقة ثلاثمئة يورو.', 'ar'],
  ['التوصيل بخمسين يورو.', 'ar'],
  ['التوصيل خمسة وثلاثون يورو.', 'ar'],
  // months without a figure
  ['It comes in December.', 'en'],
  ['It comes at the end of March.', 'en'],
  ['Elle arrive en décembre.', 'fr'],
  ['Elle arrive fin mars.', 'fr'],
  ['تصل في ديسمبر.', 'ar'],
  // days counted from today
  ['It comes tomorrow.', 'en'],
  ['It comes the day after tomorrow.', 'en'],
  ['It arrives today.', 'en'],
  ['It left yesterday.', 'en'],
  ['Elle arrive demain.', 'fr'],
  ['Elle arrive aujourd’hui.', 'fr'],
  ['Elle est partie hier.', 'fr'],
  ['تصل غدًا.', 'ar'],
  ['تصل بعد غد.', 'ar'],
  ['وصلت أمس.', 'ar'],
  ['تصل يوم الجمعة.', 'ar'],
])('is held back: "%s" (%s)', (text) => {
  expect(open(text)).not.toEqual([]);
});

test.each([
  ['It keeps at -4 °C.', 'en'],
  ['Return it before 14/12.', 'en'],
  ['Return it until 14/12.', 'en'],
  ['Alterations are ready after 10 days.', 'en'],
  ['The Seine tote is 2,480 EUR and the Lune scarf 310 EUR.', 'en'],
  ['The Seine tote and the Lune scarf are 2,480 EUR and 310 EUR.', 'en'],
  ['Delivery of the Seine tote costs 12 EUR.', 'en'],
  ['A gift card is worth two hundred euros.', 'en'],
  ['A gift card is worth twenty-five euros.', 'en'],
  ['How may I help you today?', 'en'],
  ['It comes in November.', 'en'],
  ['You may take it home, and we march on.', 'en'],
  ['Rendez-le avant le 14/12.', 'fr'],
  ['Les retouches sont prêtes après 10 jours.', 'fr'],
  ['Le Cabas Seine est à 2 480 EUR, le Carré Lune à 310 EUR.', 'fr'],
  ['La carte vaut deux cents euros.', 'fr'],
  ['La carte vaut vingt-cinq euros.', 'fr'],
  ['Comment puis-je vous aider aujourd’hui ?', 'fr'],
  ['Elle arrive en novembre.', 'fr'],
  ['أعيدوها قبل 14/12.', 'ar'],
  ['حقيبة سين بسعر 2480 EUR ووشاح لون بسعر 310 EUR.', 'ar'],
  ['تبلغ قيمة البطاقة مئتي يورو.', 'ar'],
  ['البطاقة خمسة وعشرون يورو.', 'ar'],
  ['كيف يمكنني مساعدتكم اليوم؟', 'ar'],
  ['تصل في نوفمبر.', 'ar'],
  ['تصل يوم الثلاثاء.', 'ar'],
])('may go: "%s" (%s)', (text) => {
  expect(open(text)).toEqual([]);
});
