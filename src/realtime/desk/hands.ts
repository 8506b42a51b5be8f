/** Serves raised hands, and tells who looks at a conversation and who is writing in it. */
import { maySeeNote } from '../../domain/note.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Note } from '../../protocol/desk/thread.ts';
import type { DeskWord, Watcher } from './elsewhere.ts';
import type { Room, Serve } from './room.ts';
import type { Seats } from './seats.ts';

export const serveHands: Serve = (on, { advisor }, { desk }) => {
  on('hand:raise', async ({ conversationId: id, on: up, note }) => {
    if (up) await desk.raiseHand(advisor, conversationId(id), note);
    else await desk.lowerHand(advisor, conversationId(id));
    return {};
  });
};

type Watched = Pick<Room, 'seats' | 'elsewhere' | 'faces' | 'publish' | 'node'>;

/** Everybody who has it open, on any node, each once. */
export function watchers({ seats, elsewhere }: Pick<Room, 'seats' | 'elsewhere'>, id: ConversationId): Watcher[] {
  const found = new Map([...watchersHere(seats, id), ...elsewhere.watchers(id)].map((one) => [one.advisorId, one]));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export function tellWatched(room: Watched, id: ConversationId): void {
  showWatched(room, id);
  room.publish({ kind: 'watched', node: room.node, id, by: watchersHere(room.seats, id) });
}

/** So that a node that has come later knows, and one that has died is forgotten. */
export function sayWatchedAgain(room: Watched): void {
  const { seats, publish, node } = room;
  for (const id of room.elsewhere.forgetSilent()) showWatched(room, conversationId(id));
  const ids = new Set([...seats.all()].flatMap(({ open }) => [...open]));
  for (const id of ids) publish({ kind: 'watched', node, id, by: watchersHere(seats, id) });
}

/** `by`: the advisor who writes, and who need not be told. */
export function tellTyping(
  { seats, publish }: Pick<Room, 'seats' | 'publish'>,
  id: ConversationId,
  typing: { readonly on: boolean; readonly of: 'shopper' | 'advisor'; readonly by?: string },
): void {
  showTyping(seats, id, typing);
  publish({ kind: 'typing', id, ...typing });
}

/** A whisper reaches whoever has the conversation even while they look elsewhere. */
export function showNote(seats: Seats, note: Note): void {
  const id = conversationId(note.conversationId);
  seats.tell(
    [{ name: 'note:created', payload: { note } }],
    (seat) => maySeeNote(seat.advisor, note) && (seat.open.has(id) || note.to?.advisorId === seat.advisor.id),
  );
}

/** From another node: shown here, and not passed on. */
export function hearWord(room: Room, word: DeskWord): void {
  switch (word.kind) {
    case 'note':
      showNote(room.seats, word.note);
      break;
    case 'mention':
      room.seats.tell(
        [{ name: 'mention:created', payload: { mention: word.mention } }],
        ({ advisor }) => advisor.id === word.advisorId,
      );
      break;
    case 'watched':
      hearWatched(room, word);
      break;
    case 'typing':
      showTyping(room.seats, conversationId(word.id), word);
      break;
    default:
      word satisfies never;
  }
}

/** What was known is only said again: that is no news. */
function hearWatched(room: Room, { node, id: word, by }: Extract<DeskWord, { kind: 'watched' }>): void {
  const id = conversationId(word);
  const before = watchers(room, id);
  room.elsewhere.heard(node, id, by);
  if (JSON.stringify(watchers(room, id)) !== JSON.stringify(before)) showWatched(room, id);
}

function watchersHere(seats: Seats, id: ConversationId): Watcher[] {
  const found = new Map<string, Watcher>();
  for (const { open, advisor } of seats.all())
    if (open.has(id)) found.set(advisor.id, { advisorId: advisor.id, name: advisor.name });
  return [...found.values()];
}

function showWatched(room: Pick<Room, 'seats' | 'elsewhere' | 'faces'>, id: ConversationId): void {
  const by = watchers(room, id);
  room.faces.heard(id, by);
  const payload = { conversationId: id, by };
  room.seats.tell([{ name: 'conversation:watched', payload }], ({ open }) => open.has(id));
}

function showTyping(
  seats: Seats,
  id: ConversationId,
  { on, of: kind, by }: { readonly on: boolean; readonly of: 'shopper' | 'advisor'; readonly by?: string },
): void {
  const payload = { conversationId: id, on, kind };
  seats.tell([{ name: 'typing:changed', payload }], ({ open, advisor }) => open.has(id) && advisor.id !== by);
}
