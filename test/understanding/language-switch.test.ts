import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { settleLocale } from '../../src/turn/settle-locale.ts';
import { local } from './support.ts';

const everywhere = ['en', 'fr', 'fr-CA', 'de'];

/** The locale of a conversation after each message in turn, read by the models that a house runs. */
function localesAfter(start: string, messages: readonly string[], offered: readonly string[] = everywhere): string[] {
  let state = { locale: start } as Conversation;
  return messages.map((text) => {
    const understanding = local.read(text, { locale: state.locale });
    state = { ...state, ...settleLocale(offered, state, { text }, understanding) };
    return state.locale;
  });
}

test('an English title in a French conversation changes nothing', () => {
  expect(localesAfter('fr', ['bonjour je cherche un sac', 'Seine tote', 'en noir'])).toEqual(['fr', 'fr', 'fr']);
  expect(localesAfter('fr', ['je voudrais le Carte de Lyon scarf'])).toEqual(['fr']);
});

test('a sentence in another language is answered in it', () => {
  expect(localesAfter('fr', ['hello where is my order please'])).toEqual(['en']);
  expect(localesAfter('en', ['wo bleibt meine bestellung'])).toEqual(['de']);
});

test('so are two short messages in a row', () => {
  expect(localesAfter('en', ['guten tag', 'meine bestellung'])).toEqual(['en', 'de']);
});

test('two different cues of Québec make French Canadian, where the house speaks it', () => {
  const message = 'bonjour je magasine un chandail pour la fin de semaine';
  expect(localesAfter('fr', [message])).toEqual(['fr-CA']);
  expect(localesAfter('fr', ['livrez-vous au H2X 1Y4 pour moins de 25 $'])).toEqual(['fr-CA']);
  expect(localesAfter('fr', [message], ['en', 'fr'])).toEqual(['fr']);
});

test('one cue, even written twice, does not', () => {
  expect(localesAfter('fr', ['je cherche un sac entre 50$ et 200 $'])).toEqual(['fr']);
  expect(localesAfter('fr', ['des souliers noirs svp'])).toEqual(['fr']);
});
