/** One conversation played at given times through the real accept, the real ledger and a real store; the bot says what the script says. */
import type { Conversation } from '../../src/domain/conversation.ts';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import type { Decision, Signal, SignalKind } from '../../src/domain/escalation.ts';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import type { TurnDecision } from '../../src/domain/message.ts';
import type { Store } from '../../src/domain/ports.ts';
import { record } from '../../src/insights/ledger.ts';
import { accept } from '../../src/turn/accept.ts';
import { change, type Draft, draftOf, say } from '../../src/turn/draft.ts';
import { openHandoff } from '../../src/turn/open-handoff.ts';
import { plainReading, samplePolicy } from './corridor-parts.ts';
import { plainTranslate } from './turn-rig.ts';

export type Cast = { readonly channel: Conversation['channel']; readonly locale: string };

const stores: Readonly<Record<string, string>> = { ines: 'paris', nadia: 'milan', mei: 'london' };
export const storeOf = (advisorId: string): string => stores[advisorId] ?? '';
type BotSays = { readonly failed?: boolean; readonly signals?: readonly Signal[] };

function decided(signals: readonly Signal[]): { decision?: TurnDecision } {
  if (signals.length === 0) return {};
  return { decision: { outcome: 'hand-off', score: 1, policyVersion: 1, signals } };
}

/** Text is read for one thing: `:(` and `:)` with a number of tenths are the mood. */
const moodIn = (text: string): number => Number(/mood (-?\d)/.exec(text)?.[1] ?? 0) / 10;

export async function openStage(store: Store, name: string, { channel, locale }: Cast) {
  const id = conversationId(`stage:${name}`);
  let events = 0;

  async function step(work: (conversation: Conversation) => Draft, done: readonly string[] = []): Promise<void> {
    const taken = await store.lanes.take(id, 'stage');
    if (taken.outcome !== 'taken') throw new Error(`The lane of ${id} is ${taken.outcome}.`);
    const draft = work(taken.conversation);
    const counted = record(
      { before: taken.conversation, after: draft.conversation, messages: draft.messages },
      { storeOf },
    );
    const lease = await store.lanes.commit(taken.lease, {
      conversation: { ...draft.conversation, figures: counted.figures },
      ...{ messages: draft.messages, deliveries: [], facts: counted.facts, release: true },
      done: done.map(eventId),
    });
    if (lease === undefined) throw new Error('The commit of a stage is nobody else’s.');
  }

  /** Several bodies are one step, as events that came together are. */
  async function happens(at: Date, ...bodies: EventBody[]): Promise<void> {
    const stored = bodies.map((body) => {
      events += 1;
      const key = `${name}:${events}`;
      return { id: eventId(key), key, contentHash: key, conversationId: id, receivedAt: at, body };
    });
    const opening = { channel, account: 'house', visitor: name, locale };
    await store.inbox.receive(stored.map((event) => ({ ...event, opening })));
    await step(
      (conversation) => {
        const all = stored.map((event, order) => ({ ...event, order }));
        const { poison, ...draft } = accept(conversation, all, acceptParts);
        if (poison !== undefined) throw poison.cause;
        return draft;
      },
      stored.map((event) => event.id),
    );
  }

  const by = (advisor: string) => ({ advisorId: advisor as never, name: advisor });
  const now = () => store.transcripts.conversation(id).then((found) => found ?? fail());

  return {
    id,
    now,
    happens,
    says: (at: Date, text: string) => happens(at, { kind: 'shopper:said', text }),
    /** `signals`: what the turn was decided from, when it ended in a handoff. */
    botSays: (at: Date, text: string, { failed = false, signals = [] }: BotSays = {}) =>
      step((before) => {
        const { tally } = before;
        const draft = say(draftOf(before), { author: { kind: 'bot' }, text, at, ...decided(signals) });
        const failedTurns = failed ? tally.failedTurns + 1 : 0;
        return change(draft, { owed: [], awaitingReplySinceAt: undefined, tally: { ...tally, failedTurns } });
      }),
    handsOver: (at: Date, reasons: readonly (readonly [signal: SignalKind, seq?: number])[]) =>
      step((before) => {
        const decision: Decision = {
          ...{ outcome: 'hand-off', score: 1, priority: 'normal', policyVersion: 1 },
          reasons: reasons.map(([signal, seq]) => ({
            ...{ signal, weight: 0.5, value: 1, limit: 0, evidence: '' },
            ...(seq === undefined ? {} : { seq }),
          })),
        };
        return openHandoff(draftOf(before), decision, at);
      }),
    claims: async (at: Date, advisor: string) => {
      const { handoff } = await now();
      await happens(at, { kind: 'advisor:claimed', handoffId: handoff?.id ?? fail(), ...by(advisor) });
    },
    advisorSays: (at: Date, advisor: string, text: string, proposed?: string) =>
      happens(at, {
        kind: 'advisor:said',
        ...by(advisor),
        ...{ text, clientMessageId: `${name}:${events}` },
        ...(proposed === undefined ? {} : { draft: { text: proposed, by: 'local', sources: [] } }),
      }),
    drops: (at: Date, draftId: string) => happens(at, { kind: 'advisor:dropped-draft', draftId }),
    resolves: (at: Date, advisor: string) =>
      happens(at, { kind: 'advisor:resolved', ...by(advisor), outcome: 'solved' }),
    returns: (at: Date, advisor: string) => happens(at, { kind: 'advisor:returned', ...by(advisor) }),
    judges: async (at: Date, verdict: 'right' | 'early' | 'late' | 'wrong', wrongSignals: SignalKind[] = []) => {
      const { handoff } = await now();
      await happens(at, { kind: 'advisor:flagged', handoffId: handoff?.id ?? fail(), verdict, wrongSignals });
    },
    audits: (at: Date, missed: boolean, signals: SignalKind[] = []) =>
      happens(at, { kind: 'supervisor:audited', missed, signals, name: 'sofia' }),
  };
}

const acceptParts = {
  read: (text: string) => {
    const plain = plainReading(text);
    return { ...plain, emotion: { ...plain.emotion, valence: moodIn(text) } };
  },
  translate: plainTranslate,
  policy: () => samplePolicy,
  settleLocale: () => ({}),
};

function fail(): never {
  throw new Error('The script has no such moment.');
}
