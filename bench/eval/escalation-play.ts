/**
 * Plays a labelled conversation through the code of a live one: events are accepted, messages read, moods advanced, answers
 * learnt and signals gathered by the functions that the corridor calls. Only the bot's words come from the file.
 */

import type { ConciergeAnswer } from '../../src/domain/concierge.ts';
import type { Conversation, OwedMessage } from '../../src/domain/conversation.ts';
import type { EventBody, InboxEvent } from '../../src/domain/conversation-event.ts';
import { type Decision, decide, type Policy, type Signal } from '../../src/domain/escalation.ts';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import type { Mood } from '../../src/domain/mood.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { topIntent, type Understanding } from '../../src/domain/understanding.ts';
import { accept } from '../../src/turn/accept.ts';
import type { AcceptParts } from '../../src/turn/accept-parts.ts';
import { learn } from '../../src/turn/learn.ts';
import { settleLocale } from '../../src/turn/settle-locale.ts';
import { gatherSignals } from '../../src/turn/signals.ts';
import type { LocalUnderstander } from '../../src/understanding/local.ts';
import type { BotLine, LabelledConversation, ShopperLine } from './labelled-conversations.ts';

/** What there was to decide from: once a message is read, and again when the bot's answer is known. */
export type Moment = { readonly turn: number; readonly signals: readonly Signal[] };

export type PlayedTurn = { readonly line: ShopperLine; readonly understanding: Understanding; readonly mood: Mood };

export type Played = {
  readonly talk: LabelledConversation;
  readonly turns: readonly PlayedTurn[];
  readonly moments: readonly Moment[];
};

export type PlayParts = { readonly understander: LocalUnderstander; readonly policy: Policy };

/** All languages are read, whichever the sample house speaks. */
const offeredLocales = ['en', 'fr', 'fr-CA', 'de', 'it', 'es', 'ar', 'ja', 'zh'];
const start = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;
const toMinor = (euros: number): number => euros * 100;

/** Signals do not depend on weights and limits: one playing serves any number of policies. */
export function play(talk: LabelledConversation, { understander, policy }: PlayParts): Played {
  const stage = opened(talk, understander, policy);
  const turns: PlayedTurn[] = [];
  const moments: Moment[] = [];
  const look = () =>
    moments.push({ turn: turns.length, signals: gatherSignals(stage.conversation, policy, stage.now()) });
  for (const line of talk.lines) {
    if (line.by === 'shopper') {
      stage.hears({ kind: 'shopper:said', text: line.text });
      const { owed, mood } = stage.conversation;
      turns.push({ line, understanding: lastOf(owed).understanding, mood });
    } else stage.answers(line);
    look();
  }
  return { talk, turns, moments };
}

/** A conversation of somebody whom the house knows: standing and basket are there from the start. */
function opened(talk: LabelledConversation, understander: LocalUnderstander, policy: Policy) {
  const { id, locale, tier, lifetime, basket } = talk;
  let conversation: Conversation = {
    ...newConversation({ channel: 'web', account: 'site', visitor: id, locale }, conversationId(id), new Date(start)),
    identity: {
      level: tier === 'none' ? 'anonymous' : 'verified',
      ...(tier === 'none' ? {} : { tier }),
      ...(lifetime === 0 ? {} : { lifetimeValue: toMinor(lifetime) }),
    },
  };
  let order = 0;
  let asked: BotLine['outcome'] | undefined;
  const now = () => new Date(start + order * minute);
  const parts: AcceptParts = {
    read: (text, state) =>
      understander.read(text, { locale: state.locale, ...(asked === 'offer' ? { expecting: 'yes-no' } : {}) }),
    translate: (_locale, key) => key,
    policy: () => policy,
    settleLocale: (state, heard, understanding) => settleLocale(offeredLocales, state, heard, understanding),
  };
  const hears = (body: EventBody) => {
    order += 1;
    const event: InboxEvent = {
      id: eventId(`${id}.${order}`),
      conversationId: conversation.id,
      order,
      receivedAt: now(),
      body,
    };
    const accepted = accept(conversation, [event], parts);
    if (accepted.poison) throw new Error(`${id}: event ${order} failed.`, { cause: accepted.poison.cause });
    conversation = accepted.conversation;
  };
  if (basket > 0) hears({ kind: 'shopper:viewed', page: { type: 'cart', cart: toMinor(basket) } });
  return {
    get conversation() {
      return conversation;
    },
    now,
    hears,
    answers(line: BotLine) {
      order += 1;
      const answer = answerOf(line, talk, conversation.owed, asked === 'offer');
      conversation = { ...learn(conversation, answer, undefined), owed: [] };
      asked = line.outcome;
    },
  };
}

const outcomeOf = { ok: 'answered', ask: 'asked', offer: 'asked', fail: 'failed' } as const;

/** An order is known once the bot has answered about it. Who says yes to an offered person has asked for one. */
function answerOf(
  { outcome, text }: BotLine,
  { order }: LabelledConversation,
  owed: readonly OwedMessage[],
  wasOffered: boolean,
): ConciergeAnswer {
  const said = owed.at(-1);
  const takesOffer = wasOffered && said !== undefined && topIntent(said.understanding).intent === 'yes';
  return {
    dialog: null,
    replies: [{ text }],
    outcome: outcomeOf[outcome],
    ...(takesOffer ? { wantsPerson: said.text } : {}),
    ...(order > 0 && outcome === 'ok'
      ? { orderValue: { money: { amount: toMinor(order), currency: 'EUR' }, number: 'the order' } }
      : {}),
  };
}

function lastOf<T>(items: readonly T[]): T {
  const last = items.at(-1);
  if (last === undefined) throw new RangeError('There is no last of nothing.');
  return last;
}

/** When the concierge would step aside, and when it would first propose a person or step aside; in turns of the shopper. */
export type Predicted = {
  readonly handOff?: number;
  readonly offer?: number;
  /** The decision that handed over, or the heaviest. */
  readonly decision: Decision;
};

export function predict({ moments }: Played, policy: Policy): Predicted {
  let offer: number | undefined;
  let heaviest: Decision | undefined;
  for (const { turn, signals } of moments) {
    const decision = decide(signals, policy);
    if (decision.outcome !== 'stay') offer ??= turn;
    if (decision.outcome === 'hand-off') return { handOff: turn, offer: offer ?? turn, decision };
    if (heaviest === undefined || decision.score > heaviest.score) heaviest = decision;
  }
  return { ...(offer === undefined ? {} : { offer }), decision: heaviest ?? decide([], policy) };
}
