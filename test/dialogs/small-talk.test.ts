import { expect, test } from '@jest/globals';
import { openMeridon, visit } from '../support/concierge.ts';

test('only whom the house knows is welcomed back; a name that a channel tells is only a name', async () => {
  const house = await openMeridon();
  const stranger = visit(house, 'en');
  stranger.isCalled('Zed');
  expect((await stranger.says([{ text: 'hello' }])).replies[0]?.text).toMatch(/^Hello Zed, and welcome\. /);
  const client = visit(house, 'en');
  client.isKnown('camille-aubert', 'Camille');
  expect((await client.says([{ text: 'hello' }])).replies[0]?.text).toMatch(/^Hello Camille, and welcome back\. /);
});
