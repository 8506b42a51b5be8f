/** What a conversation is before anything happened in it: every store opens it in this one way. */
import type { Conversation, Opening } from './conversation.ts';
import { botFloor } from './floor.ts';
import type { ConversationId } from './ids.ts';
import { calmMood } from './mood.ts';

/** The bot has the floor, nobody has spoken, and nothing is known but the sender. */
export function newConversation(opening: Opening, id: ConversationId, at: Date): Conversation {
  return {
    id,
    channel: opening.channel,
    account: opening.account,
    visitor: opening.visitor,
    locale: opening.locale,
    openedAt: at,
    updatedAt: at,
    head: 0,
    floor: botFloor,
    owed: [],
    dialog: null,
    mood: calmMood,
    tally: { failedTurns: 0 },
    memory: { attempts: [], productsShown: [], ordersProven: [], slots: {}, promises: [], openQuestions: [] },
    pastHandoffs: [],
    identity: opening.identity ?? { level: 'anonymous' },
    consents: [],
    pages: [],
    readBy: { shopper: 0, desk: 0 },
    snippet: '',
  };
}
