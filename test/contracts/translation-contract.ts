/** What translations ask of a store: made once whatever node begins, taken up where one has died, never without consent. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Store } from '../../src/domain/ports.ts';
import { createTranslatedReplies } from '../../src/handoff/translated-replies.ts';
import { createTranslationBook } from '../../src/handoff/translation-book.ts';
import { createTranslationSwitch } from '../../src/handoff/translation-switch.ts';
import { storeConversation } from '../support/stored-conversation.ts';

const start = new Date('2026-11-22T12:00:00Z');
const agreed = { purpose: 'model', granted: true, at: start, locale: 'fr', textVersion: 1 } as const;
const mei: Advisor = {
  id: advisorId('mei'),
  name: 'Mei',
  email: 'mei@house.example',
  role: 'advisor',
  languages: ['en', 'zh'],
  skills: [],
  capacity: 4,
};

export function translationContract(name: string, open: () => Promise<Store>): void {
  let conversations = 0;

  async function rig(change: Partial<Conversation> = { consents: [agreed] }) {
    const store = await open();
    conversations += 1;
    const id = conversationId(
      await storeConversation(store, `two-languages-${conversations}`, change, ['Bonjour', 'Merci']),
    );
    const conversation = await store.transcripts.conversation(id);
    const messages = await store.transcripts.messages(id, 0, 10);
    if (conversation === undefined) throw new Error('It was not stored.');
    let now = start;
    const asked: string[] = [];
    /** A node of its own on the same store. */
    const node = (answer: (text: string) => Promise<string> = async (text) => `${text} in English`) =>
      createTranslationBook({
        ...store,
        translator: {
          async translate({ text }) {
            asked.push(text);
            return { ok: true, text: await answer(text), by: 'stand-in' };
          },
        },
        languageIn: () => 'fr',
        names: () => [],
        now: () => now,
      });
    return {
      store,
      id,
      conversation,
      messages,
      asked,
      node,
      pass: (ms: number) => {
        now = new Date(now.getTime() + ms);
      },
    };
  }

  test(`${name}: two nodes and three readers, one translation of each message`, async () => {
    const { id, conversation, messages, asked, node } = await rig();
    const [one, other] = [node(), node()];
    const made: string[] = [];
    const tell = (at: string) => (translation: object) =>
      void made.push(`${at} ${(translation as { text: string }).text}`);
    await Promise.all([
      one.all(conversation, messages, 'en', tell('a')),
      one.all(conversation, messages, 'en', tell('b')),
      other.all(conversation, messages, 'en', tell('c')),
    ]);
    expect(asked.sort()).toEqual(['Bonjour', 'Merci']);
    expect(made.sort()).toEqual(
      ['a', 'b', 'c'].flatMap((at) => [`${at} Bonjour in English`, `${at} Merci in English`]),
    );
    expect(await node().known(id, 'en')).toEqual([
      { seq: 1, locale: 'en', text: 'Bonjour in English', by: 'stand-in' },
      { seq: 2, locale: 'en', text: 'Merci in English', by: 'stand-in' },
    ]);
    expect(await node().known(id, 'ar')).toEqual([]);
  });

  test(`${name}: what a node began and did not finish, another takes up`, async () => {
    const { conversation, messages, asked, node, pass } = await rig();
    void node(() => new Promise(() => {})).all(conversation, messages.slice(0, 1), 'en', () => {});
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    pass(60_000);
    const made: unknown[] = [];
    await node().all(conversation, messages.slice(0, 1), 'en', (one) => made.push(one));
    expect(made).toMatchObject([{ text: 'Bonjour in English' }]);
  });

  test(`${name}: without consent, and after it was withdrawn, no model is asked and nothing is kept`, async () => {
    const { store, id, conversation, messages, asked, node } = await rig({ consents: [] });
    expect(node().why(conversation)).toBe('no-consent');
    await node().all(conversation, messages, 'en', () => {});
    // whoever still holds the conversation as it was a moment ago
    await node().all({ ...conversation, consents: [agreed] }, messages, 'en', () => {});
    expect(asked).toEqual([]);
    const query = { index: 'conversationId', equals: id, limit: 10 };
    expect((await store.documents.list('translations', query)).items).toEqual([]);
  });

  test(`${name}: what was being translated when the conversation was erased leaves nothing behind`, async () => {
    const { store, id, conversation, messages, node } = await rig();
    const erased = async (text: string) => {
      await store.transcripts.erase(id);
      return text;
    };
    await node(erased).all(conversation, messages.slice(0, 1), 'en', () => {});
    const replies = createTranslatedReplies({
      ...store,
      translator: { translate: async ({ text }) => ({ ok: true, text: await erased(text), by: 'stand-in' }) },
      why: () => undefined,
      languageIn: () => 'en',
      names: () => [],
      sends: { say: () => Promise.reject(new Error('not sent')), earlier: async () => undefined },
    });
    const words = { text: 'Good evening, Camille', from: 'en' };
    await replies.preview(mei, { ...conversation, locale: 'fr' }, words, new AbortController().signal);
    for (const collection of ['translations', 'translation-previews']) {
      const { items } = await store.documents.list(collection, { index: 'conversationId', equals: id, limit: 10 });
      expect([collection, items]).toEqual([collection, []]);
    }
  });

  test(`${name}: the language of each advisor is kept until it is turned off`, async () => {
    const { store, id } = await rig();
    const make = () => createTranslationSwitch({ documents: store.documents, locales: ['en', 'fr-CA', 'ar'] });
    expect(await make().of(mei, id)).toEqual({ on: false, locale: 'en', locales: ['en', 'zh', 'fr', 'ar'] });
    await make().set(mei, id, true, 'ar');
    expect(await make().of(mei, id)).toMatchObject({ on: true, locale: 'ar' });
    expect((await make().on(mei)).get(id)).toBe('ar');
    await expect(make().set(mei, id, true, 'tlh')).rejects.toMatchObject({ code: 'unknown-locale' });
    await make().set(mei, id, false);
    expect((await make().on(mei)).has(id)).toBe(false);
  });
}
