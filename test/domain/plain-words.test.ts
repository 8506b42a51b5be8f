import { expect, test } from '@jest/globals';
import { mentions, plain } from '../../src/domain/plain-words.ts';

test('what people leave out when they type makes no difference', () => {
  expect(plain('J’ai CHANGÉ d’avis !')).toBe('j ai change d avis');
  expect(plain('  Gift-card, please. ')).toBe('gift card please');
  expect(plain('الأُولى')).toBe(plain('الاولي'));
});

test('phrases are found as whole words only', () => {
  expect(mentions('is there anything cheaper?', 'cheaper|less expensive')).toBe(true);
  expect(mentions('cheapest', 'cheap')).toBe(false);
  expect(mentions('Moins cher, svp', 'moins cher')).toBe(true);
  expect(mentions('anything', '')).toBe(false);
});
