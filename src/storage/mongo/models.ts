/** The collections of the corridor and of the house, with the indexes that every query of this folder relies on. */
import mongoose, { type Model, type Connection as Mongoose, type SchemaDefinition } from 'mongoose';
import type { ChannelKind } from '../../domain/channel-kind.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { EventBody } from '../../domain/conversation-event.ts';
import type { Delivery, OutboxRow } from '../../domain/delivery.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Floor } from '../../domain/floor.ts';
import type { ConversationId, EventId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { collections, indexesOf } from '../documents.ts';

const { Mixed } = mongoose.Schema.Types;

/** Messages, deliveries and done events of a commit, until they have reached their own collections. */
export type Pending = {
  readonly messages: readonly Message[];
  readonly deliveries: readonly Delivery[];
  readonly done: readonly EventId[];
  readonly facts?: readonly Fact[];
};

export type ConversationDoc = {
  readonly _id: ConversationId;
  readonly state: Conversation;
  readonly channel: ChannelKind;
  readonly visitor: string;
  readonly shopper?: string;
  readonly heldBy: Floor['heldBy'];
  readonly updatedAt: Date;
  /** Since when the bot owes an answer; absent when it owes none. */
  readonly owedAt?: Date;
  readonly words: readonly string[];
  readonly owner?: string | null;
  readonly beat: number;
  readonly epoch: number;
  readonly version: number;
  readonly claimEpoch: number;
  /** The order given to the last event; receiving disturbs nothing that a commit is conditional on. */
  readonly lastOrder: number;
  readonly pending?: Pending;
  readonly pendingAt?: Date;
};

/** Outlives its body: the unique `_id` is what keeps a second copy out. */
export type EventDoc = {
  /** Hash of the event's key. To shard this collection use `_id`: no other key makes it unique across shards. */
  readonly _id: string;
  readonly mark: string;
  readonly receivedAt: Date;
  readonly conversationId?: ConversationId;
  readonly body?: EventBody;
  readonly strikes?: number;
  /** There while the event is to be done; its indexes hold nothing else. */
  readonly undone?: Undone;
  readonly quarantined?: Undone;
};
export type Undone = {
  readonly id: EventId;
  readonly conversation: ConversationId;
  readonly order: number;
  readonly at: Date;
};

export type MessageDoc = {
  readonly _id: string;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly body: Message;
};

export type OutboxDoc = Omit<OutboxRow, keyof Delivery> & {
  readonly _id: string;
  readonly conversationId: ConversationId;
  /** There while the row is unfinished. */
  readonly open?: { readonly conversation: ConversationId; readonly seq: number };
  /** Finished, and its conversation does not know yet. */
  readonly untold?: boolean;
  readonly delivery: Delivery;
};

/** `_id` is a hash of the commit and the fact's place in it: nothing in it leads back to a conversation. */
export type FactDoc = {
  readonly _id: string;
  readonly hour: string;
  readonly conversationId?: ConversationId;
  readonly body: Fact;
};
export type FactHourDoc = { readonly _id: string; readonly changes: number };

export type HouseDoc = {
  readonly _id: string;
  readonly version: number;
  readonly value: unknown;
  /** Sorts documents by age. */
  readonly born: string;
  readonly index: Readonly<Record<string, string>>;
};

type Keys = Readonly<Record<string, 1 | -1>>;
type Index = readonly [keys: Keys, options?: { readonly unique?: true; readonly sparse?: true }];

export type Models = {
  readonly conversations: Model<ConversationDoc>;
  readonly inbox: Model<EventDoc>;
  readonly messages: Model<MessageDoc>;
  readonly outbox: Model<OutboxDoc>;
  readonly facts: Model<FactDoc>;
  readonly factHours: Model<FactHourDoc>;
  readonly house: ReadonlyMap<string, Model<HouseDoc>>;
};

export function defineModels(connection: Mongoose): Models {
  return {
    conversations: conversations(connection),
    inbox: inbox(connection),
    messages: messages(connection),
    outbox: outbox(connection),
    facts: facts(connection),
    factHours: define(connection, 'factHours', { _id: String, changes: Number }, []),
    house: new Map(collections.map((name) => [name, houseCollection(connection, name)])),
  };
}

/** Strict in what is written and asked; plain data in and out; nothing is built or buffered behind our back. */
function define<Doc>(
  connection: Mongoose,
  name: string,
  fields: SchemaDefinition,
  indexes: readonly Index[],
): Model<Doc> {
  const schema = new mongoose.Schema(fields, {
    collection: name,
    strict: 'throw',
    strictQuery: 'throw',
    minimize: false,
    versionKey: false,
    id: false,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  for (const [keys, options] of indexes) schema.index({ ...keys }, { ...options });
  return connection.model(name, schema) as unknown as Model<Doc>;
}

function conversations(connection: Mongoose): Model<ConversationDoc> {
  const fields = {
    _id: String,
    state: Mixed,
    channel: String,
    visitor: String,
    shopper: String,
    heldBy: String,
    updatedAt: Date,
    owedAt: Date,
    words: [String],
    owner: String,
    beat: Number,
    epoch: Number,
    version: Number,
    claimEpoch: Number,
    lastOrder: Number,
    pending: Mixed,
    pendingAt: Date,
  };
  return define(connection, 'conversations', fields, [
    [{ updatedAt: -1, _id: -1 }],
    [{ heldBy: 1, updatedAt: -1, _id: -1 }],
    [{ channel: 1, updatedAt: -1, _id: -1 }],
    [{ visitor: 1 }],
    [{ shopper: 1 }, { sparse: true }],
    [{ words: 1 }],
    [{ owedAt: 1 }, { sparse: true }],
    [{ pendingAt: 1 }, { sparse: true }],
  ]);
}

const undone = { id: String, conversation: String, order: Number, at: Date, _id: false };

function inbox(connection: Mongoose): Model<EventDoc> {
  const fields = {
    _id: String,
    mark: String,
    receivedAt: Date,
    conversationId: String,
    body: Mixed,
    strikes: Number,
    undone,
    quarantined: undone,
  };
  return define(connection, 'inbox', fields, [
    [{ conversationId: 1 }, { sparse: true }],
    [{ 'undone.conversation': 1, 'undone.order': 1 }, { sparse: true }],
    [{ 'undone.at': 1, 'undone.conversation': 1 }, { sparse: true }],
    [{ 'undone.id': 1 }, { sparse: true }],
  ]);
}

function messages(connection: Mongoose): Model<MessageDoc> {
  const fields = { _id: String, conversationId: String, seq: Number, body: Mixed };
  return define(connection, 'messages', fields, [[{ conversationId: 1, seq: 1 }, { unique: true }]]);
}

function outbox(connection: Mongoose): Model<OutboxDoc> {
  const fields = {
    _id: String,
    conversationId: String,
    state: String,
    open: { conversation: String, seq: Number, _id: false },
    attempt: Number,
    holder: String,
    notBeforeAt: Date,
    doubtAt: Date,
    possibleDuplicate: Boolean,
    partsDone: Number,
    refusals: Number,
    providerId: String,
    reason: String,
    delivery: Mixed,
    untold: Boolean,
  };
  return define(connection, 'outbox', fields, [
    [{ untold: 1, _id: 1 }, { sparse: true }],
    [{ conversationId: 1 }],
    [{ 'open.conversation': 1, 'open.seq': 1 }, { sparse: true }],
  ]);
}

function facts(connection: Mongoose): Model<FactDoc> {
  const fields = { _id: String, hour: String, conversationId: String, body: Mixed };
  return define(connection, 'facts', fields, [[{ hour: 1, _id: 1 }], [{ conversationId: 1 }, { sparse: true }]]);
}

function houseCollection(connection: Mongoose, name: string): Model<HouseDoc> {
  const fields = { _id: String, version: Number, value: Mixed, born: String, index: Mixed };
  const declared = Object.keys(indexesOf(name)).map((index): Index => [{ [`index.${index}`]: 1, _id: 1 }]);
  return define(connection, name, fields, [[{ born: 1 }], ...declared]);
}
