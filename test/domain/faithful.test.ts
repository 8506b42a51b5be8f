/** What counts as the same figures in two languages, and what a translation may not make of them. */
import { expect, test } from '@jest/globals';
import { unlikeFigures } from '../../src/domain/faithful.ts';

const unlike = ([one, from, other, to]: readonly [string, string, string, string]) =>
  unlikeFigures({ text: one, locale: from }, { text: other, locale: to });

test.each([
  ['It is 1,290.00 EUR', 'en', 'Il coûte 1.290,00 €', 'fr'],
  ['It is 1,290 EUR', 'en', 'سعرها ١٬٢٩٠ يورو', 'ar'],
  ['Il coûte 1 290,50 €', 'fr', 'سعرها ١٬٢٩٠٫٥٠ يورو', 'ar'],
  ['EUR 1,290,000', 'en', '١٬٢٩٠٬٠٠٠ يورو', 'ar'],
  ['de 10 h à 19 h 30', 'fr', 'from 10 am to 7:30 pm', 'en'],
  ['de 10h00 à 19h30', 'fr', 'من 10 صباحًا إلى 7:30 مساءً', 'ar'],
  ['à 9h30', 'fr', 'at 09:30', 'en'],
  ['12 pm', 'en', '12 h', 'fr'],
  ['sous 24 h', 'fr', 'within 24 hours', 'en'],
  ['sous 3 jours ouvrés', 'fr', 'within 3 working days', 'en'],
  ['30 x 20 cm, 5,5 mm', 'fr', '30 x 20 cm, 5.5 mm', 'en'],
] as const)('%s (%s) is %s (%s)', (...both) => {
  expect(unlike(both)).toEqual([]);
  const [one, from, other, to] = both;
  expect(unlike([other, to, one, from])).toEqual([]);
});

test.each([
  ['1,290 EUR', 'en', '1 290 $', 'fr'],
  ['1.290 EUR', 'fr', '1.29 EUR', 'en'],
  ['١٬٢٩٠ يورو', 'ar', '1.29 EUR', 'en'],
  ['on 12/11', 'en', 'le 11/12', 'fr'],
  ['at 3 pm', 'en', 'à 3 h du matin', 'fr'],
  ['at 3 pm', 'en', 'الساعة 3 صباحًا', 'ar'],
  ['à 15 h', 'fr', 'at 3 am', 'en'],
  ['within 3 days', 'en', 'sous 3 semaines', 'fr'],
  ['٣ أيام', 'ar', '3 weeks', 'en'],
  ['12,5 cm', 'fr', '12.5 mm', 'en'],
] as const)('%s (%s) is not %s (%s)', (...both) => {
  expect(unlike(both)).not.toEqual([]);
});
