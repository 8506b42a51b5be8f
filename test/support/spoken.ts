/** Messages with a reading made by hand, so that a test of the flow says exactly what was understood. */
import type { Concierge, ConciergeAnswer, ConciergeTurn } from '../../src/domain/concierge.ts';
import type { OwedMessage } from '../../src/domain/conversation.ts';
import { conversationId, eventId, shopperId } from '../../src/domain/ids.ts';
import type { Entity, EntityKind, Intent } from '../../src/domain/understanding.ts';

export type Spoken = {
  readonly text: string;
  readonly value?: string;
  readonly action?: { action: string; value: string };
  readonly intents?: readonly (readonly [Intent, number])[];
  readonly entities?: readonly (readonly [EntityKind, string])[];
};

export const spoken = (
  text: string,
  intent?: Intent,
  ...entities: readonly (readonly [EntityKind, string])[]
): Spoken => ({
  text,
  intents: intent ? [[intent, 0.9]] : [['out-of-scope', 0.9]],
  entities,
});

let count = 0;

export function owed({ text, value, action, intents = [], entities = [] }: Spoken): OwedMessage {
  count += 1;
  return {
    eventId: eventId(`event-${count}`),
    seq: count,
    text,
    at: new Date(0),
    ...(value === undefined ? {} : { value }),
    ...(action === undefined ? {} : { action: { messageId: 'card', ...action } }),
    understanding: {
      language: 'en',
      languageConfidence: 1,
      intents: intents.map(([intent, confidence]) => ({ intent, confidence })),
      entities: entities.map(([kind, found]): Entity => ({ kind, value: found, text: found, start: 0, end: 0 })),
      emotion: { frustration: 0, valence: 0, confidence: 1, evidence: [] },
      topics: [],
      by: 'test',
    },
  };
}

export const aConversation: ConciergeTurn['conversation'] = {
  id: conversationId('conversation'),
  channel: 'web',
  locale: 'en',
  dialog: undefined,
  identity: { level: 'anonymous' },
  memory: { attempts: [], productsShown: [], ordersProven: [], slots: {}, promises: [], openQuestions: [] },
  pages: [],
  head: 0,
  consents: [],
};

/** A shopper who talks with the concierge: keeps what the turn would keep between two messages. */
export function shopperOf(concierge: Concierge, start: Partial<ConciergeTurn['conversation']> = {}) {
  let conversation = { ...aConversation, ...start };
  let now = new Date('2026-11-20T10:00:00Z');
  return {
    async says(...messages: readonly (Spoken | string)[]): Promise<ConciergeAnswer> {
      const heard = messages.map((message) => owed(typeof message === 'string' ? { text: message } : message));
      const answer = await concierge.respond({ conversation, messages: heard, now }, new AbortController().signal);
      // through JSON, as the store does
      conversation = { ...remembered(conversation, answer), dialog: JSON.parse(JSON.stringify(answer.dialog)) };
      return answer;
    },
    set(change: Partial<ConciergeTurn['conversation']>): void {
      conversation = { ...conversation, ...change };
    },
    waits(hours: number): void {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    get conversation() {
      return conversation;
    },
  };
}

type Kept = ConciergeTurn['conversation'];

function remembered(conversation: Kept, { identity, ordersProven = [], productsShown = [] }: ConciergeAnswer): Kept {
  const { memory } = conversation;
  const claimed = identity && {
    level: identity.level,
    email: identity.email,
    ...(identity.shopperId === undefined ? {} : { shopperId: shopperId(identity.shopperId) }),
  };
  return {
    ...conversation,
    ...(claimed ? { identity: { ...conversation.identity, ...claimed } } : {}),
    memory: {
      ...memory,
      ordersProven: [...new Set([...memory.ordersProven, ...ordersProven])],
      productsShown: [...memory.productsShown, ...productsShown],
    },
  };
}

/** Everything the bot said in one answer, as one text. */
export const words = (answer: ConciergeAnswer): string => answer.replies.map(({ text }) => text).join('\n');
