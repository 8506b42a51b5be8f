import { expect, test } from '@jest/globals';
import { clockIn } from '../../src/domain/clock-words.ts';

test.each([
  ['I would like to see bags in Paris tomorrow at 3pm', '15:00'],
  ['tomorrow at 3.30 p.m. please', '15:30'],
  ['Saturday at 11', '11:00'],
  ['Saturday 11 am', '11:00'],
  ['at 3 on Friday', '15:00'],
  ['on the 24th at 10:30', '10:30'],
  ['tomorrow at noon', '12:00'],
  ['12 am', '00:00'],
  ['demain à 15 h', '15:00'],
  ['demain à 15h30', '15:30'],
  ['demain à 15 h 30', '15:30'],
  ['à 3 heures de l’après-midi', '15:00'],
  ['samedi à midi', '12:00'],
  ['morgen um 15 Uhr', '15:00'],
  ['morgen um 15.30 Uhr', '15:30'],
  ['domani alle 15', '15:00'],
  ['domani alle 10 di mattina', '10:00'],
  ['mañana a las 15', '15:00'],
  ['mañana a las 4 de la tarde', '16:00'],
  ['明日15時30分に', '15:30'],
  ['明日の午後3時に', '15:00'],
  ['明天下午3点半', '15:30'],
  ['明天上午10点', '10:00'],
  ['غدًا الساعة 3 مساءً', '15:00'],
  ['غدًا الساعة ١١ صباحًا', '11:00'],
  ['غدًا الساعة الثالثة والنصف عصرًا', '15:30'],
  ['الساعة الثانية عشرة ظهرًا', '12:00'],
] as const)('in "%s" the clock shows %s', (words, expected) => {
  expect(clockIn(words)).toBe(expected);
});

test.each([
  'I would like to see bags in Paris tomorrow',
  'demain après-midi',
  'at 2000 € or less',
  'size 38 please',
  'on 12.11.2026',
  'die Tasche um 1.500 €',
  'a bag at 300 dollars',
  'je veux 3 hauts',
])('no hour is named in "%s"', (words) => {
  expect(clockIn(words)).toBeUndefined();
});
