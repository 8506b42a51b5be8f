/** Policy and articles change while the house runs; a mistake keeps the last good version. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { House } from '../../src/house/house.ts';
import type { HouseProblem } from '../../src/house/problem.ts';
import { type HousePart, type HouseWatch, watchHouse } from '../../src/house/watch.ts';
import { type Copy, copyOfSample, load, now } from './sample.ts';

type News = {
  readonly house?: House;
  readonly changed?: readonly HousePart[];
  readonly problems?: readonly HouseProblem[];
};

let copy: Copy;
let watching: HouseWatch;
let waiting: { wanted: (news: News) => boolean; tell: (news: News) => void }[];
let current: House;

function hear(news: News): void {
  if (news.house) current = news.house;
  waiting = waiting.filter(({ wanted, tell }) => {
    if (wanted(news)) tell(news);
    return !wanted(news);
  });
}

const next = (wanted: (news: News) => boolean) => new Promise<News>((tell) => waiting.push({ wanted, tell }));

beforeEach(async () => {
  copy = await copyOfSample();
  waiting = [];
  const { house, articleFiles } = await load(copy.dir);
  current = house;
  watching = watchHouse({
    dir: copy.dir,
    house,
    articleFiles,
    now: () => now,
    quietMs: 20,
    onChange: (changed, parts) => hear({ house: changed, changed: parts }),
    onProblems: (problems) => hear({ problems }),
  });
});

afterEach(async () => {
  watching.close();
  await copy.forget();
});

test('a saved policy applies without a restart', async () => {
  const change = next(({ changed }) => changed?.includes('policy') ?? false);
  await copy.edit('policy.yaml', (text) =>
    text.replace('offerAt: 0.4', 'offerAt: 0.5').replace('version: 1', 'version: 2'),
  );
  await change;
  expect(current.policy).toMatchObject({ version: 2, offerAt: 0.5 });
});

test('a broken policy is reported, changes nothing, and applies once it is mended', async () => {
  const trouble = next(({ problems }) => (problems?.length ?? 0) > 0);
  await copy.edit('policy.yaml', (text) =>
    text.replace('offerAt: 0.4', 'offerAt: often').replace('version: 1', 'version: 2'),
  );
  expect((await trouble).problems?.[0]).toMatchObject({ file: 'policy.yaml', found: '"often"', expected: 'a number' });
  expect(current.policy).toMatchObject({ version: 1, offerAt: 0.4 });
  const mended = next(({ changed }) => changed?.includes('policy') ?? false);
  await copy.edit('policy.yaml', (text) => text.replace('offerAt: often', 'offerAt: 0.7'));
  await mended;
  expect(current.policy).toMatchObject({ version: 2, offerAt: 0.7 });
});

test('a broken article keeps its last good words while another one changes', async () => {
  const change = next(({ house }) => house?.articles.some(({ title }) => title === 'Paying') ?? false);
  await copy.edit('articles/en/returns.md', (text) => text.replace('topics: [return-exchange', 'topics: [retuns'));
  await copy.edit('articles/en/payment.md', (text) => text.replace('title: Ways to pay', 'title: Paying'));
  await change;
  const english = current.articles.filter(({ locale }) => locale === 'en');
  expect(english).toHaveLength(25);
  expect(english.find(({ id }) => id === 'returns')?.topics).toContain('return-exchange');
});

test('an article that is taken away is gone', async () => {
  const change = next(({ house }) => house?.articles.length === 99);
  await copy.remove('articles/en/sustainability.md');
  await change;
  expect(current.articles.some(({ id, locale }) => id === 'sustainability' && locale === 'en')).toBe(false);
});
