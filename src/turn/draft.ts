/** A step in the making: the next state of a conversation and the messages it adds, with gapless `seq`. */
import type { Attachment } from '../domain/attachment.ts';
import type { Card, Source, Suggestion } from '../domain/card.ts';
import type { Conversation } from '../domain/conversation.ts';
import { type EventId, type MessageId, messageId } from '../domain/ids.ts';
import type { DraftOrigin } from '../domain/machine-draft.ts';
import type { Author, DeskLine, Message, Reading, TurnDecision } from '../domain/message.ts';
import type { Template } from '../domain/template.ts';
import type { TranslationOrigin } from '../domain/translation.ts';

export type Draft = {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
};

export type Said = {
  readonly author: Author;
  readonly text: string;
  readonly at: Date;
  /** People's messages carry the id of their event; the house's own are named by their place. */
  readonly id?: MessageId;
  readonly clientMessageId?: string;
  readonly card?: Card;
  readonly suggestions?: readonly Suggestion[];
  readonly sources?: readonly Source[];
  readonly reading?: Reading;
  readonly answers?: readonly EventId[];
  readonly decision?: TurnDecision;
  readonly draft?: DraftOrigin;
  readonly translation?: TranslationOrigin;
  readonly audience?: 'desk';
  readonly line?: DeskLine;
  readonly attachments?: readonly Attachment[];
  readonly about?: number;
  readonly edited?: boolean;
  readonly template?: Template;
};

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
