import { expect, test } from '@jest/globals';
import { faq } from '../../dialogs/faq.ts';
import type { Composer } from '../../src/domain/composer.ts';
import type { KnowledgeHit } from '../../src/domain/house-books.ts';
import type { ConsentPurpose } from '../../src/domain/participant.ts';
import { createTranslate, formats } from '../../src/i18n.ts';
import { createFlow } from '../../src/turn/flow.ts';
import { shopperOf, spoken, words } from '../support/spoken.ts';

const say = createTranslate({ dir: 'locales' });
const hit = (id: string, title: string): KnowledgeHit => ({
  article: { id, title, locale: 'en', body: `${title}.`, topics: [], phrasings: [] } as never,
  passage: `${title} within 30 days.`,
  score: 0.3,
});
const near = [hit('returns', 'Returns'), hit('refunds', 'Refunds')];

type Asked = Parameters<Composer['answer']>[0];

function shopper(answer: Composer['answer'], granted?: boolean) {
  const knowledge = {
    find: () => near,
    article: () => near[0]?.article,
    answer: () => ({ kind: 'choose' as const, hits: near }),
  };
  const parts = { say, formats, knowledge, composer: { answer }, currency: 'EUR' };
  const questions = faq(parts as never);
  const consent = { purpose: 'model' as ConsentPurpose, at: new Date(0), locale: 'en', textVersion: 1 };
  return shopperOf(
    createFlow({ dialogs: [questions], fallback: questions, say, menu: () => [] }),
    granted === undefined ? {} : { consents: [{ ...consent, granted }] },
  );
}

const question = spoken('may I have my money back after a return?', 'refund');

test('where several articles are near, a model may put their words together and names them', async () => {
  const asked: Asked[] = [];
  const visitor = shopper(async (request) => {
    asked.push(request);
    return { text: 'Yes, within 30 days.', sources: [{ id: 'refunds', title: 'Refunds' }], by: 'model answer-1' };
  }, true);
  const answer = await visitor.says(question);
  expect(words(answer)).toContain('Yes, within 30 days.');
  expect(answer.outcome).toBe('answered');
  expect(answer.replies[0]?.sources).toEqual([{ id: 'refunds', title: 'Refunds' }]);
  expect(asked[0]?.passages.map(({ id }) => id)).toEqual(['returns', 'refunds']);
});

test.each([undefined, false])('without consent (%s) nothing is asked: the titles are offered', async (granted) => {
  const visitor = shopper(() => {
    throw new Error('asked');
  }, granted);
  const answer = await visitor.says(question);
  expect(answer.outcome).toBe('asked');
  expect(answer.replies[0]?.suggestions?.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Returns', 'Refunds']),
  );
});

test('a model that has no answer changes nothing', async () => {
  const answer = await shopper(async () => undefined, true).says(question);
  expect(answer.outcome).toBe('asked');
});
