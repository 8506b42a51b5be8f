import { describe, expect, test } from '@jest/globals';
import { type ArticlePage, articleStates, type Editor, moved, written } from '../../src/domain/article-page.ts';

const now = new Date('2026-11-22T10:00:00Z');
const who = (advisorId: string, role: Editor['role'], ...languages: string[]): Editor => ({
  advisorId,
  name: advisorId,
  role,
  languages,
});
const sofia = who('sofia', 'supervisor', 'fr', 'en');
const leo = who('leo', 'advisor', 'fr-CA', 'fr');
const ines = who('ines', 'advisor', 'fr');
const text = { title: 'A', topics: [], phrasings: [], body: 'Words' };
const page = (state: ArticlePage['state'], writers = [sofia]): ArticlePage => ({ state, text, writers });
const allowed = new Set([
  'draft in-review',
  'in-review draft',
  'in-review published',
  'published expired',
  'expired draft',
]);

describe('an article on its way', () => {
  const steps = articleStates.flatMap((from) => articleStates.map((to) => [from, to] as const));
  test.each(steps)('%s to %s', (from, to) => {
    const step = () => moved(page(from), to, who('other', 'supervisor', 'fr'), 'fr', now);
    if (allowed.has(`${from} ${to}`)) expect(step().state).toBe(to);
    else expect(step).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  test.each([
    ['its writer', page('in-review'), sofia, 'fr', 'forbidden'],
    ['somebody without the locale', page('in-review'), ines, 'fr-CA', 'forbidden'],
    ['a second advisor alone', page('in-review', [ines]), leo, 'fr', 'forbidden'],
    ['somebody with the locale', page('in-review'), leo, 'fr-CA', 'published'],
  ] as const)('%s publishes it', (_name, from, by, locale, expected) => {
    const publish = () => moved(from, 'published', by, locale, now).state;
    if (expected === 'published') expect(publish()).toBe('published');
    else expect(publish).toThrow(expect.objectContaining({ code: expected }));
  });

  test('a change during the review makes it a draft again, and its writer may not publish it either', () => {
    const changed = written(page('in-review'), { ...text, body: 'Other words' }, leo);
    expect(changed).toMatchObject({ state: 'draft', text: { body: 'Other words' } });
    expect(changed.writers.map(({ advisorId }) => advisorId)).toEqual(['sofia', 'leo']);
  });

  test('shoppers keep the published text while a new one is on its way', () => {
    const published = moved(page('in-review'), 'published', leo, 'fr-CA', now);
    expect(written(published, { ...text, body: 'New' }, sofia)).toMatchObject({
      live: { body: 'Words' },
      writers: [sofia].map(({ advisorId }) => ({ advisorId })),
    });
    expect(moved(published, 'expired', sofia, 'fr-CA', now)).toMatchObject({ gone: true });
    expect(moved(published, 'expired', sofia, 'fr-CA', now).live).toBeUndefined();
  });
});
