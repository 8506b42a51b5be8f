/**
 * What an advisor can do with a conversation. Each act is an event of the corridor; the desk checks first who may, so
 * that a refusal is told at once, and the lane checks again when the event is handled.
 */
import type { Attachment } from '../domain/attachment.ts';
import type { Card } from '../domain/card.ts';
import type { Conversation, WrapUp } from '../domain/conversation.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak, type Floor } from '../domain/floor.ts';
import { raisedHand } from '../domain/hand.ts';
import { conversationOfHandoff, isOpen } from '../domain/handoff.ts';
import { type ConversationId, handoffId, type MessageId } from '../domain/ids.ts';
import type { DraftOrigin } from '../domain/machine-draft.ts';
import { heldOutside } from '../domain/outside.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Ingress, Lanes, Submission, Transcripts } from '../domain/ports.ts';
import type { PromiseDecision } from '../domain/promise.ts';
import type { TransferTarget } from '../domain/routing.ts';
import type { HouseTemplate } from '../domain/template.ts';
import type { TranslationOrigin } from '../domain/translation.ts';
import { mayEndWith } from './promise-check.ts';
import { type TemplateWish, templatesFor, worded } from './wording.ts';

export type DeskParts = {
  readonly lanes: Pick<Lanes, 'claim'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly ingress: Ingress;
  readonly clock: Clock;
  /** Approved messages of the house; absent: none. */
  readonly templates?: () => readonly HouseTemplate[];
  /** A key that no other act has. */
  readonly unique: () => string;
};

export type Desk = ReturnType<typeof createDesk>;

export type SaidAtDesk = {
  readonly clientMessageId: string;
  readonly text: string;
  readonly card?: Card;
  readonly draft?: DraftOrigin;
  readonly translation?: TranslationOrigin;
  readonly template?: TemplateWish;
  readonly attachments?: readonly Attachment[];
  /** The wish as the console sent it: two of one `clientMessageId` are one when these are the same. Absent: the words. */
  readonly asked?: string;
};

export type Resolution = {
  readonly outcome: string;
  readonly followUp?: string;
  readonly followUpDueAt?: Date;
  readonly promises?: readonly PromiseDecision[];
  readonly wrapUp?: WrapUp;
};

type Flagged = Extract<EventBody, { kind: 'advisor:flagged' }>;
export type Judged = Pick<Flagged, 'verdict' | 'wrongSignals' | 'note'>;
type Found = Pick<Extract<EventBody, { kind: 'supervisor:audited' }>, 'missed' | 'signals' | 'note'>;

/** The text that a claim or an act on another's conversation is refused with carries who has it. */
type Holder = Extract<Floor, { heldBy: 'advisor' }>;

export function createDesk({ lanes, transcripts, ingress, clock, unique, templates = () => [] }: DeskParts) {
  async function find(id: ConversationId): Promise<Conversation> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined) throw notFound();
    return conversation;
  }

  async function findHeld(id: ConversationId, advisor: Advisor): Promise<Conversation> {
    const conversation = await find(id);
    if (!advisorMaySpeak(conversation.floor, advisor.id)) throw notYours(conversation.floor);
    return conversation;
  }

  function submission(
    { id, channel, account, visitor, locale }: Conversation,
    key: string,
    body: EventBody,
  ): Submission {
    return { conversationId: id, opening: { channel, account, visitor, locale }, key: deskKey(key), body };
  }

  const submit = (conversation: Conversation, key: string, body: EventBody) =>
    ingress.submit(submission(conversation, key, body));

  const by = (advisor: Advisor) => ({ advisorId: advisor.id, name: advisor.name });
  const storeOf = ({ storeId }: Advisor) => (storeId === undefined ? {} : { storeId });

  /** An advisor's words as the event that they become: checked, and not sent yet. */
  async function wordedBy(advisor: Advisor, id: ConversationId, said: SaidAtDesk): Promise<Submission> {
    const conversation = await findHeld(id, advisor);
    const { template: _wish, asked, ...plain } = said;
    const words = worded(conversation, said, templates(), clock.now());
    const body = { kind: 'advisor:said', ...by(advisor), ...plain, ...words } as const;
    return {
      ...submission(conversation, saidKey(advisor, said.clientMessageId), body),
      ...(asked === undefined ? {} : { asked }),
    };
  }

  return {
    /** Exactly one of several wins; the others are told who has it. */
    async claim(advisor: Advisor, handoff: string): Promise<ConversationId> {
      const conversation = await find(conversationOfHandoff(handoff) ?? fail());
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

    worded: wordedBy,

    /** The key of what an advisor says, whether it was said or not. */
    keyOf: (advisor: Advisor, clientMessageId: string) => deskKey(saidKey(advisor, clientMessageId)),

    async say(advisor: Advisor, id: ConversationId, said: SaidAtDesk): Promise<MessageId> {
      return (await ingress.submit(await wordedBy(advisor, id, said))).messageId;
    },

    /** What may be sent as a template in this conversation now. */
    templates: (advisor: Advisor, conversation: Conversation) =>
      templatesFor(conversation, templates(), { now: clock.now(), readIn: advisor.languages[0] ?? 'en' }),

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
      const conversation = await find(conversationOfHandoff(handoff) ?? fail());
      if (conversation.handoff?.id !== handoff || conversation.handoff.offeredTo !== advisor.id) return;
      await submit(conversation, `${advisor.id}:pass:${unique()}`, {
        kind: 'handoff:offer-ended',
        handoffId: handoffId(handoff),
        advisorId: advisor.id,
        outcome: 'passed',
        ...(reason === undefined ? {} : { reason }),
      });
    },

    async read(advisor: Advisor, id: ConversationId, seq: number): Promise<void> {
      const conversation = await find(id);
      if (!advisorMaySpeak(conversation.floor, advisor.id) || seq <= conversation.readBy.desk) return;
      await submit(conversation, `${advisor.id}:read:${id}:${seq}`, { kind: 'advisor:read', seq });
    },

    /** The advisor who has it asks for a supervisor, or no longer does. */
    async raiseHand(advisor: Advisor, id: ConversationId, note?: string): Promise<void> {
      const conversation = await findHeld(id, advisor);
      await submit(conversation, `${advisor.id}:hand:${unique()}`, {
        kind: 'hand:raised',
        ...by(advisor),
        ...(note === undefined ? {} : { note }),
      });
    },

    /** By whoever raised it, or by a supervisor who comes. Where none is up nothing happens. */
    async lowerHand(advisor: Advisor, id: ConversationId): Promise<void> {
      const conversation = advisor.role === 'advisor' ? await findHeld(id, advisor) : await find(id);
      if (raisedHand(conversation) === undefined) return;
      await submit(conversation, `${advisor.id}:hand:${unique()}`, { kind: 'hand:lowered', name: advisor.name });
    },

    /** The latest alarm is somebody's matter now. */
    async acknowledge(advisor: Advisor, id: ConversationId): Promise<void> {
      if (advisor.role === 'advisor') throw new AparteError('forbidden', 'Alarms are a matter of supervisors.');
      const conversation = await find(id);
      const alarm = conversation.handoff?.alarms?.at(-1);
      if (alarm === undefined) throw new AparteError('stale', 'There is no alarm in this conversation any more.');
      await submit(conversation, `alarm:${id}:${alarm.timer}:${alarm.sinceAt.getTime()}:${alarm.step}:seen`, {
        kind: 'supervisor:acknowledged',
        name: advisor.name,
        timer: alarm.timer,
        sinceAt: alarm.sinceAt,
      });
    },

    async flag(advisor: Advisor, handoff: string, judged: Judged): Promise<void> {
      const conversation = await find(conversationOfHandoff(handoff) ?? fail());
      await submit(conversation, `flag:${handoff}:${unique()}`, {
        kind: 'advisor:flagged',
        handoffId: handoffId(handoff),
        ...judged,
        name: advisor.name,
      });
    },

    /** What a supervisor thinks of a conversation that stayed with the bot. */
    async audit(advisor: Advisor, id: ConversationId, found: Found): Promise<void> {
      if (advisor.role === 'advisor') throw new AparteError('forbidden', 'A supervisor reads these conversations.');
      await submit(await find(id), `audit:${id}:${unique()}`, {
        kind: 'supervisor:audited',
        ...found,
        name: advisor.name,
      });
    },

    /** Counts a proposal that nobody sent; once, however often it is told. */
    async dropDraft(id: ConversationId, draftId: string): Promise<void> {
      await submit(await find(id), `drop:${draftId}`, { kind: 'advisor:dropped-draft', draftId });
    },

    /** The advisor's last connection has been gone for too long. `key` names the absence, so that nodes agree on one event. */
    async release(conversation: Conversation, key: string): Promise<void> {
      if (conversation.floor.heldBy !== 'advisor') return;
      const { advisorId: gone } = conversation.floor;
      await submit(conversation, `left:${conversation.id}:${key}`, { kind: 'advisor:left', advisorId: gone });
    },
  };
}

const deskKey = (act: string) => `desk:${act}`;
const saidKey = ({ id }: Advisor, clientMessageId: string) => `${id}:${clientMessageId}`;

function fail(): never {
  throw notFound();
}

function notFound(): AparteError {
  return new AparteError('not-found', 'This conversation does not exist.');
}

function gone(): AparteError {
  return new AparteError('stale', 'This handoff is over; the queue has been refreshed.');
}

function taken(floor: Floor): AparteError {
  return floor.heldBy === 'advisor' ? alreadyClaimed(floor) : gone();
}

function alreadyClaimed({ advisorId: id, name }: Holder): AparteError {
  return new AparteError('already-claimed', `${name} has this one.`, { details: { by: { advisorId: id, name } } });
}

function notYours(floor: Floor): AparteError {
  const who =
    floor.heldBy === 'advisor'
      ? `${floor.name} has this conversation.`
      : 'You do not have this conversation; claim it first.';
  return new AparteError('not-yours', who);
}
