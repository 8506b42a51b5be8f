/** A message that waited is held against the rules of the moment in which it leaves. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { OutboxRow } from '../../src/domain/delivery.ts';
import { advisorId, conversationId, messageId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { ruled } from '../../src/outbox/ruled.ts';

const wrote = new Date('2026-03-02T09:00:00Z');
const hours = (count: number) => new Date(wrote.getTime() + count * 3_600_000);
const id = conversationId('c_1');
const ines = { kind: 'advisor' as const, advisorId: advisorId('ines'), name: 'Inès' };

function talk(channel: 'messenger' | 'whatsapp', change: Partial<Conversation> = {}): Conversation {
  const opening = { channel, account: 'house', visitor: 'v', locale: 'en' };
  return { ...newConversation(opening, id, wrote), lastShopperAt: wrote, ...change };
}

function rowOf(change: Partial<OutboxRow> = {}, author: OutboxRow['message']['author'] = ines): OutboxRow {
  const message = { conversationId: id, seq: 2, id: messageId('m'), author, text: 'Yes.', at: wrote, locale: 'en' };
  return {
    id: 'c_1:2',
    conversationId: id,
    seq: 2,
    channel: 'messenger',
    account: 'house',
    to: 'v',
    class: 'text',
    message,
    as: 'reply',
    state: 'sending',
    attempt: 1,
    notBeforeAt: wrote,
    ...change,
  };
}

async function sent(row: OutboxRow, now: Date, conversation: () => Promise<Conversation | undefined>) {
  const calls: (string | undefined)[] = [];
  const inner = {
    async send({ as }: OutboxRow) {
      calls.push(as);
      return { outcome: 'accepted' as const };
    },
  };
  const sender = ruled(inner, { transcripts: { conversation }, now: () => now });
  return { result: await sender.send(row, async () => true), calls };
}

const stored = (conversation: Conversation | undefined) => async () => conversation;

test('in the window a reply leaves as one', async () => {
  expect(await sent(rowOf(), hours(23.9), stored(talk('messenger')))).toEqual({
    result: { outcome: 'accepted' },
    calls: ['reply'],
  });
});

test('late words of a person take the human tag, and lose it when the shopper has written again', async () => {
  expect((await sent(rowOf(), hours(24), stored(talk('messenger')))).calls).toEqual(['human-tag']);
  const again = talk('messenger', { lastShopperAt: hours(25) });
  expect((await sent(rowOf({ as: 'human-tag' }), hours(26), stored(again))).calls).toEqual(['reply']);
});

test.each([
  ['late words of the bot', rowOf({}, { kind: 'bot' }), talk('messenger'), 24, 'window-closed'],
  ['words of a week ago', rowOf(), talk('messenger'), 168, 'tag-over'],
  ['late words on WhatsApp', rowOf(), talk('whatsapp'), 24, 'window-closed'],
] as const)('%s do not leave', async (_what, row, conversation, age, reason) => {
  expect(await sent(row, hours(age), stored(conversation))).toEqual({
    result: { outcome: 'failed', reason },
    calls: [],
  });
});

test('a template leaves at any time, unless the shopper has said STOP since', async () => {
  const row = rowOf({ channel: 'whatsapp', as: 'template', template: { name: 'order_news', language: 'en' } });
  expect((await sent(row, hours(400), stored(talk('whatsapp')))).calls).toEqual(['template']);
  const consents = [{ purpose: 'outreach' as const, granted: false, at: wrote, locale: 'en', textVersion: 1 }];
  expect(await sent(row, hours(400), stored(talk('whatsapp', { consents })))).toEqual({
    result: { outcome: 'failed', reason: 'opted-out' },
    calls: [],
  });
});

test('nothing leaves for a shopper who was erased, and a store that is away is waited for', async () => {
  expect((await sent(rowOf(), wrote, stored(undefined))).result).toEqual({ outcome: 'failed', reason: 'erased' });
  const down = async () => Promise.reject(new Error('down'));
  expect(await sent(rowOf(), wrote, down)).toEqual({ result: { outcome: 'waits', reason: 'store-away' }, calls: [] });
});
