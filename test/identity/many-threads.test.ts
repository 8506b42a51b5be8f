/** Somebody with more threads than fit on a page: none is forgotten, and the desk is shown those linked last. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { type ConversationId, conversationId, shopperId } from '../../src/domain/ids.ts';
import type { ChannelLink } from '../../src/domain/person.ts';
import { createPeople, namedPerson } from '../../src/identity/people.ts';
import { createPersonChannels } from '../../src/identity/person-channels.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const threads = 450;
const startMs = Date.parse('2026-01-01T00:00:00Z');
const camille = namedPerson({ shopperId: shopperId('camille') }, new Date(startMs));

/** Ids in no order of time, as real ones are. */
const idOf = (index: number): ConversationId => conversationId(`c_${(index * 7919) % 1000}`);

const linkOf = (index: number): ChannelLink => ({
  conversationId: idOf(index),
  personId: camille.id,
  channel: 'web',
  account: 'web',
  visitor: `v_${index}`,
  how: 'email-code',
  level: 'verified',
  evidence: `e_${index}`,
  linkedAt: new Date(startMs + index * 60_000),
});

test('every link is known, in order of making; beside a conversation stand it and the hundred linked last', async () => {
  const { documents } = createMemoryStore();
  const people = createPeople(documents);
  for (let index = 0; index < threads; index += 1) await people.tie(camille, linkOf(index));

  const links = await people.links(camille.id);
  expect(links.map(({ evidence }) => evidence)).toEqual(Array.from({ length: threads }, (_, index) => `e_${index}`));

  const conversationOf = (id: ConversationId) =>
    ({ id, channel: 'web', snippet: '', updatedAt: new Date(startMs), identity: {} }) as Conversation;
  const transcripts = {
    conversation: async (id: ConversationId) => conversationOf(id),
    list: async () => ({ items: [] }),
  };
  const { channels } = await createPersonChannels({ people, transcripts }).of(conversationOf(idOf(0)));
  expect(channels[0]).toMatchObject({ conversationId: idOf(0), here: true });
  expect(new Set(channels.slice(1).map((channel) => channel.conversationId))).toEqual(
    new Set(Array.from({ length: 100 }, (_, index) => idOf(threads - 100 + index))),
  );
});
