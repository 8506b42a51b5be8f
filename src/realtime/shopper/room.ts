/** What every request of a shopper has at hand: the parts, who the socket speaks for, and the one way to say something. */
import { randomUUID } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import type { Attachment } from '../../domain/attachment.ts';
import type { Conversation, Opening } from '../../domain/conversation.ts';
import type { EventBody } from '../../domain/conversation-event.ts';
import { AparteError } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Log } from '../../domain/log.ts';
import type { Clock, Documents, Ingress, Transcripts } from '../../domain/ports.ts';
import type { Translate } from '../../domain/wording.ts';
import type { SessionStarted, ShopperAcks, ShopperPayload } from '../../protocol/shopper.ts';
import type { WireFloor, WireMessage } from '../../protocol/wire.ts';
import type { DeskFeed } from '../desk/feed.ts';
import type { FileLink } from '../file-views.ts';
import { floorForShopper, isForShopper, messageForShopper } from '../views.ts';
import type { BotTyping } from './bot-typing.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Identify } from './sign-in.ts';
import { createVisitors, type Visitor, type Visitors } from './visitors.ts';

export type ShopperParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'delete' | 'list'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages' | 'versions' | 'writtenElsewhere'>;
  readonly ingress: Ingress;
  readonly translate: Translate;
  readonly files: {
    /** A place for a file that comes by itself. */
    expect(id: ConversationId, file: ShopperPayload<'upload:create'>): Promise<ShopperAcks['upload:create']>;
    /** Uploaded files as what a message carries; `not-found` for another conversation's. */
    attach(id: ConversationId, ids: readonly string[]): Promise<readonly Attachment[]>;
    readonly link: FileLink;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: Pick<DeskFeed, 'place'>;
  readonly house: {
    /** What the house says of itself before anybody has written; it may be set anew at any time. */
    readonly manner: (locale: string) => Pick<SessionStarted, 'house' | 'greeting' | 'privacy' | 'keepsDays'>;
    readonly locales: readonly string[];
    readonly defaultLocale: string;
    /** There is a language model that a shopper may let read along. */
    readonly model: boolean;
  };
  /** The house's closest locale to a browser's tag; undefined: we do not speak it. */
  readonly matchLocale: (tag: string) => string | undefined;
  /** Absent: this house trusts no shop's signature. */
  readonly identify?: Identify;
  readonly portrait: (advisorId: string) => string;
  readonly storeOf: (advisorId: string) => string | undefined;
  /** Undefined: too few replies to say. */
  readonly usualReplySeconds?: (advisorId: string) => number | undefined;
  /** Tells those at the desk who have the conversation open. */
  readonly typing: (id: ConversationId, on: boolean) => void;
  /** Removes a conversation with everything that hangs on it; every screen of the house drops it. */
  readonly erase: (id: ConversationId) => Promise<void>;
  /** Resolves once the conversation is so, or after a short while as it then is. */
  readonly until: (
    id: ConversationId,
    settled: (conversation: Conversation) => boolean,
  ) => Promise<Conversation | undefined>;
};

export type ShopperRoom = ShopperParts & {
  readonly namespace: Namespace;
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly botTyping: BotTyping;
  floorOf(conversation: Conversation | undefined): WireFloor;
  /** Messages after `seq` that are the shopper's to see. */
  history(id: ConversationId, after: number): Promise<WireMessage[]>;
  /** Who this socket speaks for: by its session, or by the token of its handshake. Anything else is nobody. */
  known(socket: Socket, session: Session): Promise<Visitor>;
  enter(socket: Socket, session: Session, token: string, visitor: Visitor): Promise<void>;
  /** Stores it. `clientId` names it: the same again is the same event. */
  submit(visitor: Visitor, session: Session, clientId: string, body: EventBody): Promise<{ messageId: string }>;
  noted(visitor: Visitor, session: Session, key: string, body: EventBody): Promise<object>;
  /** Its tabs end, and their sessions stand for nobody. */
  forget(id: ConversationId): void;
};

/** One socket's requests. */
export type Seat = {
  readonly socket: Socket;
  readonly session: Session;
  known(): Promise<Visitor>;
};

/** Registers the answer to a request. */
export type On = <K extends keyof ShopperAcks>(
  name: K,
  handle: (payload: ShopperPayload<K>) => Promise<ShopperAcks[K]>,
) => void;

/** A group of requests, served for one socket. */
export type Serve = (on: On, seat: Seat, room: ShopperRoom) => void;

const historyLimit = 200;
/** A turn answers what was said since the last one; more than this is not a person writing. */
const mostSaid = 50;

type RoomParts = { readonly namespace: Namespace; readonly sessions: Sessions; readonly botTyping: BotTyping };

export function createShopperRoom(parts: ShopperParts, { namespace, sessions, botTyping }: RoomParts): ShopperRoom {
  const visitors = createVisitors(parts.documents);
  const { transcripts } = parts;

  async function enter(socket: Socket, session: Session, token: string, visitor: Visitor): Promise<void> {
    const before = session.visitor?.conversationId;
    if (before !== undefined && before !== visitor.conversationId) await socket.leave(before);
    session.visitor = visitor;
    session.token = token;
    await socket.join(visitor.conversationId);
  }

  async function submit(visitor: Visitor, session: Session, clientId: string, body: EventBody) {
    const pages = session.opened ? [] : session.pages;
    for (const page of pages) await store(visitor, session, randomUUID(), { kind: 'shopper:viewed', page });
    // Whoever forgets and begins anew is on this page still; where they were before is forgotten.
    session.pages = session.pages.slice(-1);
    return store(visitor, session, clientId, body);
  }

  /** Only the first opens a conversation: what comes late to one that was forgotten, here or on another node, is refused. */
  async function store({ visitor, conversationId }: Visitor, session: Session, clientId: string, body: EventBody) {
    const { opened, locale } = session;
    const opening: Opening = { channel: 'web', account: 'site', visitor, locale };
    const key = `web:${visitor}:${clientId}`;
    const { messageId } = await parts.ingress.submit({ conversationId, ...(opened ? {} : { opening }), key, body });
    session.opened = true;
    session.said = [...session.said, messageId].slice(-mostSaid);
    return { messageId };
  }

  async function noted(visitor: Visitor, session: Session, key: string, body: EventBody): Promise<object> {
    await submit(visitor, session, key, body);
    return {};
  }

  return {
    ...parts,
    namespace,
    sessions,
    visitors,
    botTyping,
    enter,
    submit,
    noted,
    floorOf: (conversation) =>
      conversation === undefined
        ? { heldBy: 'bot' }
        : floorForShopper(conversation, parts.feed.place(conversation.id), parts),
    history: async (id, after) =>
      (await transcripts.messages(id, after, historyLimit))
        .filter(isForShopper)
        .map((message) => messageForShopper(message, parts.files.link)),
    async known(socket, session) {
      if (session.visitor !== undefined) return session.visitor;
      const token = tokenOf(socket);
      const visitor = token === undefined ? undefined : await visitors.find(token);
      if (token === undefined || visitor === undefined)
        throw new AparteError('unauthenticated', 'This session is not known here; start a new one.');
      const conversation = await transcripts.conversation(visitor.conversationId);
      if (conversation !== undefined) session.locale = conversation.locale;
      session.opened = conversation !== undefined;
      await enter(socket, session, token, visitor);
      return visitor;
    },
    forget(id) {
      namespace.to(id).emit('session:ended', { reason: 'forgotten' });
      sessions.leave(id);
      namespace.in(id).socketsLeave(id);
    },
  };
}

export function tokenOf(socket: Socket): string | undefined {
  const { visitorToken } = socket.handshake.auth as { visitorToken?: unknown };
  return typeof visitorToken === 'string' ? visitorToken : undefined;
}
