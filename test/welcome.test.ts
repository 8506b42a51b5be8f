import { expect, test } from '@jest/globals';
import type { House } from '../src/house/house.ts';
import { welcome } from '../src/welcome.ts';

const house = { brand: { name: 'Maison Test' }, advisors: [], samplePassword: undefined } as unknown as House;
const start = { url: 'http://127.0.0.1:1', states: [], house, problems: [], production: false };

test('the boutique has an address only where it is served', () => {
  expect(welcome({ ...start, boutique: true })).toContain('Boutique   http://127.0.0.1:1/\n');
  const off = welcome({ ...start, boutique: false });
  expect(off).not.toContain('Boutique');
  expect(off).toContain('Console    http://127.0.0.1:1/console\n');
});
