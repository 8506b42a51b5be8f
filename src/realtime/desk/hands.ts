/** Serves raised hands, and tells who looks at a conversation. */
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Serve } from './room.ts';
import type { Seats } from './seats.ts';

export const serveHands: Serve = (on, { advisor }, { desk }) => {
  on('hand:raise', async ({ conversationId: id, on: up, note }) => {
    if (up) await desk.raiseHand(advisor, conversationId(id), note);
    else await desk.lowerHand(advisor, conversationId(id));
    return {};
  });
};

export type Watcher = { readonly advisorId: string; readonly name: string };

/** Everybody who has it open, each once. */
export function watchers(seats: Seats, id: ConversationId): Watcher[] {
  const found = new Map<string, Watcher>();
  for (const { open, advisor } of seats.all())
    if (open.has(id)) found.set(advisor.id, { advisorId: advisor.id, name: advisor.name });
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export function tellWatched(seats: Seats, id: ConversationId): void {
  const payload = { conversationId: id, by: watchers(seats, id) };
  seats.tell([{ name: 'conversation:watched', payload }], ({ open }) => open.has(id));
}
