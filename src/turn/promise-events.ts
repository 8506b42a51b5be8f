/** What becomes of promises: each step of the ledger is an event, so that every node and every screen tells the same. */
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { decide, withEarlier } from '../domain/escalation.ts';
import { type Handoff, isOpen, nameHandoff } from '../domain/handoff.ts';
import type { AdvisorId } from '../domain/ids.ts';
import { policyFor } from '../domain/policy-for.ts';
import {
  type MadePromise,
  movePromise,
  namePromise,
  openPromises,
  type PromiseDecision,
  settlePromise,
  takenOver,
  undecided,
  withDecisions,
  withoutSuggestion,
  withPromise,
  withSuggestion,
} from '../domain/promise.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';
import { gatherSignals } from './signals.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

export function promiseMade(draft: Draft, event: InboxEvent, { promise }: Of<'promise:made'>): Draft {
  return ledger(draft, event, (promises) => withPromise(promises, promise, event.receivedAt));
}

/** An advisor's words that sound like promises are put to them; what they are is theirs to say. */
export function withSuggestions(draft: Draft, event: InboxEvent, said: Of<'advisor:said'>, parts: AcceptParts): Draft {
  const { advisorId, name } = said;
  const { head: seq, locale } = draft.conversation;
  const found = parts.promisesIn?.(said.text, { locale, at: event.receivedAt, advisorId }) ?? [];
  if (found.length === 0) return draft;
  const by = { kind: 'advisor', advisorId, name } as const;
  return ledger(draft, event, (promises) =>
    found.reduce(
      (kept, { kind, text, dueAt }, nth) =>
        withSuggestion(
          kept,
          {
            id: namePromise(seq, kind, nth),
            ...{ kind, text, seq, by, owner: advisorId },
            ...(dueAt === undefined ? {} : { dueAt }),
          },
          event.receivedAt,
        ),
      promises,
    ),
  );
}

export function promiseDeclined(draft: Draft, event: InboxEvent, { promiseId }: Of<'promise:declined'>): Draft {
  return ledger(draft, event, (promises) => withoutSuggestion(promises, promiseId));
}

/** The ledger as a conversation may end with it. Undefined: a promise is open that nobody has decided about. */
export function endingWith(
  draft: Draft,
  event: InboxEvent,
  { advisorId, promises: decisions }: { readonly advisorId: AdvisorId; readonly promises?: readonly PromiseDecision[] },
): Draft | undefined {
  const { promises: before } = draft.conversation.memory;
  if (undecided(before, decisions).length > 0) return undefined;
  if (openPromises(before).length === 0) return draft;
  return ledger(draft, event, (promises) =>
    decisions === undefined ? takenOver(promises, advisorId) : withDecisions(promises, decisions, event.receivedAt),
  );
}

export function promiseMoved(draft: Draft, event: InboxEvent, { promiseId, owner, dueAt }: Of<'promise:moved'>): Draft {
  const to = { ...(owner === undefined ? {} : { owner }), ...(dueAt === undefined ? {} : { dueAt }) };
  return ledger(draft, event, (promises) => movePromise(promises, promiseId, to));
}

export function promiseSettled(draft: Draft, event: InboxEvent, body: Of<'promise:settled'>): Draft {
  const { promiseId, state, words } = body;
  const end = { state, ...(words === undefined ? {} : { words }) };
  return ledger(draft, event, (promises) => settlePromise(promises, promiseId, end, event.receivedAt));
}

/**
 * A case whose promise is overdue comes back: the concierge's conversation goes to the queue with its reason, one that
 * waits or is with an advisor becomes heavier. A line for the desk says which; the shopper is told nothing new.
 */
export function promiseFellDue(
  draft: Draft,
  event: InboxEvent,
  { promiseId, dueAt }: Of<'promise:fell-due'>,
  { policy, translate }: AcceptParts,
): Draft {
  const { conversation } = draft;
  const promise = conversation.memory.promises.find(({ id }) => id === promiseId);
  if (promise?.state !== 'open' || promise.dueAt?.getTime() !== dueAt.getTime()) return draft;
  const own = policyFor(policy(), conversation);
  const decision = decide(gatherSignals(conversation, own, event.receivedAt), own);
  if (!decision.reasons.some(({ signal }) => signal === 'promise-overdue')) return draft;
  const told = say(draft, {
    author: { kind: 'system' },
    text: translate(conversation.locale, 'system.promise-overdue', { promise: promise.text }),
    at: event.receivedAt,
    audience: 'desk',
    line: { key: 'promise-overdue', params: { promise: promise.text } },
  });
  const { handoff } = told.conversation;
  if (!isOpen(handoff)) return comesBack(told, event, decision);
  const { score, priority, reasons, policyVersion } = withEarlier(decision, handoff.reasons, own);
  return change(told, { handoff: { ...handoff, score, priority, reasons, policyVersion } });
}

function comesBack(draft: Draft, event: InboxEvent, decision: ReturnType<typeof decide>): Draft {
  const { id, head, handoff, pastHandoffs } = draft.conversation;
  const { score, priority, reasons, policyVersion } = decision;
  const next: Handoff = {
    id: nameHandoff(id, head),
    state: 'waiting',
    openedAt: event.receivedAt,
    openedSeq: head,
    score,
    priority,
    reasons,
    policyVersion,
  };
  return change(draft, {
    floor: { heldBy: 'queue', handoffId: next.id, sinceAt: event.receivedAt },
    handoff: next,
    pastHandoffs: handoff === undefined ? pastHandoffs : [...pastHandoffs, handoff].slice(-5),
  });
}

function ledger(
  draft: Draft,
  { receivedAt }: InboxEvent,
  step: (promises: readonly MadePromise[]) => readonly MadePromise[],
): Draft {
  const { memory } = draft.conversation;
  const promises = step(memory.promises);
  // What is newest is looked at first, so a commit that nobody followed is found again.
  return promises === memory.promises
    ? draft
    : change(draft, { memory: { ...memory, promises }, updatedAt: receivedAt });
}
