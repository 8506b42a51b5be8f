import { describe, expect, test } from '@jest/globals';
import { findDates } from '../../src/understanding/dates.ts';
import { fold } from '../../src/understanding/fold.ts';

/** A Sunday at noon, so that no time zone makes another day of it. */
const sunday = new Date(2026, 10, 22, 12);

function days(text: string, locale: string, now = sunday): string {
  const language = locale.split('-')[0] ?? locale;
  const found = findDates(fold(text).text, { language, locale, now });
  return found
    .sort((one, other) => one.start - other.start)
    .map(({ value }) => value)
    .join(' ');
}

describe('days in words', () => {
  test.each([
    ['en', 'tomorrow', '2026-11-23'],
    ['en', 'the day after tomorrow', '2026-11-24'],
    ['en', 'two weeks ago', '2026-11-08'],
    ['en', 'in 3 working days', '2026-11-25'],
    ['en', 'by March 3', '2027-03-03'],
    ['en', 'a week from Friday', '2026-12-04'],
    ['en', 'Saturday the 12th', '2026-12-12'],
    ['en', 'I ordered it on 3 November', '2026-11-03'],
    ['en', 'can you deliver on 3 November', '2027-11-03'],
    ['en', 'end of January', '2027-01-31'],
    ['fr', 'sous huitaine', '2026-11-29'],
    ['fr', 'mardi en huit', '2026-12-01'],
    ['fr', "d'ici 3 jours", '2026-11-25'],
    ['fr', 'mi-décembre', '2026-12-15'],
    ['fr', 'la semaine prochaine', '2026-11-23'],
    ['fr', 'il y a quinze jours', '2026-11-07'],
    ['fr', 'le 1er janvier', '2027-01-01'],
    ['fr-CA', 'en fin de semaine', '2026-11-28'],
    ['de', 'übermorgen', '2026-11-24'],
    ['de', 'KW 48', '2026-11-23'],
    ['de', 'in 14 Tagen', '2026-12-06'],
    ['de', 'vorgestern', '2026-11-20'],
    ['it', 'dopodomani', '2026-11-24'],
    ['it', 'tre giorni fa', '2026-11-19'],
    ['es', 'pasado mañana', '2026-11-24'],
    ['es', 'la semana que viene', '2026-11-23'],
    ['ja', '来週の土曜日', '2026-11-28'],
    ['ja', '3日前', '2026-11-19'],
    ['ja', '12月3日までに', '2026-12-03'],
    ['zh', '下周六', '2026-11-28'],
    ['zh', '十二月二十五号', '2026-12-25'],
    ['zh', '三天内', '2026-11-25'],
    ['ar', 'بعد غد', '2026-11-24'],
    ['ar', 'قبل ثلاثة أيام', '2026-11-19'],
    ['ar', 'يوم السبت القادم', '2026-11-28'],
  ])('%s: %s', (locale, text, expected) => {
    expect(days(text, locale)).toBe(expected);
  });
});

describe('days in figures, in the order of the country', () => {
  test.each([
    ['en', 'on 3/12/2026', '2026-12-03'],
    ['en-US', 'on 3/12/2027', '2027-03-12'],
    ['en-US', 'by 25/12', '2026-12-25'],
    ['fr', 'le 3/12', '2026-12-03'],
    ['de', 'am 3.12.', '2026-12-03'],
    ['ja', '2026/12/03', '2026-12-03'],
    ['en', '2026-12-03', '2026-12-03'],
  ])('%s: %s', (locale, text, expected) => {
    expect(days(text, locale)).toBe(expected);
  });
});

describe('feasts, as their country keeps them', () => {
  test.each([
    ['en', "for Mother's Day", '2027-03-07'],
    ['en-US', "for Mother's Day", '2027-05-09'],
    ['fr', 'pour la fête des mères', '2027-05-30'],
    ['de', 'zum Vatertag', '2027-05-06'],
    ['it', 'per la festa del papà', '2027-03-19'],
    ['ja', 'クリスマスまでに', '2026-12-25'],
    ['zh', '春节前', '2027-02-06'],
    ['ar', 'قبل رمضان', '2027-02-08'],
    ['en', 'before Easter', '2027-03-28'],
    ['en', 'on Black Friday', '2026-11-27'],
    ['en', 'the ring I got at Christmas broke', '2025-12-25'],
  ])('%s: %s', (locale, text, expected) => {
    expect(days(text, locale)).toBe(expected);
  });
});

describe('no day', () => {
  test.each([
    ['en', 'May I ask you something'],
    ['en', 'I would march straight back'],
    ['en', 'the second time this happens'],
    ['en', 'on the 5th floor'],
    ['en', 'open 24/7'],
    ['en', 'I rate this 8/10'],
    ['en', 'size 38/40'],
    ['en', 'version 2.10 of the app'],
    ['en', 'merry christmas!'],
    ['en', 'a christmas gift for her'],
    ['en', 'I have waited 3 days'],
    ['fr', 'Êtes-vous un robot'],
    ['fr', 'or je suis au 3e étage'],
    ['fr', '12,90 €'],
    ['fr', 'ce jour-là'],
    ['de', 'guten Morgen'],
    ['de', '3 Fragen, 2 Teile'],
    ['it', 'ora basta, tra l’altro'],
    ['es', 'cada mañana por la mañana'],
    ['ja', '質問が3つあります。後で連絡します'],
    ['zh', '周小姐说以后再说'],
    ['ar', 'بعد كل هذا وقبل أي شيء'],
  ])('%s: %s', (locale, text) => {
    expect(days(text, locale)).toBe('');
  });
});

test('"Friday" is the last one in the past, the next one otherwise', () => {
  expect(days('I ordered it on Friday', 'en')).toBe('2026-11-20');
  expect(days('can it come on Friday', 'en')).toBe('2026-11-27');
  expect(days('commandé vendredi', 'fr')).toBe('2026-11-20');
  expect(days('je passe vendredi', 'fr')).toBe('2026-11-27');
});

test('the end of a year is crossed, and a leap day found', () => {
  const silvester = new Date(2027, 11, 31, 12);
  expect(days('tomorrow', 'en', silvester)).toBe('2028-01-01');
  expect(days('in 2 months', 'en', silvester)).toBe('2028-02-29');
  expect(days('29 February', 'en', silvester)).toBe('2028-02-29');
  expect(days('30 February', 'en', silvester)).toBe('');
});
