/** Gives the floor to the queue, with the reasons. The same again changes nothing: one open handoff at a time. */
import type { Conversation } from '../domain/conversation.ts';
import { type Decision, decide, type Policy, type Reason } from '../domain/escalation.ts';
import { isOpen, nameHandoff } from '../domain/handoff.ts';
import { policyFor } from '../domain/policy-for.ts';
import { change, type Draft } from './draft.ts';
import { gatherSignals } from './signals.ts';

export function openHandoff(draft: Draft, { score, priority, reasons, policyVersion }: Decision, now: Date): Draft {
  const { conversation } = draft;
  const { handoff, pastHandoffs } = conversation;
  if (isOpen(handoff)) return draft;
  const openedSeq = conversation.owed.at(-1)?.seq ?? conversation.head;
  const id = nameHandoff(conversation.id, openedSeq);
  return change(draft, {
    floor: { heldBy: 'queue', handoffId: id, sinceAt: now },
    handoff: { id, state: 'waiting', openedAt: now, openedSeq, score, priority, reasons, policyVersion },
    pastHandoffs: handoff === undefined ? pastHandoffs : [...pastHandoffs, handoff].slice(-5),
  });
}

/** The house keeps this for people: that is the first reason, whatever else speaks for one. */
export function keptForPeople(conversation: Conversation, policy: Policy, topic: string, now: Date): Decision {
  const own = policyFor(policy, conversation);
  const decision = decide(gatherSignals(conversation, own, now), own);
  const first: Reason = { signal: 'delicate-topic', weight: 1, value: 1, limit: 0, evidence: topic };
  const others = decision.reasons.filter(({ signal }) => signal !== 'delicate-topic');
  const reasons = [first, ...others];
  const score = Math.round(reasons.reduce((sum, { weight }) => sum + weight, 0) * 1000) / 1000;
  return { ...decision, outcome: 'hand-off', reasons, score };
}
