/**
 * The slow half of a turn: while the bot holds the floor it answers everything it owes, once. Whatever fails, the turn
 * ends in an answer, an honest fallback or a handoff; it has no effect but the step it returns.
 */
import type { ActivityHandler, TurnContext } from 'botbuilder-core';
import type { Activity } from 'botframework-schema';
import type { Conversation, HeldReply } from '../domain/conversation.ts';
import type { Decision } from '../domain/escalation.ts';
import { botMaySpeak } from '../domain/floor.ts';
import { type Briefing, isOpen } from '../domain/handoff.ts';
import type { TurnDecision } from '../domain/message.ts';
import type { Clock } from '../domain/ports.ts';
import type { Translate } from '../domain/wording.ts';
import { handoffInitiate, messageActivity, replyOf, statusActivity } from './activities.ts';
import type { InProcessAdapter } from './adapter.ts';
import { type BotTurn, lendTurn } from './bot.ts';
import { type PromisesIn, withBotPromises } from './bot-promises.ts';
import { withDeadline } from './deadline.ts';
import { change, type Draft, draftOf, say } from './draft.ts';
import { openHandoff } from './open-handoff.ts';
import { withBotRated } from './ratings.ts';
import { modeOfTurn, type Supervision, toPerson, unspoken, withHeldAgain } from './supervision.ts';

export type AnswerParts = {
  readonly adapter: InProcessAdapter;
  /** Any Bot Framework bot; ours is ConciergeBot. */
  readonly bot: ActivityHandler;
  readonly translate: Translate;
  readonly clock: Clock;
  /** Reads what is owed with more than the local understanding; absent without a model. */
  readonly reread?: (conversation: Conversation, signal: AbortSignal) => Promise<Conversation>;
  /** Where the concierge may not always answer by itself; absent: it may. */
  readonly supervision?: Supervision;
  /** What sounds like a promise in the bot's own words; absent: only what dialogs declare counts. */
  readonly promisesIn?: PromisesIn;
  /** A turn that is not done by then ends in a fallback. */
  readonly turnMs: number;
  /** Told of what went wrong; the shopper gets plain words. */
  readonly failed: (conversation: Conversation, cause: unknown) => void;
};

export async function answer(conversation: Conversation, parts: AnswerParts, interrupted: AbortSignal): Promise<Draft> {
  const told = await tellDesk(withHeldAgain(conversation), parts, interrupted);
  if (!botMaySpeak(told.conversation.floor) || told.conversation.owed.length === 0) return told;
  return within(told, conversation.heldReply, parts, interrupted);
}

/** Brings each untold `handoff.status` to the bot; what it says then counts only if the floor is the bot's again. */
async function tellDesk(conversation: Conversation, parts: AnswerParts, interrupted: AbortSignal): Promise<Draft> {
  let draft = draftOf(conversation);
  for (const { state, message } of conversation.untold ?? []) {
    const now = parts.clock.now();
    const { turn, said } = await withDeadline(parts.turnMs, interrupted, async (signal) => {
      const turn: BotTurn = { conversation: draft.conversation, now, signal };
      return { turn, said: await run(statusActivity(draft.conversation, state, message, now), turn, parts) };
    }).catch((cause: unknown) => {
      if (!interrupted.aborted) parts.failed(conversation, cause);
      return { turn: { conversation: draft.conversation, now, signal: interrupted }, said: [] };
    });
    if (botMaySpeak(draft.conversation.floor) && mayGreet(draft, parts)) draft = fold(draft, said, turn, []);
  }
  return change(draft, { untold: [] });
}

/** Where nothing goes unapproved the notice of the hand-back is enough. */
function mayGreet({ conversation }: Draft, { supervision }: AnswerParts): boolean {
  return supervision === undefined || modeOfTurn(conversation, supervision.policy()).mode === 'automatic';
}

/** Runs the bot against the clock. An interruption is not a failure: the caller drops this draft and starts again. */
async function within(
  draft: Draft,
  before: HeldReply | undefined,
  parts: AnswerParts,
  interrupted: AbortSignal,
): Promise<Draft> {
  const now = parts.clock.now();
  try {
    return await withDeadline(parts.turnMs, interrupted, async (signal) => {
      const conversation = (await parts.reread?.(draft.conversation, signal)) ?? draft.conversation;
      const turn: BotTurn = { conversation, now, signal };
      const { supervision, translate } = parts;
      const found = supervision && modeOfTurn(conversation, supervision.policy());
      if (supervision && found?.mode === 'human-only') return toPerson(draft, now, found, { supervision, translate });
      const said = await run(messageActivity(conversation, now), turn, parts);
      if (supervision && found && found.mode !== 'automatic')
        return unspoken({ draft, turn, said, found, before, supervision, translate });
      const spoken = fold({ ...draft, conversation: turn.conversation }, said, turn, draft.conversation.owed);
      const promised = parts.promisesIn ? withBotPromises(draft, spoken, parts.promisesIn) : spoken;
      return withBotRated(conversation, settled(draft, promised), now, parts);
    });
  } catch (cause) {
    if (interrupted.aborted) return draft;
    parts.failed(draft.conversation, cause);
    return unable(draft, parts, now);
  }
}

function run(activity: Partial<Activity>, turn: BotTurn, { adapter, bot }: AnswerParts): Promise<Partial<Activity>[]> {
  return adapter.process(
    activity,
    (context: TurnContext) => bot.run(context),
    (context) => lendTurn(context, turn),
  );
}

/** What the bot said becomes messages; a `handoff.initiate` gives the floor to the queue and ends its turn. */
function fold(draft: Draft, said: readonly Partial<Activity>[], turn: BotTurn, owed: Conversation['owed']): Draft {
  const answers = owed.map((message) => message.eventId);
  let next = draft;
  for (const activity of said) {
    if (activity.name === handoffInitiate || activity.type === 'handoff')
      return openHandoff(next, turn.decision ?? foreignDecision(activity), turn.now);
    const reply = replyOf(activity);
    if (activity.type !== 'message' || (reply.text === '' && reply.card === undefined)) continue;
    const first = next.messages.length === draft.messages.length ? decisionOf(turn) : {};
    next = say(next, { author: { kind: 'bot' }, at: turn.now, answers, ...first, ...reply });
  }
  return next;
}

function decisionOf({ decision, signals }: BotTurn): { decision?: TurnDecision } {
  if (decision === undefined || signals === undefined) return {};
  const { outcome, score, policyVersion } = decision;
  return { decision: { outcome, score, policyVersion, signals } };
}

/** A bot that is not ours gives no reasons of ours: its own wish for a person is the reason. */
function foreignDecision(activity: Partial<Activity>): Decision {
  const value = activity.value as Partial<Briefing> | { why?: string } | undefined;
  const evidence =
    typeof value === 'object' && value !== null && 'why' in value ? String(value.why) : 'handoff.initiate';
  const reason = { signal: 'asked-for-person', weight: 1, value: 1, limit: 0, evidence } as const;
  return { outcome: 'hand-off', score: 1, priority: 'normal', reasons: [reason], policyVersion: 0 };
}

/** Nothing is owed any more. A bot that said nothing at all still has to be heard: that is a failure of ours. */
function settled(before: Draft, after: Draft): Draft {
  const spoke = after.messages.length > before.messages.length || isOpen(after.conversation.handoff);
  if (!spoke) throw new Error('The bot said nothing.');
  return change(after, { owed: [], awaitingReplySinceAt: undefined });
}

/** Where the bot may not speak by itself, its failure is a person's matter. */
function unable(draft: Draft, parts: AnswerParts, now: Date): Draft {
  const { supervision, translate } = parts;
  const found = supervision && modeOfTurn(draft.conversation, supervision.policy());
  if (supervision === undefined || found === undefined || found.mode === 'automatic')
    return fallback(draft, parts, now);
  return toPerson(draft, now, found, { supervision, translate });
}

function fallback(draft: Draft, { translate }: AnswerParts, now: Date): Draft {
  const { conversation } = draft;
  const { tally, locale, owed } = conversation;
  const spoken = say(draft, {
    author: { kind: 'bot' },
    text: translate(locale, 'system.bot.fallback'),
    at: now,
    suggestions: [{ label: translate(locale, 'system.ask-for-person'), value: 'person' }],
    answers: owed.map((message) => message.eventId),
  });
  return change(spoken, {
    owed: [],
    awaitingReplySinceAt: undefined,
    tally: { ...tally, failedTurns: tally.failedTurns + 1 },
  });
}
