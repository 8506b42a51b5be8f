/** What is asked of supervisors and thought of a case: raised hands, alarms, judgements. */
import type { EventBody } from '../domain/conversation-event.ts';
import { AparteError } from '../domain/errors.ts';
import { raisedHand } from '../domain/hand.ts';
import { type ConversationId, handoffId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import { by, type DeskActs } from './desk-acts.ts';

export type DeskOversightParts = {
  readonly acts: DeskActs;
  /** A key that no other act has. */
  readonly unique: () => string;
};

type Flagged = Extract<EventBody, { kind: 'advisor:flagged' }>;
export type Judged = Pick<Flagged, 'verdict' | 'wrongSignals' | 'note'>;
type Found = Pick<Extract<EventBody, { kind: 'supervisor:audited' }>, 'missed' | 'signals' | 'note'>;

export function createDeskOversight({ acts, unique }: DeskOversightParts) {
  const { find, findOf, findHeld, submit } = acts;
  return {
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
      const conversation = await findOf(handoff);
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
  };
}
