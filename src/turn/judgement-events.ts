/** What people thought of the machine's decisions, kept with what they are about. None of it moves the floor. */
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import type { Handoff } from '../domain/handoff.ts';
import { change, type Draft } from './draft.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

/** The last verdict counts, with what it says is wrong. */
export function flagged(draft: Draft, body: Of<'advisor:flagged'>): Draft {
  const { handoff, pastHandoffs } = draft.conversation;
  if (handoff?.id === body.handoffId) return change(draft, { handoff: judged(handoff, body) });
  return change(draft, {
    pastHandoffs: pastHandoffs.map((past) => (past.id === body.handoffId ? judged(past, body) : past)),
  });
}

function judged(handoff: Handoff, { verdict, wrongSignals = [], note, name }: Of<'advisor:flagged'>): Handoff {
  const { wrongSignals: _signals, verdictNote: _note, verdictBy: _by, ...rest } = handoff;
  return {
    ...rest,
    verdict,
    ...(wrongSignals.length > 0 ? { wrongSignals } : {}),
    ...(note === undefined ? {} : { verdictNote: note }),
    ...(name === undefined ? {} : { verdictBy: name }),
  };
}

export function droppedDraft(draft: Draft): Draft {
  return change(draft, { draftsDropped: (draft.conversation.draftsDropped ?? 0) + 1 });
}

export function audited(draft: Draft, event: InboxEvent, body: Of<'supervisor:audited'>): Draft {
  const { missed, signals, note, name } = body;
  const { figures, openedAt } = draft.conversation;
  const caseAt = figures?.caseAt ?? openedAt;
  const audit = { missed, signals, by: name, at: event.receivedAt, caseAt, ...(note === undefined ? {} : { note }) };
  return change(draft, { audit });
}
