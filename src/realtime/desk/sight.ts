/** Who at the desk is told what of a commit: what another boutique holds stays with it. */
import { maySee } from '../../domain/access.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { DeskNews } from './feed.ts';
import type { Seat, Seats } from './seats.ts';

/** The queue is everybody's; a row that somebody holds is for those who may see it, and for whoever has just lost it. */
export function seesRow(
  { advisor }: Seat,
  { name, payload }: DeskNews,
  conversation: Conversation | undefined,
): boolean {
  if (name !== 'conversation:changed' || advisor.role !== 'advisor') return true;
  if (payload.row.heldBy?.advisorId === advisor.id) return true;
  return conversation !== undefined && maySee(advisor, conversation);
}

/** To those who have it open. Whoever may not see it any more learns who has it now, and nothing after that. */
export function tellThread(seats: Seats, conversation: Conversation, thread: readonly DeskNews[]): void {
  for (const seat of seats.all()) {
    if (!seat.open.has(conversation.id)) continue;
    const stays = maySee(seat.advisor, conversation);
    for (const news of thread) if (stays || news.name === 'floor:changed') seats.send(seat, news);
    if (!stays) seat.open.delete(conversation.id);
  }
}
