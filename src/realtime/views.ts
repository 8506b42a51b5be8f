/** What browsers see of the inside. A shopper never sees readings, identifiers of advisors or anything of another person. */

import type { Candidate } from '../domain/candidate.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Message } from '../domain/message.ts';
import { isOutside } from '../domain/outside.ts';
import type { Receipt } from '../domain/receipt.ts';
import { rankedAt } from '../domain/routing.ts';
import type { Timer } from '../domain/timers.ts';
import type { QueueRow } from '../protocol/desk/rows.ts';
import type { WireCorrection } from '../protocol/readings.ts';
import type { WireDelivery, WireFloor, WireMessage } from '../protocol/wire.ts';
import { attachmentForDesk, attachmentForShopper, type FileLink } from './file-views.ts';

export const isForShopper = ({ audience }: Message): boolean => audience !== 'desk';

export function messageForShopper(message: Message, link?: FileLink): WireMessage {
  const { seq, id, text, at, clientMessageId, card, suggestions, sources, author, attachments } = message;
  return {
    seq,
    id,
    author: { kind: author.kind, ...(author.kind === 'advisor' ? { name: author.name } : {}) },
    text,
    at: at.toISOString(),
    ...(clientMessageId === undefined || author.kind !== 'shopper' ? {} : { clientMessageId }),
    ...(card === undefined ? {} : { card: card as NonNullable<WireMessage['card']> }),
    ...(suggestions === undefined ? {} : { suggestions: [...suggestions] }),
    ...(sources === undefined ? {} : { sources: [...sources] }),
    ...(attachments === undefined ? {} : { attachments: attachments.map((one) => attachmentForShopper(one, link)) }),
  };
}

/** With the conversation it belongs to, where that is at hand: how far the message got is written there. */
export function messageForDesk(message: Message, conversation?: Conversation): WireMessage {
  const { reading, clientMessageId, locale, audience, line, about, edited, attachments } = message;
  const marks = conversation?.files ?? [];
  return {
    ...messageForShopper(message),
    ...(attachments === undefined ? {} : { attachments: attachments.map((one) => attachmentForDesk(one, marks)) }),
    ...(conversation === undefined ? {} : deliveryForDesk(conversation, message)),
    locale,
    ...(audience === undefined ? {} : { audience }),
    ...(line === undefined ? {} : { line: { key: line.key, params: { ...line.params } } }),
    ...(about === undefined ? {} : { about }),
    ...(edited === undefined ? {} : { edited }),
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
    ...(reading === undefined ? {} : { reading: readingForDesk(reading) }),
    ...(message.draft === undefined ? {} : { draft: draftForDesk(message.draft) }),
    ...(message.translation === undefined ? {} : { original: originalForDesk(message.translation) }),
  };
}

/** Nothing for what is not sent out: on our own pages, or what a shopper wrote. */
function deliveryForDesk({ channel, receipts }: Conversation, message: Message): Partial<WireDelivery> {
  const { author, audience, seq } = message;
  const receipt = receipts?.marks.find((mark) => mark.seq === seq);
  if (receipt !== undefined) return receiptForDesk(receipt);
  const sent = channel === 'messenger' || channel === 'whatsapp' || channel === 'botframework';
  const outside = author.kind === 'advisor' && isOutside(author.advisorId);
  if (!sent || author.kind === 'shopper' || audience === 'desk' || outside) return {};
  // Of what is older than the receipts that are kept, the state is not known any more.
  return seq < (receipts?.marks[0]?.seq ?? 0) ? {} : { state: 'sending' };
}

export function receiptForDesk({ state, reason, possibleDuplicate }: Receipt): WireDelivery {
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(possibleDuplicate === undefined ? {} : { possibleDuplicate }),
  };
}

function originalForDesk({
  approvedBy,
  ...original
}: NonNullable<Message['translation']>): NonNullable<WireMessage['original']> {
  return { ...original, approvedBy: approvedBy.name };
}

function draftForDesk({
  text,
  by,
  verdict,
  distance,
  approvedBy,
}: NonNullable<Message['draft']>): WireMessage['draft'] {
  return {
    text,
    by,
    ...(verdict === undefined ? {} : { verdict }),
    ...(distance === undefined ? {} : { distance }),
    ...(approvedBy === undefined ? {} : { approvedBy: approvedBy.name }),
  };
}

function readingForDesk({
  language,
  intents,
  entities,
  emotion,
  by,
  version,
}: NonNullable<Message['reading']>): WireMessage['reading'] {
  return {
    language,
    intents: intents.map(({ intent, confidence }) => ({ intent, confidence })),
    entities: entities.map(({ kind, value, text, currency }) => ({
      kind,
      value,
      text,
      ...(currency === undefined ? {} : { currency }),
    })),
    emotion: { valence: emotion.valence, confidence: emotion.confidence, evidence: [...emotion.evidence] },
    by,
    ...(version === undefined ? {} : { version }),
  };
}

export function correctionForDesk({ seq, correction, correctedBy, at }: Candidate): WireCorrection {
  const { intents, ...rest } = correction;
  return {
    seq,
    by: { ...correctedBy },
    at: at.toISOString(),
    ...rest,
    ...(intents === undefined ? {} : { intents: [...intents] }),
  };
}

/** How an advisor is shown to a shopper. */
export type Faces = {
  readonly portrait: (advisorId: string) => string;
  readonly storeOf?: (advisorId: string) => string | undefined;
  readonly usualReplySeconds?: (advisorId: string) => number | undefined;
};

export type Place = { readonly position: number; readonly waitSeconds: number };

export function floorForShopper(
  { floor, handoff }: Conversation,
  place: Place,
  { portrait, storeOf, usualReplySeconds }: Faces,
): WireFloor {
  switch (floor.heldBy) {
    case 'bot':
      return { heldBy: 'bot' };
    case 'queue':
      return { heldBy: 'queue', ...place, ...nobodyPart(handoff) };
    case 'advisor': {
      const waited =
        handoff?.acceptedAt === undefined ? undefined : handoff.acceptedAt.getTime() - handoff.openedAt.getTime();
      const store = storeOf?.(floor.advisorId);
      const usual = isOutside(floor.advisorId) ? undefined : usualReplySeconds?.(floor.advisorId);
      return {
        heldBy: 'advisor',
        advisor: {
          name: floor.name,
          portrait: portrait(floor.advisorId),
          ...(store === undefined ? {} : { store }),
          ...(usual === undefined ? {} : { usualReplySeconds: usual }),
        },
        ...(waited === undefined ? {} : { waitedSeconds: Math.max(0, Math.round(waited / 1000)) }),
      };
    }
    default:
      return floor satisfies never;
  }
}

export function floorForDesk(conversation: Conversation, place: Place, portrait: (name: string) => string): WireFloor {
  const floor = floorForShopper(conversation, place, { portrait });
  const held = conversation.floor;
  if (floor.heldBy === 'queue' && held.heldBy === 'queue') return { ...floor, handoffId: held.handoffId };
  if (floor.heldBy === 'advisor' && held.heldBy === 'advisor') {
    return {
      ...floor,
      handoffId: held.handoffId,
      advisor: { ...floor.advisor, advisorId: held.advisorId, ...(isOutside(held.advisorId) ? { outside: true } : {}) },
    };
  }
  return floor;
}

/** The row of a conversation that waits for or is with an advisor; undefined while the bot has it. */
export function queueRow(conversation: Conversation, timers: readonly Timer[] = []): QueueRow | undefined {
  const { floor, handoff, identity, tally, head, readBy, awaitingReplySinceAt } = conversation;
  if (floor.heldBy === 'bot' || handoff === undefined) return undefined;
  const values = [tally.orderValue, tally.cartValue, tally.productValue].map((value) => value?.amount ?? 0);
  const value = Math.max(...values);
  return {
    handoffId: handoff.id,
    conversationId: conversation.id,
    ...(identity.name === undefined ? {} : { name: identity.name }),
    channel: conversation.channel,
    locale: conversation.locale,
    reasons: handoff.reasons.slice(0, 2).map((reason) => ({ ...reason })),
    score: handoff.score,
    priority: handoff.priority,
    ...(identity.tier === undefined ? {} : { tier: identity.tier }),
    ...(value > 0 ? { value } : {}),
    waitingSince: handoff.openedAt.toISOString(),
    rankedAt: rankedAt(handoff).toISOString(),
    ...(floor.heldBy === 'queue' ? waitingPart(handoff) : {}),
    snippet: conversation.snippet,
    unread: floor.heldBy === 'advisor' ? Math.max(0, head - readBy.desk) : 0,
    ...(floor.heldBy === 'advisor' ? { heldBy: { advisorId: floor.advisorId, name: floor.name } } : {}),
    ...(awaitingReplySinceAt === undefined ? {} : { awaitingReplySince: awaitingReplySinceAt.toISOString() }),
    ...(timers.length === 0 ? {} : { timers: timers.map(timerForDesk) }),
  };
}

export const timerForDesk = ({ kind, sinceAt, dueAt }: Timer) => ({
  kind,
  since: sinceAt.toISOString(),
  due: dueAt.toISOString(),
});

/** To whom it is offered, who passed it on, and whether it stands in front. */
function waitingPart({ offeredTo, acceptedAt, routing }: Handoff): Partial<QueueRow> {
  const { offer, transfer, lateAt } = routing ?? {};
  return {
    ...(offeredTo === undefined ? {} : { offeredTo }),
    ...(offer === undefined ? {} : { offer: { untilAt: offer.untilAt.toISOString(), why: [...offer.why] } }),
    ...(transfer === undefined ? {} : { transfer: { by: { ...transfer.by }, to: { ...transfer.to } } }),
    ...(acceptedAt === undefined && lateAt === undefined ? {} : { again: true }),
  };
}

/** What an honest wait looks like: nobody is there, and when somebody is again. */
function nobodyPart(handoff: Handoff | undefined): { nobody?: true; backAt?: string; late?: true } {
  const { nobody, lateAt } = handoff?.routing ?? {};
  return {
    ...(nobody === undefined ? {} : { nobody: true }),
    ...(nobody?.backAt === undefined ? {} : { backAt: nobody.backAt.toISOString() }),
    ...(lateAt === undefined ? {} : { late: true }),
  };
}
