/** Builds the Briefing: everything an advisor needs in order not to ask again. No model is needed for it. */

import { allowedIn } from '../domain/channel-rules.ts';
import type { Order } from '../domain/commerce.ts';
import { standingConsents } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Decision, Policy } from '../domain/escalation.ts';
import type { Briefing, Handoff, TranscriptLine } from '../domain/handoff.ts';
import { nameHandoff } from '../domain/handoff.ts';
import type { ClientBook, Orders } from '../domain/house-books.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Shopper } from '../domain/participant.ts';
import { policyFor } from '../domain/policy-for.ts';
import type { Transcripts } from '../domain/ports.ts';
import type { Translate } from '../domain/wording.ts';
import type { Summaries } from './summaries.ts';

export type BriefingParts = {
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly clientBook: ClientBook;
  readonly orders: Orders;
  readonly translate: Translate;
  readonly policy: () => Policy;
  readonly currency: string;
  /** Channels of the same shopper; absent where nothing can link any. */
  readonly channels?: (conversation: Conversation) => Promise<Pick<Briefing, 'channels' | 'personId' | 'perhaps'>>;
  /** Better words than the template's, once there are any; absent without a model. */
  readonly summaries?: Summaries;
};

export type Briefings = {
  /** For a handoff that is about to open: the decision is not in the conversation yet. */
  forDecision(conversation: Conversation, decision: Decision, now: Date): Promise<Briefing>;
  /** Of a conversation as it stands, in an advisor's language. Undefined: no such conversation. */
  of(id: ConversationId, language: string, now: Date): Promise<Briefing | undefined>;
};

/** The whole transcript travels with a briefing; longer ones keep their latest part. */
const transcriptLimit = 500;

export function createBriefings(parts: BriefingParts): Briefings {
  // The bot's own copy is nobody's reading: only a briefing for an advisor is worth a model's call.
  const { summaries: _summaries, ...plain } = parts;
  return {
    async forDecision(conversation, decision, now) {
      const openedSeq = conversation.owed.at(-1)?.seq ?? conversation.head;
      const handoff = { id: nameHandoff(conversation.id, openedSeq), openedAt: now, openedSeq, ...decision };
      return build(conversation, handoff, conversation.locale, now, plain);
    },
    async of(id, language, now) {
      const conversation = await parts.transcripts.conversation(id);
      if (conversation === undefined) return undefined;
      const handoff = conversation.handoff ?? {
        id: nameHandoff(id, conversation.head),
        openedAt: conversation.openedAt,
        openedSeq: conversation.head,
        reasons: [],
        score: 0,
        priority: 'normal' as const,
      };
      return build(conversation, handoff, language, now, parts);
    },
  };
}

type Case = Pick<Briefing, 'reasons' | 'score' | 'priority' | 'openedAt'> & {
  readonly id: Briefing['handoffId'];
  readonly openedSeq: number;
} & Pick<Handoff, 'verdict' | 'wrongSignals' | 'verdictNote'>;

function judgedAs({
  verdict,
  wrongSignals,
  verdictNote,
}: Partial<Handoff>): Pick<Briefing, 'verdict' | 'wrongSignals' | 'verdictNote'> {
  return {
    ...(verdict === undefined ? {} : { verdict }),
    ...(wrongSignals === undefined ? {} : { wrongSignals }),
    ...(verdictNote === undefined ? {} : { verdictNote }),
  };
}

async function build(
  conversation: Conversation,
  handoff: Case,
  language: string,
  now: Date,
  parts: BriefingParts,
): Promise<Briefing> {
  const [messages, shopper] = await Promise.all([
    parts.transcripts.messages(conversation.id, Math.max(0, conversation.head - transcriptLimit), transcriptLimit),
    whoIs(conversation, parts.clientBook),
  ]);
  const orders = await ordersOf(conversation, shopper, parts.orders);
  const { channels = [], perhaps = [], personId } = (await parts.channels?.(conversation)) ?? {};
  const { memory, tally } = conversation;
  return {
    version: 1,
    handoffId: handoff.id,
    conversationId: conversation.id,
    channel: conversation.channel,
    locale: conversation.locale,
    openedAt: handoff.openedAt,
    reasons: handoff.reasons,
    score: handoff.score,
    priority: handoff.priority,
    ...judgedAs(handoff),
    summary:
      parts.summaries?.of({ conversation, messages, openedSeq: handoff.openedSeq, language }) ??
      summarise(messages, conversation, handoff.openedSeq, language, parts.translate),
    shopper: shopperPart(conversation, shopper),
    intent: memory.lastIntent ?? 'out-of-scope',
    slots: memory.slots,
    emotion: conversation.mood.points,
    // People are shown valence, where upset is below zero.
    emotionLimit: -(policyFor(parts.policy(), conversation).signals['emotion-level'].limit ?? 0),
    orders,
    ...(tally.cartValue === undefined ? {} : { cart: { amount: tally.cartValue.amount, currency: parts.currency } }),
    pagesSeen: conversation.pages,
    productsShown: memory.productsShown,
    attempts: memory.attempts,
    promises: memory.promises,
    openQuestions: memory.openQuestions,
    doNotAskAgain: knownAlready(conversation, orders),
    languageOfAdvisor: language,
    replyWindow: replyWindow(conversation, now),
    transcript: messages.map(line),
    ...(channels.length === 0 ? {} : { channels }),
    ...(perhaps.length === 0 ? {} : { perhaps }),
    ...(personId === undefined ? {} : { personId }),
  };
}

function line({ seq, id, author, text, at }: Message): TranscriptLine {
  return {
    seq,
    id,
    author: { kind: author.kind, ...(author.kind === 'advisor' ? { name: author.name } : {}) },
    text,
    at,
  };
}

async function whoIs({ identity }: Conversation, book: ClientBook): Promise<Shopper | undefined> {
  if (identity.shopperId !== undefined) return book.find(identity.shopperId);
  return identity.email === undefined ? undefined : book.byEmail(identity.email);
}

/** Only orders the shopper proved, or all of a shopper whom the shop itself has verified. */
async function ordersOf(
  { identity, memory }: Conversation,
  shopper: Shopper | undefined,
  orders: Orders,
): Promise<readonly Order[]> {
  if (identity.level === 'verified' && shopper !== undefined) return orders.ofShopper(shopper.id);
  const found = await Promise.all(memory.ordersProven.map((number) => orders.find(number)));
  return found.filter((order) => order !== undefined);
}

function shopperPart({ identity, consents }: Conversation, shopper: Shopper | undefined): Briefing['shopper'] {
  const name = identity.name ?? shopper?.name;
  const email = identity.email ?? shopper?.email;
  return {
    ...(shopper === undefined ? {} : { shopperId: shopper.id }),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    identity: identity.level,
    ...(shopper?.tier === undefined ? {} : { tier: shopper.tier }),
    ...(shopper?.lifetimeValue === undefined ? {} : { lifetimeValue: shopper.lifetimeValue }),
    ...(shopper?.since === undefined ? {} : { since: shopper.since }),
    consents: standingConsents([...(shopper?.consents ?? []), ...consents]),
    preferences: shopper?.preferences ?? [],
    sizes: shopper?.sizes ?? {},
    importantDates: shopper?.importantDates ?? [],
    ...(shopper?.ownAdvisor === undefined ? {} : { ownAdvisor: shopper.ownAdvisor }),
    notes: shopper?.notes ?? [],
  };
}

/** Three lines at most, each tied to a message: what was wanted, what was tried, the last words. */
function summarise(
  messages: readonly Message[],
  { memory, head }: Conversation,
  openedSeq: number,
  language: string,
  translate: Translate,
): Briefing['summary'] {
  const words = messages.filter(
    (message) => message.author.kind === 'shopper' && message.seq <= openedSeq && message.text.length > 1,
  );
  const first = words.find((message) => !isPleasantry(message)) ?? words[0];
  const last = words.at(-1);
  const failed = memory.attempts.filter((attempt) => attempt.result !== 'answered').length;
  return [
    ...(first === undefined
      ? []
      : [{ text: translate(language, 'brief.wanted', { words: quote(first.text) }), seq: first.seq }]),
    ...(memory.attempts.length === 0
      ? []
      : [
          {
            text: translate(language, failed === 0 ? 'brief.answered' : 'brief.tried', {
              count: memory.attempts.length,
              failed,
            }),
            seq: Math.min(head, openedSeq),
          },
        ]),
    ...(last === undefined || last === first
      ? []
      : [{ text: translate(language, 'brief.last', { words: quote(last.text) }), seq: last.seq }]),
  ];
}

const pleasantries: ReadonlySet<string> = new Set(['greeting', 'thanks', 'small-talk', 'yes', 'no']);

function isPleasantry({ reading }: Message): boolean {
  return pleasantries.has(reading?.intents[0]?.intent ?? '');
}

function quote(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

/** What the shopper has already given: asking again is the failure that hurts most. Each thing once. */
function knownAlready({ identity, memory }: Conversation, orders: readonly Order[]): readonly string[] {
  const proven = new Set([identity.email, ...orders.map(({ number }) => number)]);
  return [
    ...(identity.name === undefined ? [] : [`name: ${identity.name}`]),
    ...(identity.email === undefined ? [] : [`email: ${identity.email}`]),
    ...orders.map((order) => `order: ${order.number}`),
    ...Object.entries(memory.slots)
      .filter(([, value]) => !proven.has(value))
      .map(([slot, value]) => `${slot}: ${value}${from(memory.toldOn?.[slot])}`),
  ];
}

/** Told on another channel of theirs: an advisor who mentions it should know where it was said. */
const from = (channel: string | undefined) => (channel === undefined ? '' : ` (${channel})`);

/** For the words of a person, since a person reads it. */
function replyWindow(conversation: Conversation, now: Date): Briefing['replyWindow'] {
  const { as, untilAt, closedAt, reason } = allowedIn(conversation, { author: 'advisor', kind: 'reply', now });
  return {
    open: as.includes('reply'),
    allowed: as,
    ...(untilAt === undefined ? {} : { until: untilAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(reason === undefined ? {} : { reason }),
  };
}
