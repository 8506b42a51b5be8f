/** The words by which a conversation is found in a search: who it is with and what it is about, not what was said. */
import type { Conversation } from '../domain/conversation.ts';

const mostWords = 40;

/** Lower case, without accents, split at whatever is not a letter or a digit: `MM-20418` is found as `mm 20418`. */
export function foldedWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Facts that seldom change, so that the index is seldom rewritten. */
export function searchWords(conversation: Conversation): readonly string[] {
  const { identity, memory } = conversation;
  const facts = [conversation.id, conversation.visitor, identity.name, identity.email, identity.shopperId];
  const words = foldedWords([...facts, ...memory.ordersProven].filter((fact) => fact !== undefined).join(' '));
  return [...new Set(words)].slice(0, mostWords);
}
