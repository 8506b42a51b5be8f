/** A step in the making: the next state of a conversation and the messages it adds, with gapless `seq`. */
import type { Conversation } from '../domain/conversation.ts';
import { type MessageId, messageId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';

export type Draft = {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
};

/** A message before it has its place; people's carry the id of their event, the house's own are named by their place. */
export type Said = Omit<Message, 'conversationId' | 'seq' | 'id' | 'locale'> & { readonly id?: MessageId };

export function draftOf(conversation: Conversation): Draft {
  return { conversation, messages: [] };
}

export function change(draft: Draft, set: Partial<Conversation>): Draft {
  return { ...draft, conversation: { ...draft.conversation, ...set } };
}

/** Adds a line to the transcript. The snippet that lists show is what a person wrote last. */
export function say(draft: Draft, said: Said): Draft {
  const { conversation } = draft;
  const seq = conversation.head + 1;
  const message: Message = {
    ...said,
    conversationId: conversation.id,
    seq,
    id: said.id ?? messageId(`${conversation.id}.${seq}`),
    locale: conversation.locale,
  };
  const snippet = isPersons(said) ? said.text.slice(0, 140) : conversation.snippet;
  return {
    conversation: { ...conversation, head: seq, snippet, updatedAt: said.at },
    messages: [...draft.messages, message],
  };
}

function isPersons({ author, text }: Said): boolean {
  return text !== '' && (author.kind === 'shopper' || author.kind === 'advisor');
}
