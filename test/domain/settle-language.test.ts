import { expect, test } from '@jest/globals';
import { type Hearing, settleLanguage } from '../../src/domain/settle-language.ts';

const offered = ['en', 'fr', 'fr-CA', 'ar'];

const hear = (hearing: Partial<Hearing>): string =>
  settleLanguage({ text: '', language: 'en', confidence: 0.95, locale: 'en', offered, ...hearing });

test('an English product title does not flip a French conversation', () => {
  expect(hear({ text: 'Seine tote', language: 'en', locale: 'fr' })).toBe('fr');
});

test('a whole English sentence does', () => {
  expect(hear({ text: 'where is my order please', language: 'en', locale: 'fr' })).toBe('en');
});

test('two short messages in a row do', () => {
  expect(hear({ text: 'thank you', language: 'en', locale: 'fr', before: 'en' })).toBe('en');
  expect(hear({ text: 'thank you', language: 'en', locale: 'fr', before: 'fr' })).toBe('fr');
});

test('an unsure reading changes nothing', () => {
  expect(hear({ text: 'ok pour le sac tote', language: 'it', confidence: 0.5, locale: 'fr' })).toBe('fr');
});

test('another script says enough with one word', () => {
  expect(hear({ text: 'مرحبا', language: 'ar', confidence: 0.99, locale: 'fr' })).toBe('ar');
});

test('a language the house does not speak keeps the locale', () => {
  expect(hear({ text: 'wo ist meine Bestellung bitte', language: 'de', locale: 'fr' })).toBe('fr');
});

test('Canada keeps its region, and two cues of Québec find it', () => {
  expect(hear({ text: 'où est ma commande', language: 'fr', locale: 'fr-CA' })).toBe('fr-CA');
  expect(hear({ text: 'je voudrais suivre ma commande', language: 'fr', locale: 'en-CA' })).toBe('fr-CA');
  expect(hear({ text: 'je magasine un chandail à moins de 200 $', language: 'fr', locale: 'fr' })).toBe('fr-CA');
  expect(hear({ text: 'je cherche des souliers noirs', language: 'fr', locale: 'fr' })).toBe('fr');
});

test('an order number or an address is no language at all', () => {
  expect(hear({ text: 'MM-20418 camille.aubert@example.com', language: 'en', locale: 'fr', before: 'en' })).toBe('fr');
});
