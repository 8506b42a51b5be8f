/**
 * Removes a conversation with everything that hangs on it. What is to go is written down first and struck off last, so that a
 * process that dies in between leaves no half behind for good: every step may be done again.
 */
import { aboutConversation } from '../domain/about-conversation.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { ChannelLink } from '../domain/person.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';

export type ConversationErasureParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'erase'>;
  readonly files: { forget(id: ConversationId): Promise<void> };
  /** Screens and sessions that hold the conversation let go of it. */
  readonly erased?: ((id: ConversationId) => void) | undefined;
  readonly now: () => Date;
};

export type ConversationErasure = {
  erase(id: ConversationId): Promise<void>;
  /** What was begun and not ended: by this process before it died, or by another that is at it. */
  begun(): Promise<readonly ConversationId[]>;
};

/** What is being erased, a conversation or a shopper: there from before the first step until after the last. */
export const erasures = 'erasures';

export function createConversationErasure(parts: ConversationErasureParts): ConversationErasure {
  const { documents, transcripts, files, erased, now } = parts;

  async function removeDocuments(id: ConversationId): Promise<void> {
    const about = { index: 'conversationId', equals: id };
    // The link goes last: by it a later try finds the person again.
    for (const kind of [...aboutConversation.filter((one) => one !== 'links'), 'links']) {
      if (kind === 'links') await removeWhoIsAlone(id);
      for (const item of await everyDocument(documents, kind, about)) await documents.delete(kind, item.id);
    }
  }

  /** A person whom no other channel is linked to is known by nothing else. */
  async function removeWhoIsAlone(id: ConversationId): Promise<void> {
    const link = (await documents.get<ChannelLink>('links', id))?.value;
    if (link === undefined) return;
    const query = { index: 'personId', equals: link.personId, limit: 2 };
    const { items } = await documents.list<ChannelLink>('links', query);
    if (items.every((item) => item.id === id)) await documents.delete('persons', link.personId);
  }

  return {
    async erase(id) {
      await documents.put(erasures, id, { conversationId: id, at: now() });
      // First what takes new messages, so that nothing is written beside what is being removed.
      await transcripts.erase(id);
      await removeDocuments(id);
      await files.forget(id);
      erased?.(id);
      await documents.delete(erasures, id);
    },
    async begun() {
      type Begun = { readonly conversationId?: ConversationId };
      const items = await everyDocument<Begun>(documents, erasures);
      return items.flatMap(({ value }) => value.conversationId ?? []);
    },
  };
}
