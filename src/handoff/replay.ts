/** What another policy would have decided: each stored turn keeps the signals it was decided from. */
import type { Message, TurnDecision } from '../domain/conversation.ts';
import { type Decision, decide, type Policy, type Reason } from '../domain/escalation.ts';
import type { Transcripts } from '../domain/ports.ts';

type Outcome = Decision['outcome'];

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
};

/** Conversations looked at, newest first. */
const most = 2_000;
const pageSize = 100;

export async function replayPolicy(
  policy: Policy,
  transcripts: Pick<Transcripts, 'list' | 'messages'>,
): Promise<Replayed> {
  const changed: Replayed['changed'] = [];
  let conversations = 0;
  let cursor: string | undefined;
  do {
    const page = await transcripts.list({}, pageSize, cursor);
    for (const { id, head } of page.items) {
      const turns = decisionsOf(await transcripts.messages(id, 0, head));
      const difference = compare(turns, policy);
      if (difference !== undefined) changed.push({ conversationId: id, ...difference });
    }
    conversations += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined && conversations < most);
  return { conversations, changed };
}

type Turn = TurnDecision & { readonly seq: number };

function decisionsOf(messages: readonly Message[]): Turn[] {
  return messages.flatMap(({ seq, decision }) => (decision === undefined ? [] : [{ ...decision, seq }]));
}

const weight: Readonly<Record<Outcome, number>> = { stay: 0, offer: 1, 'hand-off': 2 };

/** The heaviest outcome a conversation came to, then and under the other policy; undefined when nothing changes. */
function compare(
  turns: readonly Turn[],
  policy: Policy,
): Omit<Replayed['changed'][number], 'conversationId'> | undefined {
  const under = turns.map((turn) => ({ seq: turn.seq, ...decide(turn.signals, policy) }));
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
