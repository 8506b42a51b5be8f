/** The state of a conversation with the fields that lists and pollers look it up by. */
import type { Conversation } from '../../domain/conversation.ts';
import { owedSince } from '../../domain/owed.ts';
import { searchWords } from '../search-words.ts';
import type { ConversationDoc } from './models.ts';

type Lookup = Pick<
  ConversationDoc,
  'state' | 'channel' | 'visitor' | 'heldBy' | 'updatedAt' | 'words' | 'shopper' | 'owedAt'
>;

/** What to set, and which optional fields to take away: a sparse index holds only those that are there. */
export function conversationFields(state: Conversation): { set: Lookup; unset: Readonly<Record<string, 1>> } {
  const shopper = state.identity.shopperId;
  const owedAt = owedSince(state);
  const set: Lookup = {
    state,
    channel: state.channel,
    visitor: state.visitor,
    heldBy: state.floor.heldBy,
    updatedAt: state.updatedAt,
    words: searchWords(state),
    ...(shopper !== undefined && { shopper }),
    ...(owedAt !== undefined && { owedAt }),
  };
  const unset: Record<string, 1> = { ...(shopper === undefined && { shopper: 1 }), ...(!owedAt && { owedAt: 1 }) };
  return { set, unset };
}
