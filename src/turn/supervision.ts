/**
 * How far the concierge may go by itself in this turn, and what becomes of its answer where it may not send it. All that
 * a bot says passes here, whichever bot it is: nothing of it is a message before a person has approved it.
 */
import type { Activity } from 'botframework-schema';
import type { Reply } from '../domain/concierge.ts';
import type { Conversation, HeldOutcome, HeldReply, OwedMessage } from '../domain/conversation.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Unsent } from '../domain/held-reply.ts';
import { defaultApprovalSeconds, type ModeFound, modeFor } from '../domain/mode.ts';
import { isCourtesy } from '../domain/said.ts';
import type { Intent } from '../domain/understanding.ts';
import type { Translate } from '../domain/wording.ts';
import { handoffInitiate, replyOf } from './activities.ts';
import type { BotTurn } from './bot.ts';
import { change, type Draft, say } from './draft.ts';
import { keptForPeople, openHandoff } from './open-handoff.ts';

export type Supervision = {
  readonly policy: () => Policy;
  /** Makes durable, before the commit, that somebody has to look after this reply when its time is up. */
  readonly remind: (conversation: Conversation, held: HeldReply) => Promise<void>;
};

/** How sure a reading must be for its topic to count; for what only people may answer a suspicion is enough. */
const likely = 0.35;
const suspected = 0.2;

export function modeOfTurn(conversation: Conversation, { modes = [] }: Policy): ModeFound {
  if (modes.length === 0) return { mode: 'automatic' };
  const { locale, identity, owed } = conversation;
  const about = { locale, tier: identity.tier };
  const strict = modeFor(modes, { ...about, topics: topicsOf(conversation, owed, suspected) });
  return strict.mode === 'human-only'
    ? strict
    : modeFor(modes, { ...about, topics: topicsOf(conversation, owed, likely) });
}

/** A "yes" or a number given is about what the talk was about before. */
function topicsOf({ memory }: Conversation, owed: readonly OwedMessage[], least: number): readonly string[] {
  const read = owed.flatMap(({ understanding }) => [
    ...understanding.topics.map(({ topic }) => topic as string),
    ...understanding.intents
      .filter(({ confidence }, at) => at === 0 || confidence >= least)
      .map(({ intent }) => intent),
  ]);
  const hasBusiness = read.some((topic) => topic !== 'out-of-scope' && !isCourtesy(topic as Intent));
  return [...new Set(hasBusiness || memory.lastIntent === undefined ? read : [...read, memory.lastIntent])];
}

/** What was waiting for approval is answered again, together with what came meanwhile: one burst, one answer. */
export function withHeldAgain(conversation: Conversation): Conversation {
  const { heldReply, owed } = conversation;
  if (heldReply === undefined || owed.length === 0) return conversation;
  return { ...conversation, owed: [...heldReply.owed, ...owed], heldReply: undefined };
}

type Spoken = {
  /** Before the bot ran. */
  readonly draft: Draft;
  readonly turn: BotTurn;
  readonly said: readonly Partial<Activity>[];
  readonly found: ModeFound;
  /** What waited before the shopper wrote on: its hold line was said, and its time runs on. */
  readonly before: HeldReply | undefined;
  readonly translate: Translate;
  readonly supervision: Supervision;
};

/** The end of a turn that may not simply speak. */
export async function unspoken(spoken: Spoken): Promise<Draft> {
  const { draft, turn, said, found, supervision } = spoken;
  const replies = said.flatMap(repliesIn);
  const wantsPerson = said.some(({ name, type }) => name === handoffInitiate || type === 'handoff');
  if (wantsPerson || replies.length === 0) return toPerson(draft, turn.now, found, spoken);
  if (found.mode !== 'supervised') {
    const [last] = draft.conversation.owed.slice(-1);
    const mode = found.mode === 'suggest' ? 'suggest' : 'shadow';
    const unsent: Unsent = { id: nameOf(draft.conversation), mode, replies, seq: last?.seq ?? 0, at: turn.now };
    const handed = toPerson(draft, turn.now, found, spoken);
    return change(handed, { unsent });
  }
  const held = heldReply(spoken, replies);
  await supervision.remind(draft.conversation, held);
  const waiting = change(draft, { owed: [], heldReply: held });
  return spoken.before === undefined ? line(waiting, 'system.supervised.held', turn.now, spoken.translate) : waiting;
}

type PersonParts = Pick<Spoken, 'translate' | 'supervision'>;

/** Straight to a person: the words are the house's own. */
export function toPerson(
  draft: Draft,
  now: Date,
  { topic, mode }: ModeFound,
  { translate, supervision }: PersonParts,
): Draft {
  const told = line(draft, 'system.supervised.human-only', now, translate);
  const decision = keptForPeople(draft.conversation, supervision.policy(), topic ?? mode, now);
  return change(openHandoff(told, decision, now), { owed: [], awaitingReplySinceAt: undefined });
}

function heldReply({ draft, turn, found, before, supervision }: Spoken, replies: readonly Reply[]): HeldReply {
  const seconds = supervision.policy().approvalSeconds ?? defaultApprovalSeconds;
  const { signals, decision } = turn;
  return {
    id: nameOf(draft.conversation),
    heldAt: turn.now,
    dueAt: before?.dueAt ?? new Date(turn.now.getTime() + seconds * 1000),
    ...(found.topic === undefined ? {} : { topic: found.topic }),
    owed: draft.conversation.owed,
    replies,
    after: outcomeOf(turn.conversation, draft.conversation),
    ...(decision === undefined || signals === undefined
      ? {}
      : {
          decision: {
            outcome: decision.outcome,
            score: decision.score,
            policyVersion: decision.policyVersion,
            signals,
          },
        }),
  };
}

const outcomeOf = (
  { dialog, memory, tally, identity, mood }: Conversation,
  before: Pick<Conversation, 'identity'>,
): HeldOutcome => ({ dialog, memory, tally, mood, ...(identity === before.identity ? {} : { identity }) });

/** By the last message it answers: the same turn computed again has the same name. */
const nameOf = ({ id, owed }: Conversation): string => `${id}.r${owed.at(-1)?.seq ?? 0}`;

function repliesIn(activity: Partial<Activity>): Reply[] {
  if (activity.type !== 'message') return [];
  const reply = replyOf(activity);
  return reply.text === '' && reply.card === undefined ? [] : [reply];
}

function line(draft: Draft, key: string, at: Date, translate: Translate): Draft {
  return say(draft, { author: { kind: 'system' }, text: translate(draft.conversation.locale, key), at });
}
