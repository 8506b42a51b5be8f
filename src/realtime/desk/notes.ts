/** Notes beside a conversation: for the team, never for the shopper. */
import type { ConversationId } from '../../domain/ids.ts';
import type { Advisor } from '../../domain/participant.ts';
import type { Note } from '../../protocol/desk/thread.ts';
import type { Room } from './room.ts';

const notesShown = 100;

type StoredNote = Omit<Note, 'at'> & { readonly at: string | Date };

export async function addNote(
  { visible, documents, seats, clock }: Room,
  advisor: Advisor,
  id: ConversationId,
  noteId: string,
  text: string,
): Promise<{ noteId: string }> {
  await visible(id, advisor);
  const key = `${advisor.id}:${noteId}`;
  const note: Note = {
    id: key,
    conversationId: id,
    author: { advisorId: advisor.id, name: advisor.name },
    text,
    at: clock.now().toISOString(),
  };
  await documents.put('notes', key, note);
  seats.tell([{ name: 'note:created', payload: { note } }], ({ open }) => open.has(id));
  return { noteId };
}

/** In the order they were written. */
export async function notesOf({ documents }: Room, id: ConversationId): Promise<Note[]> {
  const { items } = await documents.list<StoredNote>('notes', {
    index: 'conversationId',
    equals: id,
    limit: notesShown,
  });
  return items.map(({ value }) => wireNote(value)).sort((a, b) => a.at.localeCompare(b.at));
}

function wireNote(note: StoredNote): Note {
  return { ...note, at: typeof note.at === 'string' ? note.at : note.at.toISOString() };
}
