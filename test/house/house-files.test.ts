/** A house written out and read again is the same house, with what was set at the console in its files. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let one: TestHouse;
let two: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'aparte-exported-'));
const sofia = { advisorId: 'sofia', name: 'Sofia' };

beforeAll(async () => {
  one = await openTestHouse();
  const { settings, house } = one.app.house;
  const set = (name: string, value: unknown) => settings.write({ name, value, file: null, version: 0, by: sofia });
  await set('voice', { ...house.brand.voice, longest: 77 });
  await set('retention', { ...house.brand.privacy, keepConversationsDays: 45 });
  await set('look', { ...house.brand.widget, radius: 4, launcher: { en: 'Your concierge: “yes”' } });
  await set('routing', { ...one.app.house.routing(), offerSeconds: 41 });
  await set('hours.paris', { hours: [{ day: 1, opens: '09:00', closes: '12:00' }], holidays: [] });
  await set('canned.en', [{ id: 'only', title: 'Only', text: 'Good day {shopper}: # not a comment', topics: [] }]);
  const live = { title: 'Horses', topics: ['store-hours'], phrasings: ['May my horse: come in?'], body: 'It *waits*.' };
  const page = {
    state: 'published',
    text: live,
    live: { ...live, updatedAt: '2026-11-20T10:00:00.000Z' },
    writers: [],
  };
  await set('article.fr.horses', page);
  await set('article.en.returns', { ...page, live: undefined, gone: true });
  const policy = one.app.house.policy.current();
  await one.app.house.policy.publish({ ...policy, handOffAt: 1.25 });

  const { files, catalogue } = await one.app.office.exportHouse();
  expect(catalogue).toBe('file');
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  two = await openTestHouse({ env: { HOUSE_DIR: folder } });
}, 60_000);
afterAll(async () => {
  await one?.close();
  await two?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the second house finds nothing wrong in its folder but what is not for it', () => {
  const files = two.app.house.problems.map(({ file }) => file).sort();
  expect(files).toEqual(['orders.json', 'shoppers.json']);
});

test('what was set in the first is what the files of the second say', () => {
  const { house } = two.app;
  expect(house.house.brand).toEqual({
    ...one.app.house.house.brand,
    ...{ voice: one.app.house.voice(), widget: one.app.house.look(), privacy: one.app.house.retention() },
  });
  expect(house.house.brand.voice.longest).toBe(77);
  expect(house.look()).toMatchObject({ radius: 4, launcher: { en: 'Your concierge: “yes”' } });
  expect(house.routing()).toEqual(one.app.house.routing());
  expect(house.policy.current()).toEqual(one.app.house.policy.current());
  expect(house.stock().stores).toEqual(one.app.house.stock().stores);
  expect(house.stock().products).toEqual(one.app.house.stock().products);
  expect(house.house.templates).toEqual(one.app.house.house.templates);
  expect(house.house.canned['en']).toHaveLength(1);
  expect(house.house.canned['fr']).toEqual(one.app.house.house.canned['fr']);
});

test('articles come whole, the taken away ones not at all', () => {
  const sorted = (house: TestHouse) =>
    [...house.app.house.stock().articles].sort((a, b) => `${a.locale} ${a.id}`.localeCompare(`${b.locale} ${b.id}`));
  expect(sorted(two)).toEqual(sorted(one));
  expect(sorted(two).some(({ id, locale }) => id === 'returns' && locale === 'en')).toBe(false);
  expect(sorted(two).find(({ id }) => id === 'horses')?.phrasings).toEqual(['May my horse: come in?']);
});

test('people come without a way in, and no shopper and no order comes', async () => {
  const byId = (house: TestHouse) => [...house.app.house.house.advisors].sort((a, b) => a.id.localeCompare(b.id));
  expect(byId(two)).toEqual(byId(one));
  expect(two.app.house.house.samplePassword).toBeUndefined();
  const { files } = await one.app.office.exportHouse();
  const all = [...files.values()].join('\n');
  expect(all).not.toMatch(/step-aside|camille\.aubert|MM-20418/);
  expect(readdirSync(folder)).not.toContain('orders.json');
});
