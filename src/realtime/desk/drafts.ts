/** Serves the requests about replies that are not sent yet. */
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { MachineDraft } from '../../domain/machine-draft.ts';
import type { Change } from '../../domain/ports.ts';
import type { Proposal } from '../../protocol/desk/drafts.ts';
import type { Room, Serve } from './room.ts';
import type { Seat, Seats } from './seats.ts';

export const serveDrafts: Serve = (on, seat, room) => {
  const { advisor } = seat;
  const { drafts, visible } = room;

  on('draft:save', async ({ conversationId: id, text }) => {
    await visible(conversationId(id), advisor);
    await drafts.save(advisor, conversationId(id), text);
    return {};
  });
  on('draft:request', async ({ conversationId: id, instruction }) => {
    await visible(conversationId(id), advisor);
    void propose(seat, room, conversationId(id), instruction);
    return {};
  });
  on('draft:approve', async ({ conversationId: id, draftId, clientMessageId, confirmed = [] }) => ({
    messageId: await drafts.approve(advisor, conversationId(id), { draftId, clientMessageId, confirmed }),
  }));
  on('draft:discard', async ({ conversationId: id }) => {
    await drafts.discard(advisor, conversationId(id));
    return {};
  });
};

export function proposalOf({ draftId, text, sources, unsourced, confidence, by }: MachineDraft): Proposal {
  return { draftId, text, sources: [...sources], unsourced: [...unsourced], confidence, by };
}

/** The shopper has written again: what was proposed answers something else now. */
export function tellStale(seats: Seats, { conversation, messages }: Change): void {
  if (!messages.some(({ author }) => author.kind === 'shopper')) return;
  for (const seat of seats.all()) {
    const draftId = seat.proposed.get(conversation.id);
    if (draftId === undefined) continue;
    seat.proposed.delete(conversation.id);
    seats.send(seat, { name: 'draft:stale', payload: { conversationId: conversation.id, draftId } });
  }
}

/** A proposal takes as long as a model takes: the console is told when it is there. */
async function propose(
  seat: Seat,
  { drafts, seats, log }: Room,
  id: ConversationId,
  instruction: string | undefined,
): Promise<void> {
  const failed = (reason: 'nothing-found' | 'unavailable') =>
    seats.send(seat, { name: 'draft:failed', payload: { conversationId: id, reason } });
  try {
    const machine = await drafts.make(seat.advisor, id, instruction);
    if (machine === undefined) return failed('nothing-found');
    seat.proposed.set(id, machine.draftId);
    seats.send(seat, { name: 'draft:ready', payload: { conversationId: id, proposal: proposalOf(machine) } });
  } catch (error) {
    log.warn('a reply could not be proposed', { conversationId: id, error });
    failed('unavailable');
  }
}
