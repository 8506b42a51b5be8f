/** Serves the requests about replies that are not sent yet. */
import type { Review } from '../../handoff/draft-review.ts';
import type { Reviewed } from '../../handoff/drafts.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Change } from '../../domain/ports.ts';
import type { Proposal, WireClaim, WireFinding } from '../../protocol/desk/drafts.ts';
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
  on('draft:check', async ({ conversationId: id, text, draftId }) => {
    const { pieces, distance, changed, ...review } = await drafts.check(advisor, conversationId(id), text, draftId);
    return {
      ...reviewOf(review),
      changed: [...changed],
      ...(pieces === undefined ? {} : { changes: [...pieces] }),
      ...(distance === undefined ? {} : { distance }),
    };
  });
  on('draft:approve', async ({ conversationId: id, draftId, clientMessageId, confirmed = [], undoMs }) => {
    const held = undoMs === undefined ? {} : { undoMs };
    const approval = { draftId, clientMessageId, confirmed, ...held };
    return { messageId: await drafts.approve(advisor, conversationId(id), approval) };
  });
  on('draft:keep', async ({ conversationId: id, draftId }) => {
    await drafts.stand(advisor, conversationId(id), draftId);
    seat.proposed.set(conversationId(id), draftId);
    return {};
  });
  on('draft:discard', async ({ conversationId: id, reason }) => {
    seat.drafting.get(conversationId(id))?.abort();
    const { machine } = await drafts.kept(advisor, conversationId(id));
    await drafts.discard(advisor, conversationId(id), reason);
    if (machine !== undefined) await room.desk.dropDraft(conversationId(id), machine.draftId);
    return {};
  });
  on('message:undo', async ({ conversationId: id, messageId }) => {
    const draft = await room.sends.undo(advisor, conversationId(id), messageId);
    await drafts.restore(advisor, draft);
    const conversation = await visible(conversationId(id), advisor);
    if (draft.machine === undefined) return { text: draft.text };
    seat.proposed.set(conversation.id, draft.machine.draftId);
    const text = draft.text === '' ? draft.machine.text : draft.text;
    return { text, proposal: proposalOf(await drafts.reviewed(conversation, draft.machine)) };
  });
};

export function proposalOf({ machine, review }: Reviewed): Proposal {
  const { draftId, text, sources, unsourced, confidence, by } = machine;
  return { draftId, text, sources: [...sources], unsourced: [...unsourced], confidence, by, ...reviewOf(review) };
}

function reviewOf({ claims, findings }: Pick<Review, 'claims' | 'findings'>): {
  claims: WireClaim[];
  findings: WireFinding[];
} {
  return { claims: claims.map((claim) => ({ ...claim })), findings: findings.map((finding) => ({ ...finding })) };
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

/** A model writes a few letters at a time; each event is kept for those who come back, so not each of them is one. */
const worthShowing = 24;

/** A proposal takes as long as a model takes: the console is told when it is there. A newer wish ends an older one. */
async function propose(seat: Seat, room: Room, id: ConversationId, instruction: string | undefined): Promise<void> {
  const { drafts, seats, log } = room;
  seat.drafting.get(id)?.abort();
  const stop = new AbortController();
  seat.drafting.set(id, stop);
  const failed = (reason: 'nothing-found' | 'unavailable' | 'no-model') =>
    seats.send(seat, { name: 'draft:failed', payload: { conversationId: id, reason } });
  let shown = 0;
  const extended = (text: string) => {
    if (stop.signal.aborted || Math.abs(text.length - shown) < worthShowing) return;
    shown = text.length;
    seats.send(seat, { name: 'draft:extended', payload: { conversationId: id, text } });
  };
  try {
    seats.send(seat, { name: 'draft:started', payload: { conversationId: id } });
    const wish = instruction === undefined ? {} : { instruction };
    const made = await drafts.make(seat.advisor, id, wish, { signal: stop.signal, extended });
    if (stop.signal.aborted) return;
    if (made === undefined) return failed(instruction === undefined ? 'nothing-found' : 'no-model');
    seat.proposed.set(id, made.machine.draftId);
    seats.send(seat, { name: 'draft:ready', payload: { conversationId: id, proposal: proposalOf(made) } });
  } catch (error) {
    if (stop.signal.aborted) return;
    log.warn('a reply could not be proposed', { conversationId: id, error });
    failed('unavailable');
  } finally {
    if (seat.drafting.get(id) === stop) seat.drafting.delete(id);
  }
}
