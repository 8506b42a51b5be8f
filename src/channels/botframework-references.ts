/** Where each shopper of Azure's channels is answered: kept with the conversation, and gone with it. */
import type { ConversationId } from '../domain/ids.ts';
import type { Documents } from '../domain/ports.ts';
import type { AzureThread } from './botframework-in.ts';

/** A conversation reference as the SDK wants it back. */
export type Reference = AzureThread['reference'];

export type References = {
  keep(thread: AzureThread): Promise<void>;
  find(id: ConversationId): Promise<Reference | undefined>;
};

type Stored = { readonly conversationId: string; readonly reference: Reference };

export function createReferences(documents: Pick<Documents, 'get' | 'put'>): References {
  const stored = async (id: ConversationId) => (await documents.get<Stored>('peers', id))?.value.reference;
  return {
    find: stored,
    async keep({ conversationId, reference }) {
      // asked of the store each time: what was erased has to be kept anew
      if (JSON.stringify(await stored(conversationId)) === JSON.stringify(reference)) return;
      await documents.put<Stored>('peers', conversationId, { conversationId, reference });
    },
  };
}
