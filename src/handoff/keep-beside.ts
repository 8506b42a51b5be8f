/** Keeps what took a while to make beside its conversation: nothing of it stays when that was erased meanwhile. */
import type { ConversationId } from '../domain/ids.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';

export type BesideParts = {
  readonly documents: Pick<Documents, 'put' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
};

/** An erasure takes the conversation first and then what lies beside it: whoever looks after writing misses none. */
export async function keepBeside<T>(
  { documents, transcripts }: BesideParts,
  conversationId: ConversationId,
  { collection, id, value }: { readonly collection: string; readonly id: string; readonly value: T },
): Promise<void> {
  await documents.put<T>(collection, id, value);
  if ((await transcripts.conversation(conversationId)) === undefined) await documents.delete(collection, id);
}
