import { expect, test } from '@jest/globals';
import type { Article } from '../../src/domain/commerce.ts';
import { createKnowledge } from '../../src/understanding/knowledge.ts';
import { local } from './support.ts';

const article = (
  id: string,
  locale: string,
  title: string,
  phrasings: string[],
  body: string,
  topics: string[] = [],
): Article => ({
  id,
  locale,
  title,
  topics,
  phrasings,
  body,
  updatedAt: new Date('2026-10-01'),
});

const articles: readonly Article[] = [
  article(
    'returns',
    'en',
    'Returning a piece',
    ['How do I return something?', 'What is your return policy?'],
    'You have 30 days from delivery.\n\nPieces made to order cannot come back.',
    ['return-exchange'],
  ),
  article(
    'delivery',
    'en',
    'Delivery times and costs',
    ['How long does delivery take?', 'Do you ship abroad?'],
    'Parcels reach Europe in two days.\n\nWe deliver to Canada in five days, duties paid.',
    ['delivery'],
  ),
  article(
    'care',
    'en',
    'Caring for leather',
    ['How do I clean my bag?', 'leather care'],
    'A soft cloth is enough.\n\nFor stains, bring the piece to the atelier.',
    ['care-repair'],
  ),
  article('warranty', 'en', 'Our guarantee', ['How long is the warranty?'], 'Two years on every piece.', [
    'warranty-authenticity',
  ]),
  article(
    'returns',
    'fr',
    'Retourner une pièce',
    ['Comment faire un retour ?', 'politique de retour'],
    'Vous avez 30 jours.',
    ['return-exchange'],
  ),
  article(
    'delivery',
    'fr',
    'Délais et frais de livraison',
    ['Quels sont les délais de livraison ?'],
    'Deux jours en Europe, cinq au Canada.',
    ['delivery'],
  ),
  article(
    'returns',
    'fr-CA',
    'Retourner un article',
    ['Comment retourner un achat ?'],
    'Vous avez 30 jours, poste prépayée.',
    ['return-exchange'],
  ),
];

const knowledge = createKnowledge({ articles, wishesOf: local.wishes });
const ids = (text: string, locale: string) => knowledge.find(text, locale, 3).map((hit) => hit.article.id);

test.each([
  ['en', 'how can I return my bag', 'returns'],
  ['en', 'shipping to Canada?', 'delivery'],
  ['en', 'my leather has a stain', 'care'],
  ['en', 'waranty', 'warranty'],
  ['fr', 'je veux retourner un sac', 'returns'],
  ['fr', 'livraison au Canada', 'delivery'],
] as const)('%s: "%s" finds %s first', (locale, question, id) => {
  expect(ids(question, locale)[0]).toBe(id);
});

test('the passage is the paragraph that answers', () => {
  expect(knowledge.find('do you deliver to Canada', 'en', 1)[0]?.passage).toContain('five days, duties paid');
});

test('a clear question is answered, a vague one offers a choice, a foreign one nothing', () => {
  expect(knowledge.answer('What is your return policy?', 'en')).toMatchObject({
    kind: 'sure',
    hit: { article: { id: 'returns' } },
  });
  expect(knowledge.answer('how long', 'en').kind).toBe('choose');
  expect(knowledge.answer('xylophone', 'en').kind).toBe('nothing');
});

test('each article comes in the nearest locale that has it', () => {
  const texts = (locale: string) => knowledge.article('returns', locale)?.title;
  expect(texts('fr-CA')).toBe('Retourner un article');
  expect(texts('fr')).toBe('Retourner une pièce');
  expect(texts('de')).toBe('Returning a piece');
  expect(knowledge.article('delivery', 'fr-CA')?.locale).toBe('fr');
  expect(knowledge.find('quel est votre garantie, warranty', 'fr-CA', 3)[0]?.article.locale).toBe('en');
});

test('replaced articles are found at once, and expired ones are not', () => {
  const now = new Date('2026-11-22');
  const fresh = createKnowledge({ articles, clock: () => now });
  fresh.replace([article('monogram', 'en', 'Monograms', ['Can you engrave initials?'], 'Yes, in three days.')]);
  expect(fresh.find('engrave my initials', 'en', 3).map((hit) => hit.article.id)).toEqual(['monogram']);
  fresh.replace([{ ...article('sale', 'en', 'Winter sale', [], 'Sale.'), expiresAt: new Date('2026-11-01') }]);
  expect(fresh.find('winter sale', 'en', 3)).toEqual([]);
});
