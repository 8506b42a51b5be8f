/** What browsers see of the inside. A shopper never sees readings, identifiers of advisors or anything of another person. */
import type { Candidate } from '../domain/candidate.ts';
import type { Conversation, Message } from '../domain/conversation.ts';
import type { QueueRow } from '../protocol/desk.ts';
import type { WireCorrection } from '../protocol/readings.ts';
import type { WireFloor, WireMessage } from '../protocol/wire.ts';

export function messageForShopper(message: Message): WireMessage {
  const { seq, id, text, at, clientMessageId, card, suggestions, sources, author } = message;
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
  };
}

export function messageForDesk(message: Message): WireMessage {
  const { reading, clientMessageId, locale } = message;
  return {
    ...messageForShopper(message),
    locale,
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
    ...(reading === undefined ? {} : { reading: readingForDesk(reading) }),
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
};

export type Place = { readonly position: number; readonly waitSeconds: number };

export function floorForShopper(
  { floor, handoff }: Conversation,
  place: Place,
  { portrait, storeOf }: Faces,
): WireFloor {
  switch (floor.heldBy) {
    case 'bot':
      return { heldBy: 'bot' };
    case 'queue':
      return { heldBy: 'queue', ...place };
    case 'advisor': {
      const waited =
        handoff?.acceptedAt === undefined ? undefined : handoff.acceptedAt.getTime() - handoff.openedAt.getTime();
      const store = storeOf?.(floor.advisorId);
      return {
        heldBy: 'advisor',
        advisor: { name: floor.name, portrait: portrait(floor.advisorId), ...(store === undefined ? {} : { store }) },
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
    return { ...floor, handoffId: held.handoffId, advisor: { ...floor.advisor, advisorId: held.advisorId } };
  }
  return floor;
}

/** The row of a conversation that waits for or is with an advisor; undefined while the bot has it. */
export function queueRow(conversation: Conversation): QueueRow | undefined {
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
    ...(handoff.offeredTo === undefined ? {} : { offeredTo: handoff.offeredTo }),
    ...(floor.heldBy === 'queue' && handoff.acceptedAt !== undefined ? { again: true } : {}),
    snippet: conversation.snippet,
    unread: floor.heldBy === 'advisor' ? Math.max(0, head - readBy.desk) : 0,
    ...(floor.heldBy === 'advisor' ? { heldBy: { advisorId: floor.advisorId, name: floor.name } } : {}),
    ...(awaitingReplySinceAt === undefined ? {} : { awaitingReplySince: awaitingReplySinceAt.toISOString() }),
  };
}
