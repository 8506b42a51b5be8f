import { expect, test } from '@jest/globals';
import type { Composer } from '../../src/domain/composer.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import { createSummaries } from '../../src/handoff/summaries.ts';

const id = conversationId('c-1');
const agreed = { id, consents: [{ purpose: 'model', granted: true }] } as unknown as Conversation;
const silent = { id, consents: [] } as unknown as Conversation;
const said = (seq: number, kind: string, text: string) => ({ seq, author: { kind }, text }) as unknown as Message;
const messages = [
  said(1, 'shopper', 'My parcel is late'),
  said(2, 'bot', 'It is with the carrier.'),
  said(3, 'shopper', 'A person please'),
  said(4, 'system', 'An advisor was asked for.'),
  said(5, 'shopper', 'Hello?'),
];
const request = { conversation: agreed, messages, openedSeq: 3, language: 'fr' };
const lines = [{ text: 'Le colis est en retard.', seq: 1 }];

function summaries(summarise: Composer['summarise']) {
  const ready = Promise.withResolvers<string>();
  return { ready: ready.promise, of: createSummaries({ composer: { summarise }, ready: ready.resolve }).of };
}

test('the first briefing waits for nothing; when the words are there it is told, and has them', async () => {
  const asked: Parameters<Composer['summarise']>[0][] = [];
  const { of, ready } = summaries(async (question) => {
    asked.push(question);
    return lines;
  });
  expect(of(request)).toBeUndefined();
  expect(of(request)).toBeUndefined();
  expect(await ready).toBe(id);
  expect(of(request)).toEqual(lines);
  expect(asked).toEqual([
    {
      conversationId: id,
      language: 'fr',
      lines: [
        { seq: 1, role: 'shopper', text: 'My parcel is late' },
        { seq: 2, role: 'bot', text: 'It is with the carrier.' },
        { seq: 3, role: 'shopper', text: 'A person please' },
      ],
    },
  ]);
});

test('without consent no model is asked', () => {
  const { of } = summaries(() => {
    throw new Error('asked');
  });
  expect(of({ ...request, conversation: silent })).toBeUndefined();
});

test('each language has its own words', async () => {
  const languages: string[] = [];
  const { of } = summaries(async ({ language }) => {
    languages.push(language);
    return undefined;
  });
  of(request);
  of({ ...request, language: 'it' });
  expect(languages).toEqual(['fr', 'it']);
});
