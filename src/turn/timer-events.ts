/** A wait that went on for too long makes its case heavier: once for each step of the ladder, whichever node noticed. */
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { decide, withEarlier } from '../domain/escalation.ts';
import { isOpen } from '../domain/handoff.ts';
import { policyFor } from '../domain/policy-for.ts';
import { defaultLadder } from '../domain/timer-policy.ts';
import { sameTimer, timersOf } from '../domain/timers.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft } from './draft.ts';
import { gatherSignals } from './signals.ts';

type RanOut = Extract<EventBody, { kind: 'timer:ran-out' }>;

const alarmsKept = 10;

/** Nothing happens when the shopper was answered before this was handled. */
export function timerRanOut(draft: Draft, event: InboxEvent, body: RanOut, { policy }: AcceptParts): Draft {
  const { conversation } = draft;
  const { handoff } = conversation;
  const { timers } = policy();
  const running = timersOf(conversation, timers).find((one) => sameTimer(one, body.timer, body.sinceAt));
  if (running === undefined || !isOpen(handoff)) return draft;
  const { timer, sinceAt, step } = body;
  const alarm = { timer, sinceAt, step, at: event.receivedAt };
  const waited = (event.receivedAt.getTime() - sinceAt.getTime()) / 1000;
  const target = (running.dueAt.getTime() - sinceAt.getTime()) / 1000;
  const late = { kind: 'late-reply', value: waited / target, evidence: minutesAndSeconds(waited) } as const;
  const own = policyFor(policy(), conversation);
  const decision = decide([...gatherSignals(conversation, own, event.receivedAt), late], own);
  const { score, priority, reasons, policyVersion } = withEarlier(decision, handoff.reasons, own);
  const front = (timers.ladder ?? defaultLadder)[step]?.front === true;
  return change(draft, {
    handoff: {
      ...handoff,
      score,
      priority: front ? 'urgent' : priority,
      reasons,
      policyVersion,
      alarms: [...(handoff.alarms ?? []), alarm].slice(-alarmsKept),
    },
  });
}

function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
