/**
 * The concierge as a Bot Framework bot: dialogs answer, escalation decides, and a handoff is initiated by protocol. It
 * only speaks through its TurnContext, so that any other ActivityHandler can stand in its place.
 */

import type { Concierge, ConciergeAnswer } from '../domain/concierge.ts';
import type { Conversation } from '../domain/conversation.ts';
import { type Decision, decide, type Policy, type Signal } from '../domain/escalation.ts';
import type { Briefing } from '../domain/handoff.ts';
import type { ClientBook } from '../domain/house-books.ts';
import { isLeavingWord } from '../domain/leave-word.ts';
import type { Shopper } from '../domain/participant.ts';
import { policyFor } from '../domain/policy-for.ts';
import type { Translate } from '../domain/wording.ts';
import { initiateActivity, replyActivity } from './activities.ts';
import { learn } from './learn.ts';
import { ActivityHandler, type TurnContext } from './sdk.ts';
import { gatherSignals } from './signals.ts';

export type BotParts = {
  readonly concierge: Concierge;
  readonly clientBook: ClientBook;
  readonly policy: () => Policy;
  readonly translate: Translate;
  /** The context packet for a handoff that is about to open. */
  readonly briefing: (conversation: Conversation, decision: Decision, now: Date) => Promise<Briefing>;
};

/** What a turn lends to the bot and gets back: the conversation as the bot leaves it. */
export type BotTurn = {
  conversation: Conversation;
  readonly now: Date;
  readonly signal: AbortSignal;
  decision?: Decision;
  signals?: readonly Signal[];
};

const turnKey = Symbol('aparte.turn');

export function lendTurn(context: TurnContext, turn: BotTurn): void {
  context.turnState.set(turnKey, turn);
}

export class ConciergeBot extends ActivityHandler {
  readonly #parts: BotParts;

  constructor(parts: BotParts) {
    super();
    this.#parts = parts;
    this.onMessage(async (context, next) => {
      await this.#answer(context, context.turnState.get(turnKey) as BotTurn);
      await next();
    });
    this.onEvent(async (context, next) => {
      await this.#deskSaid(context, context.turnState.get(turnKey) as BotTurn);
      await next();
    });
  }

  /** A person first when the words already call for one; otherwise the dialogs, and then the question again. */
  async #answer(context: TurnContext, turn: BotTurn): Promise<void> {
    const before = this.#decide(turn);
    if (isLeavingWord(turn.conversation, turn.now)) return this.#takeDown(context, turn);
    if (before.outcome === 'hand-off') return this.#handOff(context, turn, before);
    const offerPerson = before.outcome === 'offer' && isNews(before, turn.conversation);
    const answer = await this.#parts.concierge.respond(
      { conversation: turn.conversation, messages: turn.conversation.owed, now: turn.now, offerPerson },
      turn.signal,
    );
    turn.conversation = await this.#recognised(
      learn(turn.conversation, answer, offerPerson ? before.score : undefined),
    );
    const after = this.#decide(turn);
    for (const reply of repliesBefore(after, answer)) await context.sendActivity(replyActivity(reply));
    if (after.outcome === 'hand-off') await this.#handOff(context, turn, after);
  }

  /** Nobody was at the desk: handing over again would only lead back to here. */
  async #takeDown(context: TurnContext, turn: BotTurn): Promise<void> {
    const { conversation, now } = turn;
    const answer = await this.#parts.concierge.respond({ conversation, messages: conversation.owed, now }, turn.signal);
    turn.conversation = { ...learn(conversation, answer, undefined), tally: { failedTurns: 0 } };
    for (const reply of answer.replies) await context.sendActivity(replyActivity(reply));
  }

  /** A shopper who has just proved an order is known to the house: the standing counts from this turn on. */
  async #recognised(conversation: Conversation): Promise<Conversation> {
    const { identity } = conversation;
    if (identity.shopperId === undefined || identity.tier !== undefined) return conversation;
    const shopper = await this.#parts.clientBook.find(identity.shopperId);
    if (shopper === undefined) return conversation;
    return { ...conversation, identity: { ...identity, ...standing(shopper) } };
  }

  #decide(turn: BotTurn): Decision {
    const policy = policyFor(this.#parts.policy(), turn.conversation);
    turn.signals = gatherSignals(turn.conversation, policy, turn.now);
    turn.decision = decide(turn.signals, policy);
    return turn.decision;
  }

  async #handOff(context: TurnContext, turn: BotTurn, decision: Decision): Promise<void> {
    const { locale } = turn.conversation;
    await context.sendActivity(replyActivity({ text: this.#parts.translate(locale, handOffKey(decision)) }));
    const briefing = await this.#parts.briefing(turn.conversation, decision, turn.now);
    await context.sendActivity(initiateActivity(turn.conversation, briefing));
  }

  /** `handoff.status`: on the way back the bot goes on from what the advisor left behind. */
  async #deskSaid(context: TurnContext, { conversation }: BotTurn): Promise<void> {
    const { state, message } = (context.activity.value ?? {}) as { state?: string; message?: string };
    if (state !== 'completed' || message !== 'returned') return;
    const { agreed = '', open = '' } = conversation.brief ?? {};
    const say = (key: string) => this.#parts.translate(conversation.locale, `system.resumed${key}`, { agreed, open });
    const brief = [...(agreed === '' ? [] : [say('-agreed')]), ...(open === '' ? [] : [say('-open')])];
    const text = brief.length === 0 ? say('') : [say('-with-brief'), ...brief].join('\n');
    await context.sendActivity(replyActivity({ text }));
  }
}

function standing({ name, tier, lifetimeValue, storeId }: Shopper): Partial<Conversation['identity']> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(tier === undefined ? {} : { tier }),
    ...(lifetimeValue === undefined ? {} : { lifetimeValue: lifetimeValue.amount }),
    ...(storeId === undefined ? {} : { storeId }),
  };
}

/** A person is offered again only when the case has become heavier since the last offer. */
function isNews(decision: Decision, { tally }: Conversation): boolean {
  return tally.offeredAtScore === undefined || decision.score > tally.offeredAtScore + 0.05;
}

/** A failed answer is not worth sending when a person comes at once. */
function repliesBefore(decision: Decision, answer: ConciergeAnswer): ConciergeAnswer['replies'] {
  const useful = answer.outcome === 'answered' || answer.outcome === 'asked';
  return decision.outcome === 'hand-off' && (!useful || answer.wantsPerson !== undefined) ? [] : answer.replies;
}

function handOffKey({ reasons }: Decision): string {
  const lead = reasons[0]?.signal;
  if (lead === 'delicate-topic') return 'system.handoff.delicate';
  if (lead === 'emotion-level' || lead === 'emotion-fall' || lead === 'emotion-stays') return 'system.handoff.upset';
  return 'system.handoff.requested';
}
