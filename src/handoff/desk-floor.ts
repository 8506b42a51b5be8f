/** Who has a conversation: taken, given on, given back, ended. */
import type { Conversation, WrapUp } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import { isOpen } from '../domain/handoff.ts';
import { type ConversationId, handoffId } from '../domain/ids.ts';
import { heldOutside } from '../domain/outside.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Lanes } from '../domain/ports.ts';
import type { PromiseDecision } from '../domain/promise.ts';
import type { TransferTarget } from '../domain/routing.ts';
import { alreadyClaimed, by, type DeskActs, gone, taken } from './desk-acts.ts';
import { mayEndWith } from './promise-check.ts';

export type DeskFloorParts = {
  readonly acts: DeskActs;
  readonly lanes: Pick<Lanes, 'claim'>;
  readonly clock: Clock;
  /** A key that no other act has. */
  readonly unique: () => string;
};

export type Resolution = {
  readonly outcome: string;
  readonly followUp?: string;
  readonly followUpDueAt?: Date;
  readonly promises?: readonly PromiseDecision[];
  readonly wrapUp?: WrapUp;
};

export function createDeskFloor({ acts, lanes, clock, unique }: DeskFloorParts) {
  const { find, findOf, findHeld, submit } = acts;
  const storeOf = ({ storeId }: Advisor) => (storeId === undefined ? {} : { storeId });
  return {
    /** Exactly one of several wins; the others are told who has it. */
    async claim(advisor: Advisor, handoff: string): Promise<ConversationId> {
      const conversation = await findOf(handoff);
      if (!isOpen(conversation.handoff) || conversation.handoff.id !== handoff) throw gone();
      if (conversation.floor.heldBy === 'advisor' && conversation.floor.advisorId !== advisor.id) {
        throw alreadyClaimed(conversation.floor);
      }
      const claim = { handoffId: handoffId(handoff), ...by(advisor), at: clock.now() };
      await submit(conversation, `${advisor.id}:claim:${unique()}`, {
        kind: 'advisor:claimed',
        handoffId: claim.handoffId,
        ...by(advisor),
        ...storeOf(advisor),
      });
      const floor = await lanes.claim(conversation.id, claim);
      if (floor.heldBy === 'advisor' && floor.advisorId === advisor.id) return conversation.id;
      throw floor.heldBy === 'advisor' ? alreadyClaimed(floor) : gone();
    },

    async takeOver(advisor: Advisor, id: ConversationId): Promise<void> {
      const conversation = await find(id);
      // Whoever writes outside the desk cannot be asked to hand over.
      if (advisor.role === 'advisor' && !heldOutside(conversation.floor))
        throw new AparteError('forbidden', 'Only a supervisor can take a conversation over.');
      await submit(conversation, `${advisor.id}:take:${unique()}`, {
        kind: 'advisor:took-over',
        ...by(advisor),
        ...storeOf(advisor),
      });
    },

    async handBack(
      advisor: Advisor,
      id: ConversationId,
      brief: { agreed?: string; open?: string; promises?: readonly PromiseDecision[] },
    ): Promise<void> {
      const conversation = await findHeld(id, advisor);
      mayEndWith(conversation.memory.promises, brief.promises, clock.now());
      await submit(conversation, `${advisor.id}:return:${unique()}`, {
        kind: 'advisor:returned',
        ...by(advisor),
        ...brief,
      });
    },

    async resolve(advisor: Advisor, id: ConversationId, end: Resolution): Promise<void> {
      const conversation = await findHeld(id, advisor);
      mayEndWith(conversation.memory.promises, end.promises, clock.now());
      await submit(conversation, `${advisor.id}:resolve:${unique()}`, {
        kind: 'advisor:resolved',
        ...by(advisor),
        ...end,
      });
    },

    /** Meant for whoever fits every field of `to`. A supervisor gives away what others have, and what nobody has. */
    async transfer(advisor: Advisor, id: ConversationId, to: TransferTarget, note: string): Promise<void> {
      const conversation = advisor.role === 'advisor' ? await findHeld(id, advisor) : await find(id);
      const own = advisorMaySpeak(conversation.floor, advisor.id);
      await submit(conversation, `${advisor.id}:transfer:${unique()}`, {
        kind: own ? 'advisor:transferred' : 'supervisor:assigned',
        ...by(advisor),
        to,
        note,
      });
    },

    /** The sender takes a transfer back that nobody has accepted. */
    async recall(advisor: Advisor, id: ConversationId): Promise<void> {
      const conversation = await find(id);
      const { handoff, floor } = conversation;
      const isTheirs = handoff?.routing?.transfer?.by.advisorId === advisor.id;
      if (floor.heldBy !== 'queue' || !isTheirs || !isOpen(handoff)) throw taken(floor);
      await submit(conversation, `${advisor.id}:recall:${unique()}`, {
        kind: 'handoff:transfer-ended',
        handoffId: handoff.id,
        outcome: 'recalled',
      });
    },

    /** An offer that an advisor does not take; the next one is asked. Without an offer to them it changes nothing. */
    async pass(advisor: Advisor, handoff: string, reason?: string): Promise<void> {
      const conversation = await findOf(handoff);
      if (conversation.handoff?.id !== handoff || conversation.handoff.offeredTo !== advisor.id) return;
      await submit(conversation, `${advisor.id}:pass:${unique()}`, {
        kind: 'handoff:offer-ended',
        handoffId: handoffId(handoff),
        advisorId: advisor.id,
        outcome: 'passed',
        ...(reason === undefined ? {} : { reason }),
      });
    },

    /** The advisor's last connection has been gone for too long. `key` names the absence, so that nodes agree on one event. */
    async release(conversation: Conversation, key: string): Promise<void> {
      if (conversation.floor.heldBy !== 'advisor') return;
      const { advisorId: gone } = conversation.floor;
      await submit(conversation, `left:${conversation.id}:${key}`, { kind: 'advisor:left', advisorId: gone });
    },
  };
}
