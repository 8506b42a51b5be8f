/** Notes beside a conversation: for the team, never for the shopper. */
import type { ConversationId } from '../../domain/ids.ts';
import type { Advisor } from '../../domain/participant.ts';
import { AparteError } from '../../domain/errors.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { maySeeNote } from '../../domain/note.ts';
import { heldOutside } from '../../domain/outside.ts';
import type { Note } from '../../protocol/desk/thread.ts';
import { showNote } from './hands.ts';
import { namedBy, tellMentioned } from './mentions.ts';
import type { Room } from './room.ts';

const notesShown = 100;

type StoredNote = Omit<Note, 'at'> & { readonly at: string | Date };

export async function addNote(
  room: Room,
  advisor: Advisor,
  id: ConversationId,
  noteId: string,
  text: string,
  { kind, mentions = [] }: { kind?: Note['kind']; mentions?: readonly string[] | undefined } = {},
): Promise<{ noteId: string }> {
  const { visible, documents, seats, publish, clock } = room;
  const conversation = await visible(id, advisor);
  const whisper = kind === undefined ? undefined : whisperTo(conversation, advisor);
  // A whisper is for one pair of ears.
  const named = whisper === undefined ? await namedBy(mentions, room) : [];
  const key = `${advisor.id}:${noteId}`;
  const note: Note = {
    id: key,
    conversationId: id,
    author: { advisorId: advisor.id, name: advisor.name },
    text,
    at: clock.now().toISOString(),
    ...whisper,
  };
  if (!(await keptNow(note, documents))) return { noteId };
  showNote(seats, note);
  publish({ kind: 'note', note });
  await tellMentioned(note, named, room);
  return { noteId };
}

/** False: it was there already, from an earlier try. */
async function keptNow(note: Note, documents: Room['documents']): Promise<boolean> {
  try {
    await documents.put('notes', note.id, note, 0);
    return true;
  } catch (cause) {
    if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
    const there = (await documents.get<StoredNote>('notes', note.id))?.value;
    if (there?.text !== note.text || there.conversationId !== note.conversationId)
      throw new AparteError('conflict', 'Another note was written under this id.');
    return false;
  }
}

function whisperTo({ floor }: Conversation, by: Advisor): Pick<Note, 'kind' | 'to'> {
  if (by.role === 'advisor') throw new AparteError('forbidden', 'Only a supervisor can whisper.');
  if (floor.heldBy !== 'advisor' || floor.advisorId === by.id || heldOutside(floor))
    throw new AparteError('stale', 'No advisor of the desk has this conversation now.');
  return { kind: 'whisper', to: { advisorId: floor.advisorId, name: floor.name } };
}

/** What this advisor may see of them, in the order they were written. */
export async function notesOf({ documents }: Room, id: ConversationId, advisor: Advisor): Promise<Note[]> {
  const { items } = await documents.list<StoredNote>('notes', {
    index: 'conversationId',
    equals: id,
    limit: notesShown,
  });
  const notes = items.map(({ value }) => wireNote(value)).filter((note) => maySeeNote(advisor, note));
  return notes.sort((a, b) => a.at.localeCompare(b.at));
}

function wireNote(note: StoredNote): Note {
  return { ...note, at: typeof note.at === 'string' ? note.at : note.at.toISOString() };
}
