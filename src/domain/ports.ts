/** What the inside needs from outside. Each port has at least two implementations (a store of the house, one for tests). */

import type { ChannelKind } from './channel-kind.ts';
import type { Article, Store as Boutique, Money, Order, Product, Variant } from './commerce.ts';
import type { ConciergeAnswer, ConciergeTurn } from './concierge.ts';
import type { Conversation, Opening } from './conversation.ts';
import type { EventBody, InboxEvent } from './conversation-event.ts';
import type { Delivery, OutboxRow } from './delivery.ts';
import type { Recommendation, Relaxation, Wish } from './discovery.ts';
import type { Fact, Facts } from './fact.ts';
import type { Floor } from './floor.ts';
import type { AdvisorId, ConversationId, EventId, HandoffId, MessageId } from './ids.ts';
import type { Message } from './message.ts';
import type { Advisor, Shopper } from './participant.ts';
import type { UnderstandingContext } from './understanding.ts';

export type Clock = {
  /** Wall time: for people and records, never for leases. */
  now(): Date;
  /** Milliseconds that only move forward. */
  monotonicMs(): number;
};

// ---------------------------------------------------------------------------------------------- the corridor's store

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

// ------------------------------------------------------------------------------------------------------------ files

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

// ------------------------------------------------------------------------------------------------ who is signed in

/** A signed-in advisor, as of now: role and rights are read again each time. */
/** How somebody came in: with a password (and a code), or by the house's identity provider. */
export type SignInMeans = {
  readonly via: 'password' | 'sso';
  /** What the browser says it is, for the list of one's own sessions. */
  readonly agent?: string;
  /** The provider's token, to end the session there as well. */
  readonly idToken?: string;
  /** False: the provider knew them already and may have asked for nothing. */
  readonly proved?: boolean;
};

export type Session = {
  readonly id: string;
  readonly advisor: Advisor;
  readonly expiresAt: Date;
  readonly via: SignInMeans['via'];
  /** They proved who they are a short while ago: enough for what cannot be taken back. */
  readonly fresh: boolean;
  /** What they have to do first; until then nothing else is open to them. */
  readonly owes?: 'password' | 'second-factor';
  readonly idToken?: string;
};

/** A session as its owner and the admins see it. */
export type SessionLine = {
  readonly id: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly via: SignInMeans['via'];
  readonly agent?: string;
};

/** What a cookie or a one-minute ticket stands for. Only hashes of either are stored. */
export interface Sessions {
  /** The cookie to set, whole. */
  open(advisor: AdvisorId, means?: SignInMeans): Promise<{ readonly setCookie: string; readonly session: Session }>;
  find(cookieHeader: string | undefined): Promise<Session | undefined>;
  /** For a socket that cannot send the cookie: good once, for a minute. */
  ticket(session: Session): Promise<string>;
  redeem(ticket: string): Promise<Session | undefined>;
  /** Ends it on every node; sockets that ask `current` notice. */
  close(session: { readonly id: string }): Promise<void>;
  /** Ends all of somebody's, but for the one named. */
  closeAll(advisor: AdvisorId, except?: string): Promise<void>;
  /** Newest first. */
  list(advisor: AdvisorId): Promise<readonly SessionLine[]>;
  /** They have just proved again who they are. A new password counts too. */
  prove(session: Session): Promise<void>;
  /** The same session looked at again, for what stays open: undefined once it ended or the advisor may no longer. */
  current(sessionId: string): Promise<Session | undefined>;
}

// --------------------------------------------------------------------------------------------------- what dialogs need

/** Orders of the shop system. Undefined: no such order; the caller must answer as if it were another person's. */
export interface Orders {
  find(number: string): Promise<Order | undefined>;
  ofShopper(shopperId: string): Promise<readonly Order[]>;
}

/** The people the house knows. */
export interface ClientBook {
  find(shopperId: string): Promise<Shopper | undefined>;
  byEmail(email: string): Promise<Shopper | undefined>;
}

export interface Boutiques {
  all(): readonly Boutique[];
}

/** An article that bears on a question, with the passage that answers it. Scores are comparable within one call. */
export type KnowledgeHit = { readonly article: Article; readonly score: number; readonly passage: string };

/** `sure`: the first is clearly the answer. `choose`: offer them as questions. `nothing`: say so. */
export type KnowledgeAnswer =
  | { readonly kind: 'sure'; readonly hit: KnowledgeHit }
  | { readonly kind: 'choose'; readonly hits: readonly KnowledgeHit[] }
  | { readonly kind: 'nothing' };

/** Grounded answers from the house's articles, best first. */
export interface Knowledge {
  find(text: string, locale: string, limit: number): readonly KnowledgeHit[];
  article(id: string, locale: string): Article | undefined;
  answer(text: string, locale: string): KnowledgeAnswer;
}

export interface Products {
  bySku(sku: string): { readonly product: Product; readonly variant: Variant } | undefined;
  byId(id: string): Product | undefined;
}

/**
 * A sentence by its key in a locale; `count` chooses the plural form. A key that exists nowhere is a bug and says so,
 * unless `orElse` gives the text for it (the words of a catalogue are not all ours).
 */
export type Translate = (locale: string, key: string, params?: Readonly<Record<string, string | number>>) => string;

/** `day` 12 November · `full` with the year · `weekday` Thursday 12 November · `time` 10:30. */
export type DateStyle = 'day' | 'full' | 'weekday' | 'time';

/** The locale's own way to write money, dates and lists. */
export type Formats = {
  money(money: Money, locale: string): string;
  date(date: Date, locale: string, style?: DateStyle, timeZone?: string): string;
  list(items: readonly string[], locale: string, type?: 'and' | 'or'): string;
};

export type Found = {
  readonly hits: readonly Recommendation[];
  /** All products that meet the wish, not only those returned. */
  readonly total: number;
  /** What was given up; absent when every hit meets the whole wish. */
  readonly relaxed?: readonly Relaxation[];
};

/** The catalogue as it is searched: hard constraints and words in, products with their reasons out. */
export interface Catalog extends Products {
  search(wish: Wish, options: { limit: number; locale: string; order?: 'best' | 'cheapest' }): Found;
  /** The same wish, loosened by as little as finds anything. */
  nearest(wish: Wish, options: { limit: number; locale: string }): Found;
  byHandle(handle: string): Product | undefined;
  /** What the house has of each kind, most first: the answers worth offering to a question. */
  facets(): Readonly<
    Record<'category' | 'occasion' | 'recipient', readonly { readonly value: string; readonly count: number }[]>
  >;
}

/** The dialogs as one whole: what the Bot Framework bot asks when a shopper has written. */
export interface Concierge {
  respond(turn: ConciergeTurn, signal: AbortSignal): Promise<ConciergeAnswer>;
  /** What was asked last, so that "42" or "the black one" can be read. */
  expecting(dialog: unknown, now: Date): UnderstandingContext['expecting'];
}
