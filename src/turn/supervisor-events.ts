/** What supervisors do from the board: give a conversation to somebody, see to an alarm; and the hands that call them. */
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { decide } from '../domain/escalation.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import { raisedHand } from '../domain/hand.ts';
import { type Handoff, isOpen } from '../domain/handoff.ts';
import { policyFor } from '../domain/policy-for.ts';
import { sameTimer } from '../domain/timers.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';
import { openHandoff } from './open-handoff.ts';
import { gatherSignals } from './signals.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

export function handRaised(draft: Draft, event: InboxEvent, body: Of<'hand:raised'>): Draft {
  if (!advisorMaySpeak(draft.conversation.floor, body.advisorId)) return draft;
  const { kind: _kind, ...hand } = body;
  return change(draft, { hand: { ...hand, at: event.receivedAt } });
}

export function handLowered(draft: Draft): Draft {
  return raisedHand(draft.conversation) === undefined ? draft : change(draft, { hand: undefined });
}

/** Meant for somebody from now on, whoever has it: the bot falls silent, an advisor is displaced, the queue keeps it for them. */
export function assigned(draft: Draft, event: InboxEvent, body: Of<'supervisor:assigned'>, parts: AcceptParts): Draft {
  const { floor } = draft.conversation;
  const opened = floor.heldBy === 'bot' ? called(draft, event, parts) : draft;
  const { handoff } = opened.conversation;
  if (!isOpen(handoff)) return draft;
  const given = meantFor(opened, event, handoff, body);
  if (floor.heldBy === 'queue') return given;
  const { locale } = draft.conversation;
  const key = floor.heldBy === 'bot' ? 'system.assigned' : 'system.transferred';
  const name = floor.heldBy === 'advisor' ? floor.name : body.name;
  const title = parts.translate(locale, key, { name });
  return say(given, {
    author: { kind: 'system' },
    text: title,
    at: event.receivedAt,
    card: { kind: 'notice', tone: 'waiting', title },
  });
}

function called(draft: Draft, event: InboxEvent, parts: AcceptParts): Draft {
  const policy = policyFor(parts.policy(), draft.conversation);
  const decision = decide(gatherSignals(draft.conversation, policy, event.receivedAt), policy);
  return change(openHandoff(draft, decision, event.receivedAt), { owed: [], heldReply: undefined });
}

function meantFor(draft: Draft, event: InboxEvent, before: Handoff, body: Of<'supervisor:assigned'>): Draft {
  const { to, advisorId, name } = body;
  const { offeredTo: _before, ...handoff } = before;
  const transfer = { by: { advisorId, name }, to, at: event.receivedAt };
  return change(draft, {
    floor: { heldBy: 'queue', handoffId: handoff.id, sinceAt: event.receivedAt },
    handoff: {
      ...handoff,
      state: 'waiting',
      ...(to.advisorId === undefined ? {} : { offeredTo: to.advisorId }),
      routing: { acts: handoff.routing?.acts ?? 0, asked: [], transfer },
    },
  });
}

export function acknowledged(draft: Draft, body: Of<'supervisor:acknowledged'>): Draft {
  const { handoff } = draft.conversation;
  if (handoff?.alarms === undefined) return draft;
  const alarms = handoff.alarms.map((alarm) =>
    sameTimer({ kind: alarm.timer, sinceAt: alarm.sinceAt }, body.timer, body.sinceAt) &&
    alarm.acknowledgedBy === undefined
      ? { ...alarm, acknowledgedBy: body.name }
      : alarm,
  );
  return change(draft, { handoff: { ...handoff, alarms } });
}
