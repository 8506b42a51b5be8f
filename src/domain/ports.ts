/** What the inside needs from outside. Each port has at least two implementations (a store of the house, one for tests). */
import type { ChannelKind } from './channel-kind.ts';
import type { Conversation, Opening } from './conversation.ts';
import type { EventBody, InboxEvent } from './conversation-event.ts';
import type { Delivery, OutboxRow } from './delivery.ts';
import type { Fact, Facts } from './fact.ts';
import type { Floor } from './floor.ts';
import type { AdvisorId, ConversationId, EventId, HandoffId, MessageId } from './ids.ts';
import type { Message } from './message.ts';

export type Clock = {
  /** Wall time: for people and records, never for leases. */
  now(): Date;
  /** Milliseconds that only move forward. */
  monotonicMs(): number;
};

/** An event at the door. `key` is unique for as long as keys are kept (`web:visitor:clientMessageId`); `id` is derived from it. */
export type IncomingEvent = {
  readonly id: EventId;
  readonly key: string;
  /** Hash of the content: the same key with another hash is a conflict. */
  readonly contentHash: string;
  readonly conversationId: ConversationId;
  /** Absent: the event belongs to a conversation that is there, and opens none. */
  readonly opening?: Opening;
  readonly receivedAt: Date;
  readonly body: EventBody;
};

/** `unknown`: there is no such conversation, and the event may not open it. Nothing of it is kept. */
export type Receipt = 'stored' | 'duplicate' | 'conflict' | 'unknown';

export interface Inbox {
  /** Durable when it resolves. Opens the conversation when it is the sender's first. */
  receive(events: readonly IncomingEvent[]): Promise<readonly Receipt[]>;
  /** Whether it came before, or something else under its key. Stores nothing. */
  known(event: Pick<IncomingEvent, 'key' | 'contentHash'>): Promise<'duplicate' | 'conflict' | undefined>;
  /** Undone, not quarantined, in order of receipt. */
  undone(conversation: ConversationId, limit: number): Promise<readonly InboxEvent[]>;
  /** Counts a failure against an event; at `limit` it is quarantined. Returns the count. */
  strike(event: EventId, limit: number): Promise<number>;
  /** Conversations with undone events, an owed answer or rows to unfold, oldest first. */
  waiting(limit: number): Promise<readonly ConversationId[]>;
  /** Hashed keys of handled events that came before then: of the next `limit` keys, those that are so old. */
  oldKeys(
    before: Date,
    limit: number,
    after?: string,
  ): Promise<{ readonly keys: readonly string[]; readonly next?: string }>;
  /** From now on the same event would be a new one. */
  forgetKeys(keys: readonly string[]): Promise<void>;
}

/** The right to commit: another's take makes `epoch` old, a claim makes `claimEpoch` old. */
export type Lease = {
  readonly conversationId: ConversationId;
  readonly owner: string;
  readonly epoch: number;
  readonly version: number;
  readonly claimEpoch: number;
};

/** Who holds a lane, and the beat they last gave. Seen unchanged for `LEASE_MS` on our own clock, it may be stolen. */
export type Sighting = { readonly owner: string; readonly beat: number };

export type Take =
  | { readonly outcome: 'taken'; readonly lease: Lease; readonly conversation: Conversation; readonly stolen: boolean }
  | { readonly outcome: 'held'; readonly by: Sighting }
  | { readonly outcome: 'unknown' };

/** One atomic step of a conversation: true as a whole or not at all. */
export type Commit = {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly deliveries: readonly Delivery[];
  readonly done: readonly EventId[];
  /** What it adds to the figures. */
  readonly facts?: readonly Fact[];
  /** The lane is given up with this commit. */
  readonly release: boolean;
};

export interface Lanes {
  /** Takes a free lane, or steals it from exactly `stealFrom`; unfolds what an earlier holder left. */
  take(conversation: ConversationId, owner: string, stealFrom?: Sighting): Promise<Take>;
  /** Shows that the holder lives. False: the lane is somebody else's. */
  beat(lease: Lease): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Conditional on epoch, version and claimEpoch. The lease to go on with, or undefined: somebody else has it, start again. */
  commit(lease: Lease, commit: Commit): Promise<Lease | undefined>;
  /**
   * Gives the floor to an advisor when the handoff is still waiting (compare and set), without the lane. Bumps
   * `claimEpoch`, so a bot answer in progress cannot commit. Returns the floor as it then is.
   */
  claim(
    conversation: ConversationId,
    claim: { handoffId: HandoffId; advisorId: AdvisorId; name: string; at: Date },
  ): Promise<Floor>;
}

export type ConversationFilter = {
  readonly heldBy?: Floor['heldBy'];
  readonly channel?: ChannelKind;
  readonly visitor?: string;
  readonly shopperId?: string;
  readonly q?: string;
  /** Nothing has happened in it since. */
  readonly updatedBefore?: Date;
};

export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

export interface Transcripts {
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  /** Messages with `seq > after`, in order, at most `limit`. */
  messages(id: ConversationId, after: number, limit: number): Promise<readonly Message[]>;
  /** Newest first. */
  list(filter: ConversationFilter, limit: number, cursor?: string): Promise<Page<Conversation>>;
  /** Versions of all conversations that are not the bot's, and of those named: to notice what other nodes changed. */
  versions(named: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** A number that is another one as soon as another process has written. Absent: only `versions` can tell. */
  writtenElsewhere?(): Promise<number>;
  /** Removes the conversation with its messages, inbox payloads and outbox rows; hashed dedupe keys stay. */
  erase(id: ConversationId): Promise<void>;
}

export type Outcome =
  | { readonly state: 'accepted'; readonly providerId?: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'unconfirmed'; readonly reason: string }
  /** Nothing was sent: try again at `at`. */
  | {
      readonly state: 'pending';
      readonly at: Date;
      readonly possibleDuplicate?: boolean;
      readonly reason?: string;
      readonly refusals?: number;
    }
  /** The first parts are out, others are still to go. */
  | { readonly state: 'partly'; readonly partsDone: number }
  /** Perhaps sent: wait for evidence. */
  | { readonly state: 'doubt'; readonly at: Date };

export interface Outbox {
  /**
   * The first unfinished row of each conversation that is due, FIFO: a row waits for the one before it. Of these channels;
   * absent: of all.
   */
  due(now: Date, limit: number, channels?: readonly ChannelKind[]): Promise<readonly OutboxRow[]>;
  /**
   * -> sending, by one holder; `attempt` + 1 is the fence. Undefined: somebody else has it. Until `doubtUntilAt` the row
   * is not due again: if its holder dies, whether the call was made is in doubt.
   */
  start(rowId: string, holder: string, expectedAttempt: number, doubtUntilAt: Date): Promise<OutboxRow | undefined>;
  /** Writes what came of it, when `attempt` is still the row's. */
  settle(rowId: string, attempt: number, outcome: Outcome): Promise<boolean>;
  /** Rows that `settle` finished and of whose end the conversation has not been told: a process died in between. */
  untold(limit: number): Promise<readonly OutboxRow[]>;
  told(rowId: string): Promise<void>;
  /**
   * A status or echo with our row id: settles whatever the row's state; `partly` ends the doubt about that part, and the
   * rest is due at once. False: no such row.
   */
  evidence(rowId: string, outcome: Extract<Outcome, { state: 'accepted' | 'failed' | 'partly' }>): Promise<boolean>;
}

/** Everything else the house keeps: small documents by id. Collections and their indexes are declared in documents.ts. */
export interface Documents {
  get<T>(collection: string, id: string): Promise<{ readonly value: T; readonly version: number } | undefined>;
  /** Creates with `expected` 0, replaces with the version read; `conflict` when it is not that any more. Absent: last writer wins. */
  put<T>(collection: string, id: string, value: T, expected?: number): Promise<number>;
  list<T>(
    collection: string,
    query: { index?: string; equals?: string; limit: number; after?: string; newestFirst?: boolean },
  ): Promise<Page<{ id: string; value: T; version: number }>>;
  delete(collection: string, id: string): Promise<boolean>;
}

export type Store = {
  readonly inbox: Inbox;
  readonly lanes: Lanes;
  readonly transcripts: Transcripts;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly facts: Facts;
  /** Migrations done and reachable; throws what is wrong. */
  ready(): Promise<void>;
  /** After something was removed: where it stood on the disk it can be read no more, as far as that is in our hands. */
  scrub(): Promise<void>;
  close(): Promise<void>;
};

/** What a commit changed. A hint to screens: whoever misses it finds the same by reading the store. */
export type Change = {
  /** Of the conversation, after this commit. */
  readonly version: number;
  readonly before: Conversation;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
};

/**
 * What a door brings to the corridor. `key` is unique for ever; `opening` makes the conversation when it is new. Without
 * it the event opens none: a report on a message, least of all on one that was erased.
 */
export type Submission = {
  readonly conversationId: ConversationId;
  readonly opening?: Opening;
  readonly key: string;
  readonly body: EventBody;
  /**
   * What the sender asked for, where the house makes the body of it: a repeat is the same wish, whatever the house would
   * make of it now. Absent: the body itself.
   */
  readonly asked?: string;
};

/** The door of the corridor: stores an event once and wakes its conversation. */
export interface Ingress {
  /**
   * Resolves when the event is durable. The same key and content again gives the same answer; the same key with other
   * content throws `conflict`, no conversation to belong to `not-found`; a store that is away throws `retry-later`.
   */
  submit(event: Submission): Promise<{ messageId: MessageId; outcome: 'stored' | 'duplicate' }>;
  /** A batch in its order under one wait for the disk; repeats and conflicts are told, not thrown. */
  submitAll(events: readonly Submission[]): Promise<readonly Receipt[]>;
  /** The message that came of this wish when it was submitted before; throws `conflict` for another wish under its key. */
  earlier(wish: { readonly key: string; readonly asked: string }): Promise<MessageId | undefined>;
}

/** Where the bytes of files are. */
export interface Bytes {
  /** Durable when it resolves. Throws `retry-later` with `full` when there is no room. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | undefined>;
  delete(id: string): Promise<void>;
}

/** Turns a voice note into words. Off unless the house has one: no voice leaves it otherwise. */
export interface Transcriber {
  /** Undefined: nothing was understood. */
  transcribe(
    sound: { readonly bytes: Uint8Array; readonly mime: string; readonly locale: string },
    signal: AbortSignal,
  ): Promise<string | undefined>;
}
