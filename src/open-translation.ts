/** Wires conversations in two languages: what is read in another one, and what is answered in the shopper's. */
import type { Conversation } from './domain/conversation.ts';
import type { Clock, Store } from './domain/ports.ts';
import { personNames } from './domain/set-aside.ts';
import { languageOf, type Translator } from './domain/translation.ts';
import type { HeldSends } from './handoff/held-sends.ts';
import { createTranslatedReplies } from './handoff/translated-replies.ts';
import { createTranslationBook } from './handoff/translation-book.ts';
import { createTranslationSwitch } from './handoff/translation-switch.ts';
import type { OpenHouse } from './open-house.ts';

export type OpenTranslationParts = {
  readonly store: Pick<Store, 'documents' | 'transcripts'>;
  readonly house: OpenHouse;
  readonly translator: Translator | undefined;
  readonly sends: HeldSends;
  readonly clock: Clock;
};

export type OpenTranslation = ReturnType<typeof openTranslation>;

/** Below this the reading of a text says little about its language. */
const surely = 0.6;

export function openTranslation({ store, house, translator, sends, clock }: OpenTranslationParts) {
  const { documents, transcripts } = store;
  const languageIn = (text: string, locale: string): string => {
    const { language, languageConfidence } = house.understander.read(text, { locale });
    return languageConfidence < surely ? languageOf(locale) : language;
  };
  const names = namesIn(house);
  const book = createTranslationBook({
    documents,
    transcripts,
    translator,
    languageIn,
    names,
    now: () => clock.now(),
  });
  return {
    book,
    switches: createTranslationSwitch({ documents, locales: house.locales }),
    replies: createTranslatedReplies({ documents, transcripts, translator, why: book.why, languageIn, names, sends }),
  };
}

/** The shopper's and the advisors', the house's, and those of the pieces that the text is about. */
function namesIn(house: OpenHouse) {
  return ({ identity, floor, handoff }: Conversation, text: string): readonly string[] => {
    const people = [identity.name, floor.heldBy === 'advisor' ? floor.name : undefined, handoff?.acceptedBy?.name];
    const pieces = house.stock().products.map(({ title }) => title);
    const low = text.toLowerCase();
    return [
      ...people.flatMap((name) => (name === undefined ? [] : personNames(name))),
      house.house.brand.name,
      ...pieces.filter((title) => low.includes(title.toLowerCase())),
    ];
  };
}
