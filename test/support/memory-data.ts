/** What the in-memory store keeps: the same documents as the MongoDB adapter, in maps that several nodes may share. */
import type { Conversation } from '../../src/domain/conversation.ts';
import type { InboxEvent } from '../../src/domain/conversation-event.ts';
import type { Delivery, OutboxRow } from '../../src/domain/delivery.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { ConversationId, EventId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';

export type Pending = {
  readonly messages: readonly Message[];
  readonly deliveries: readonly Delivery[];
  readonly done: readonly EventId[];
  readonly facts: readonly Fact[];
};

export type ConversationDoc = {
  state: Conversation;
  owner: string | undefined;
  beat: number;
  epoch: number;
  version: number;
  claimEpoch: number;
  nextOrder: number;
  /** The highest order handled; only the broken design `done-flag` goes by it. */
  watermark: number;
  pending: Pending | undefined;
};

export type EventDoc = InboxEvent & {
  readonly key: string;
  contentHash: string;
  done: boolean;
  strikes: number;
  quarantined: boolean;
};

export type StoredDocument = { readonly n: number; value: unknown; version: number };

export type MemoryData = {
  readonly conversations: Map<ConversationId, ConversationDoc>;
  readonly events: EventDoc[];
  /** The unique index of the inbox; it outlives an erasure. */
  readonly keys: Map<string, string>;
  readonly keyTimes: Map<string, Date>;
  readonly messages: Map<ConversationId, Map<number, Message>>;
  readonly outbox: Map<string, OutboxRow>;
  /** Rows of the outbox that are finished and not told of. */
  readonly untold: Set<string>;
  readonly documents: Map<string, Map<string, StoredDocument>>;
  /** By commit and place in it. */
  readonly facts: Map<string, Fact>;
  readonly factHours: Map<string, number>;
  firstEpoch: number;
  documentCount: number;
};

export function emptyMemory(): MemoryData {
  return {
    conversations: new Map(),
    events: [],
    keys: new Map(),
    keyTimes: new Map(),
    messages: new Map(),
    outbox: new Map(),
    untold: new Set(),
    documents: new Map(),
    facts: new Map(),
    factHours: new Map(),
    firstEpoch: 0,
    documentCount: 0,
  };
}

/** One guard each whose absence the tests must notice. `sender-deadline` is the dispatcher's: the store only carries it. */
export type BrokenPart = 'fence' | 'unique-key' | 'done-flag' | 'floor-check' | 'sender-deadline';

export type MemoryParts = {
  /** Shared by the nodes of one house. */
  readonly data: MemoryData;
  /** Awaited before each step; the name says which. Never resolving, or throwing, is dying there. */
  readonly yieldPoint: (step: string) => Promise<void>;
  readonly without: BrokenPart | undefined;
};
