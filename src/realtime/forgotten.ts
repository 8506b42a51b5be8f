/** What goes with a conversation that its shopper has removed. */
import { aboutConversation } from '../domain/about-conversation.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { ChannelLink } from '../domain/person.ts';
import type { Documents } from '../domain/ports.ts';

type Kept = Pick<Documents, 'get' | 'list' | 'delete'>;

/** Notes, unsent replies and tasks are about the shopper too; so is a person whom no other channel is linked to. */
export async function removeWhatIsAbout(id: ConversationId, documents: Kept): Promise<void> {
  const link = await documents.get<ChannelLink>('links', id);
  for (const collection of aboutConversation) {
    const items = await everyDocument(documents, collection, { index: 'conversationId', equals: id });
    for (const item of items) await documents.delete(collection, item.id);
  }
  if (link !== undefined) await removeAlone(link.value, documents);
}

async function removeAlone({ personId }: ChannelLink, documents: Kept): Promise<void> {
  const { items } = await documents.list('links', { index: 'personId', equals: personId, limit: 1 });
  if (items.length === 0) await documents.delete('persons', personId);
}
