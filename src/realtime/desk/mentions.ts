/** Those whom a note names: told at once, and kept so that they find it later. */
import { AparteError } from '../../domain/errors.ts';
import type { Advisor } from '../../domain/participant.ts';
import type { Mention } from '../../protocol/desk/mentions.ts';
import type { Note } from '../../protocol/desk/thread.ts';
import type { Room } from './room.ts';

/** As the store keeps it: one for each advisor named. */
export type KeptMention = Mention & { readonly advisorId: string };

export async function namedBy(
  ids: readonly string[],
  { advisors }: Pick<Room, 'advisors'>,
): Promise<readonly Advisor[]> {
  if (ids.length === 0) return [];
  const known = await advisors();
  return [...new Set(ids)].map((id) => {
    const found = known.find((advisor) => advisor.id === id && advisor.disabled !== true);
    if (found === undefined) throw new AparteError('bad-request', 'mentions: this advisor does not exist');
    return found;
  });
}

/** The author decides who reads the note's words; the conversation stays closed to whom it was. */
export async function tellMentioned(
  note: Note,
  named: readonly Advisor[],
  { documents, seats, publish }: Pick<Room, 'documents' | 'seats' | 'publish'>,
): Promise<void> {
  for (const { id: advisorId } of named) {
    const { id: noteId, conversationId, author: by, text, at } = note;
    const mention: Mention = { id: `${noteId}:${advisorId}`, conversationId, by, text, at };
    await documents.put<KeptMention>('mentions', mention.id, { ...mention, advisorId });
    seats.tell([{ name: 'mention:created', payload: { mention } }], ({ advisor }) => advisor.id === advisorId);
    publish({ kind: 'mention', advisorId, mention });
  }
}
