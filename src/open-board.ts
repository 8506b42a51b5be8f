/** Wires the supervisors' board: what the policy makes of a conversation, and what it starts from. */
import type { Conversation } from './domain/conversation.ts';
import { type Decision, decide, type Policy } from './domain/escalation.ts';
import { policyFor } from './domain/policy-for.ts';
import type { Clock, Store } from './domain/ports.ts';
import { gatherSignals } from './turn/signals.ts';

/** Newest conversations of the concierge that are looked through at the start for those at risk. */
const newest = 200;

export function riskBy(policy: () => Policy, clock: Clock): (conversation: Conversation) => Decision {
  return (conversation) => {
    const own = policyFor(policy(), conversation);
    return decide(gatherSignals(conversation, own, clock.now()), own);
  };
}

/** Everything that waits or is with an advisor, and the latest of the concierge. */
export async function openConversations({ transcripts }: Store): Promise<readonly Conversation[]> {
  const found: Conversation[] = [];
  for (const heldBy of ['queue', 'advisor'] as const) {
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({ heldBy }, 200, cursor);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
  }
  const { items } = await transcripts.list({ heldBy: 'bot' }, newest);
  return [...found, ...items];
}
