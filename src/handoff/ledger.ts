/** What an advisor does with promises: each act is an event of the corridor. */
import type { Conversation, WrapUp } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Ingress, Transcripts } from '../domain/ports.ts';
import type { NewPromise } from '../domain/promise.ts';
import type { Translate } from '../domain/wording.ts';
import { draftWrapUp } from './wrap-up.ts';

export type LedgerParts = {
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly transcripts: Pick<Transcripts, 'messages'>;
  readonly translate: Translate;
  readonly date: (at: Date, locale: string) => string;
};

export type Ledger = {
  track(id: ConversationId, promise: NewPromise & { readonly id: string }): Promise<void>;
  decline(id: ConversationId, promiseId: string): Promise<void>;
  wrapUp(conversation: Conversation, advisor: Advisor): Promise<WrapUp>;
};

const linesRead = 200;

export function createLedger({ ingress, transcripts, translate, date }: LedgerParts): Ledger {
  return {
    async track(id, promise) {
      const key = `promise:${id}:${promise.id}`;
      await ingress.submit({ conversationId: id, key, body: { kind: 'promise:made', promise } });
    },
    async decline(id, promiseId) {
      const key = `promise-declined:${id}:${promiseId}`;
      await ingress.submit({ conversationId: id, key, body: { kind: 'promise:declined', promiseId } });
    },
    async wrapUp(conversation, { languages: [language = 'en'] }) {
      const { id, head } = conversation;
      const messages = await transcripts.messages(id, Math.max(0, head - linesRead), linesRead);
      return draftWrapUp(conversation, messages, { language, translate, date });
    },
  };
}
