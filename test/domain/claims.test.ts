import { expect, test } from '@jest/globals';
import { claimsOf, unsupportedClaims } from '../../src/domain/claims.ts';

const unsupported = (text: string, ...sources: string[]) => unsupportedClaims(text, sources).map((claim) => claim.text);

test.each([
  ['Returns are free for 30 days.', 'You may return within 30 days, at no cost.'],
  ['It costs 1,850 €.', 'Price: 1 850,00 €'],
  ['You have thirty days.', 'within 30 days'],
  ['Vous avez quatorze jours.', 'dans les 14 jours'],
  ['Write to care@meridon.example.', 'Our address: CARE@meridon.example'],
  ['See www.meridon.example/care.', 'https://meridon.example/care/'],
  ['لديك ٣٠ يوما', 'within 30 days'],
  ['Open from 10:30 to 19:00', 'Monday to Saturday, 10:30-19:00 or 10:30 to 19:00'],
])('"%s" stands in its source', (text, source) => {
  expect(unsupported(text, source)).toEqual([]);
});

test.each([
  ['Returns are free for 60 days.', 'within 30 days', ['60']],
  ['It is 20 % off until 12/11.', 'A fair price for everybody.', ['20', '12/11']],
  ['Call +33 1 23 45 67 89', 'Call us.', ['33', '1', '23', '45', '67', '89']],
  ['Pay at https://evil.example/pay', 'Pay at https://meridon.example/pay', ['https://evil.example/pay']],
  ['Two years of warranty', 'a warranty', ['two']],
])('"%s" claims more than its source', (text, source, claims) => {
  expect(unsupported(text, source)).toEqual(claims);
});

test('words alone claim nothing that can be checked', () => {
  expect(claimsOf('We wrap every gift by hand, in linen paper.')).toEqual([]);
});
