/** What the quick half of a turn needs from the house. */
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { Policy } from '../domain/escalation.ts';
import type { NewPromise } from '../domain/promise.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Translate } from '../domain/wording.ts';

export type AcceptParts = {
  /** What a message means, read with what the bot had just asked. Local and quick. */
  readonly read: (text: string, conversation: Conversation) => Understanding;
  readonly translate: Translate;
  /** Voice notes are turned into words; absent: nobody but a person can listen to them. */
  readonly listens?: boolean;
  /** What sounds like a promise in an advisor's words; absent: nothing is suggested. */
  readonly promisesIn?: (
    text: string,
    said: { readonly locale: string; readonly at: Date; readonly advisorId?: string },
  ) => readonly Pick<NewPromise, 'kind' | 'text' | 'dueAt'>[];
  /** The policy in force; it may be replaced while the house runs. */
  readonly policy: () => Policy;
  /** The conversation's locale after this message: an English product title must not flip a French conversation. */
  readonly settleLocale: (
    conversation: Conversation,
    heard: Pick<OwedMessage, 'text' | 'value'>,
    understanding: Understanding,
  ) => Partial<Conversation>;
};
