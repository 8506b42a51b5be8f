/** What another policy would have decided: each stored turn keeps the signals it was decided from. */
import type { Conversation } from '../domain/conversation.ts';
import { type Decision, decide, type Policy, type Reason } from '../domain/escalation.ts';
import type { Message, TurnDecision } from '../domain/message.ts';
import { policyFor } from '../domain/policy-for.ts';
import type { Transcripts } from '../domain/ports.ts';
import { type Need, needOf } from './need.ts';

type Outcome = Decision['outcome'];
type WasAndNow = { readonly was: number; readonly now: number };
export type CurvePoint = {
  readonly handOffAt: number;
  readonly handoffs: number;
  readonly missed: number;
  readonly unneeded: number;
};

export type Replayed = {
  readonly conversations: number;
  readonly changed: {
    conversationId: string;
    seq?: number;
    was: Outcome;
    now: Outcome;
    score: number;
    reasons: Reason[];
  }[];
  readonly handoffs: WasAndNow;
  /** Of the conversations that people judged to need a person: those left with the bot. */
  readonly missed: WasAndNow;
  /** Of those that people judged to need none: those handed over. */
  readonly unneeded: WasAndNow;
  readonly judged: number;
  readonly curve: CurvePoint[];
};

export type Progress = (done: number, of: number) => void;

/** Conversations looked at, newest first. */
const most = 2_000;
const pageSize = 100;
/** Values of `handOffAt` that the curve shows. */
const curveAt = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2] as const;

type Turn = TurnDecision & { readonly seq: number };
type Case = { readonly conversation: Conversation; readonly turns: readonly Turn[]; readonly need: Need };

export async function replayPolicy(
  policy: Policy,
  transcripts: Pick<Transcripts, 'list' | 'messages'>,
  progress: Progress = () => undefined,
): Promise<Replayed> {
  const conversations = await newest(transcripts);
  const cases: Case[] = [];
  for (const conversation of conversations) {
    const turns = decisionsOf(await transcripts.messages(conversation.id, 0, conversation.head));
    cases.push({ conversation, turns, need: needOf(conversation) });
    if (cases.length % pageSize === 0) progress(cases.length, conversations.length);
  }
  const changed = cases.flatMap((one) => {
    const difference = compare(one, policy);
    return difference === undefined ? [] : [{ conversationId: one.conversation.id, ...difference }];
  });
  return { conversations: conversations.length, changed, ...counts(cases, policy) };
}

async function newest(transcripts: Pick<Transcripts, 'list'>): Promise<Conversation[]> {
  const found: Conversation[] = [];
  let cursor: string | undefined;
  do {
    const page = await transcripts.list({}, pageSize, cursor);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && found.length < most);
  return found;
}

function counts(cases: readonly Case[], policy: Policy): Omit<Replayed, 'conversations' | 'changed'> {
  const was = cases.map((one) => ({ ...one, handed: one.turns.some(({ outcome }) => outcome === 'hand-off') }));
  const at = (asked: Policy) => cases.map((one) => ({ ...one, handed: wouldHandOff(one, asked) }));
  const now = at(policy);
  const both = (count: (all: readonly (Case & { handed: boolean })[]) => number): WasAndNow => ({
    was: count(was),
    now: count(now),
  });
  return {
    handoffs: both(handedOver),
    missed: both(missed),
    unneeded: both(unneeded),
    judged: cases.filter(({ need }) => need !== 'unknown').length,
    curve: curveAt.map((handOffAt) => {
      const all = at({ ...policy, handOffAt, offerAt: Math.min(policy.offerAt, handOffAt) });
      return { handOffAt, handoffs: handedOver(all), missed: missed(all), unneeded: unneeded(all) };
    }),
  };
}

type Handed = Case & { readonly handed: boolean };
const handedOver = (all: readonly Handed[]): number => all.filter(({ handed }) => handed).length;
const missed = (all: readonly Handed[]): number =>
  all.filter(({ need, handed }) => need === 'person' && !handed).length;
const unneeded = (all: readonly Handed[]): number => all.filter(({ need, handed }) => need === 'none' && handed).length;

function wouldHandOff({ turns, conversation }: Case, policy: Policy): boolean {
  const own = policyFor(policy, conversation);
  return turns.some(({ signals }) => decide(signals, own).outcome === 'hand-off');
}

function decisionsOf(messages: readonly Message[]): Turn[] {
  return messages.flatMap(({ seq, decision }) => (decision === undefined ? [] : [{ ...decision, seq }]));
}

const weight: Readonly<Record<Outcome, number>> = { stay: 0, offer: 1, 'hand-off': 2 };

/** The heaviest outcome a conversation came to, then and under the other policy; undefined when nothing changes. */
function compare(
  { turns, conversation }: Case,
  policy: Policy,
): Omit<Replayed['changed'][number], 'conversationId'> | undefined {
  const own = policyFor(policy, conversation);
  const under = turns.map((turn) => ({ seq: turn.seq, ...decide(turn.signals, own) }));
  const was = heaviest(turns);
  const now = heaviest(under);
  if (was === undefined || now === undefined || (was.outcome === now.outcome && was.seq === now.seq)) return undefined;
  return { seq: now.seq, was: was.outcome, now: now.outcome, score: now.score, reasons: [...now.reasons] };
}

function heaviest<T extends { readonly outcome: Outcome }>(turns: readonly T[]): T | undefined {
  return turns.reduce<T | undefined>(
    (best, turn) => (best === undefined || weight[turn.outcome] > weight[best.outcome] ? turn : best),
    undefined,
  );
}
