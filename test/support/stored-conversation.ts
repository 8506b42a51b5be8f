/** A conversation put into a store the only way there is: an event, a lane, a commit. */
import type { Conversation } from '../../src/domain/conversation.ts';
import { conversationId, eventId, messageId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Store } from '../../src/domain/ports.ts';

export async function storeConversation(
  { inbox, lanes }: Store,
  name: string,
  change: Partial<Conversation> = {},
  said: readonly string[] = [],
): Promise<string> {
  const id = conversationId(name);
  const at = new Date('2026-11-20T09:00:00Z');
  const opening = { channel: 'web', account: 'test', visitor: `visitor of ${name}`, locale: 'en' } as const;
  const event = eventId(`event-${name}`);
  await inbox.receive([
    {
      id: event,
      key: `web:${name}:1`,
      contentHash: name,
      conversationId: id,
      opening,
      receivedAt: at,
      body: { kind: 'shopper:read', seq: 0 },
    },
  ]);
  const taken = await lanes.take(id, 'test');
  if (taken.outcome !== 'taken') throw new Error(`the lane of ${name} is ${taken.outcome}`);
  const messages = said.map(
    (text, index): Message => ({
      conversationId: id,
      seq: index + 1,
      id: messageId(`${name}-${index + 1}`),
      author: { kind: 'shopper' },
      text,
      at,
      locale: 'en',
      reading,
    }),
  );
  const conversation = { ...taken.conversation, ...change, head: messages.length };
  const committed = await lanes.commit(taken.lease, {
    conversation,
    messages,
    deliveries: [],
    done: [event],
    release: true,
  });
  if (!committed) throw new Error(`${name} was not committed`);
  return id;
}

const reading: NonNullable<Message['reading']> = {
  language: 'fr',
  intents: [{ intent: 'payment', confidence: 0.8 }],
  entities: [],
  emotion: { frustration: 0.1, valence: -0.1, confidence: 0.6, evidence: [] },
  by: 'local',
};
