/** Namespace `/shopper`: the widget's side of a conversation (contracts, section 4). */
import { randomUUID } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import type { Attachment } from '../domain/attachment.ts';
import type { Conversation, EventBody, Message, Opening } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { ConsentPurpose } from '../domain/participant.ts';
import type { Change, Clock, Documents, Ingress, Transcripts, Translate } from '../domain/ports.ts';
import { maxTextLength } from '../protocol/limits.ts';
import { type SessionStarted, type ShopperAcks, type ShopperPayload, shopperRequests } from '../protocol/shopper.ts';
import type { WireFloor } from '../protocol/wire.ts';
import type { DeskFeed } from './desk/feed.ts';
import type { FileLink } from './file-views.ts';
import { removeWhatIsAbout } from './forgotten.ts';
import { createLimiter, onRequest, refuseUnknown } from './request.ts';
import { type Identify, signedInVisitor } from './shopper-sign-in.ts';
import { floorForShopper, isForShopper, messageForShopper } from './views.ts';
import { createVisitors, type Visitor } from './visitors.ts';

export type ShopperParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'delete' | 'list'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages' | 'versions' | 'writtenElsewhere' | 'erase'>;
  readonly ingress: Ingress;
  readonly translate: Translate;
  readonly files: {
    /** A place for a file that comes by itself. */
    expect(id: ConversationId, file: { name: string; bytes: number }): Promise<ShopperAcks['upload:create']>;
    /** Uploaded files as what a message carries; `not-found` for another conversation's. */
    attach(id: ConversationId, ids: readonly string[]): Promise<readonly Attachment[]>;
    readonly link: FileLink;
    forget(id: ConversationId): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: Pick<DeskFeed, 'place'>;
  readonly house: {
    readonly name: string;
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
  /** Tells those at the desk who have the conversation open. */
  readonly typing: (id: ConversationId, on: boolean) => void;
  /** The conversation is no more: every screen of the house drops it. */
  readonly forgotten: (id: ConversationId) => void;
  /** Resolves when the floor is no longer the bot's, or after a short while. */
  readonly nextFloor: (
    id: ConversationId,
    settled: (conversation: Conversation) => boolean,
  ) => Promise<Conversation | undefined>;
};

export type ShopperGateway = {
  show(change: Change): void;
  /** Another node changed it: whoever is connected here catches up from the store. */
  catchUp(id: ConversationId): Promise<void>;
  showPlace(conversation: Conversation): void;
  showTyping(id: ConversationId, typing: { on: boolean; kind: 'bot' | 'advisor'; name?: string }): void;
  /** The conversation is no more: its tabs end, and their sessions stand for nobody. */
  forget(id: ConversationId): void;
  connected(): readonly ConversationId[];
  count(): number;
};

type Page = Extract<EventBody, { kind: 'shopper:viewed' }>['page'];

/** Before the first words there is no conversation: what a browser shows and chooses waits here until there is one. */
type Session = {
  visitor: Visitor | undefined;
  token: string | undefined;
  locale: string;
  opened: boolean;
  page: Page | undefined;
};

const historyLimit = 200;
const anonymous: Conversation['identity'] = { level: 'anonymous' };

export function createShopperGateway(namespace: Namespace, parts: ShopperParts): ShopperGateway {
  const visitors = createVisitors(parts.documents);
  const sessions = new Map<string, Session>();
  const { transcripts, translate, clock, house, log } = parts;

  const shown = (message: Message) => messageForShopper(message, parts.files.link);

  const floorOf = (conversation: Conversation | undefined): WireFloor =>
    conversation === undefined
      ? { heldBy: 'bot' }
      : floorForShopper(conversation, parts.feed.place(conversation.id), parts);

  namespace.on('connection', (socket) => {
    const session: Session = {
      visitor: undefined,
      token: undefined,
      locale: house.defaultLocale,
      opened: false,
      page: undefined,
    };
    const limited = { log, limiter: createLimiter(() => clock.monotonicMs()) };
    sessions.set(socket.id, session);
    socket.on('disconnect', () => sessions.delete(socket.id));
    refuseUnknown(socket, shopperRequests, limited);
    const on = <K extends keyof ShopperAcks>(
      name: K,
      handle: (payload: ShopperPayload<K>) => Promise<ShopperAcks[K]>,
    ) => onRequest(socket, name, shopperRequests[name] as never, limited, handle);

    on('session:start', (payload) => start(socket, session, payload));
    on('session:resume', ({ after }) => resume(socket, session, after));
    on('sync', async ({ after }) => {
      const { conversationId } = await known(socket, session);
      const conversation = await transcripts.conversation(conversationId);
      return { messages: await history(conversationId, after), head: conversation?.head ?? 0 };
    });
    on('message:send', async ({ clientMessageId, text = '', value, attachments = [] }) => {
      if (text.length > maxTextLength) throw tooLong(session.locale);
      if (text.trim() === '' && value === undefined && attachments.length === 0)
        throw new AparteError('bad-request', 'text: write something first');
      const visitor = await known(socket, session);
      const files = attachments.length === 0 ? [] : await parts.files.attach(visitor.conversationId, attachments);
      const body: EventBody = {
        kind: 'shopper:said',
        text,
        clientMessageId,
        ...(value === undefined ? {} : { value }),
        ...(files.length === 0 ? {} : { attachments: files }),
      };
      return submit(visitor, session, clientMessageId, body);
    });
    on('upload:create', async ({ name, bytes }) =>
      parts.files.expect((await known(socket, session)).conversationId, { name, bytes }),
    );
    on('card:act', async ({ messageId, action, value, label, clientMessageId = randomUUID() }) =>
      submit(await known(socket, session), session, clientMessageId, {
        kind: 'shopper:acted',
        messageId,
        action,
        value,
        clientMessageId,
        ...(label === undefined ? {} : { label }),
      }),
    );
    on('handoff:request', async ({ reason }) => {
      const visitor = await known(socket, session);
      await submit(visitor, session, randomUUID(), {
        kind: 'shopper:asked-for-person',
        ...(reason === undefined ? {} : { reason }),
      });
      return { floor: floorOf(await parts.nextFloor(visitor.conversationId, (now) => now.floor.heldBy !== 'bot')) };
    });
    on('handoff:cancel', async () => {
      const visitor = await known(socket, session);
      await submit(visitor, session, randomUUID(), { kind: 'shopper:stopped-waiting' });
      return { floor: floorOf(await parts.nextFloor(visitor.conversationId, (now) => now.floor.heldBy !== 'queue')) };
    });
    on('locale:set', async ({ locale }) => {
      const chosen = parts.matchLocale(locale);
      if (chosen === undefined) throw new AparteError('unknown-locale', `We do not speak ${locale.slice(0, 20)} yet.`);
      session.locale = chosen;
      await submit(await known(socket, session), session, randomUUID(), {
        kind: 'shopper:chose-locale',
        locale: chosen,
      });
      return { disclosure: translate(chosen, 'system.disclosure') };
    });
    on('message:read', async ({ seq }) =>
      noted(await known(socket, session), session, `read:${seq}`, { kind: 'shopper:read', seq }),
    );
    on('page:set', async (page) => {
      const visitor = await known(socket, session);
      session.page = pageOf(page);
      return session.opened
        ? noted(visitor, session, randomUUID(), { kind: 'shopper:viewed', page: session.page })
        : {};
    });
    on('consent:set', async ({ purpose, granted }) =>
      noted(await known(socket, session), session, randomUUID(), { kind: 'shopper:consented', purpose, granted }),
    );
    on('csat:submit', async ({ score, text }) =>
      noted(await known(socket, session), session, randomUUID(), {
        kind: 'shopper:rated',
        score,
        ...defined({ text }),
      }),
    );
    on('typing:set', async ({ on: typing }) => {
      parts.typing((await known(socket, session)).conversationId, typing);
      return {};
    });
    on('session:leave', async () => {
      const { conversationId } = await known(socket, session);
      const { token } = session;
      forget(conversationId);
      if (token !== undefined) await visitors.forget(token);
      return {};
    });
    on('session:forget', async () => {
      const { conversationId } = await known(socket, session);
      // Sessions and token first: no tab may open the conversation anew while it is being removed.
      const { token } = session;
      forget(conversationId);
      if (token !== undefined) await visitors.forget(token);
      await removeWhatIsAbout(conversationId, parts.documents);
      await transcripts.erase(conversationId);
      await parts.files.forget(conversationId);
      parts.forgotten(conversationId);
      return {};
    });
  });

  async function start(
    socket: Socket,
    session: Session,
    payload: ShopperPayload<'session:start'>,
  ): Promise<SessionStarted> {
    const presented = session.token ?? tokenOf(socket);
    const identity = payload.identity === undefined ? undefined : await identified(payload.identity);
    const { token, visitor } =
      identity === undefined
        ? await visitorOf(presented)
        : await signedInVisitor({ visitors, transcripts, clock }, presented, identity);
    const conversation = await transcripts.conversation(visitor.conversationId);
    session.locale = conversation?.locale ?? parts.matchLocale(payload.locale ?? '') ?? house.defaultLocale;
    await enter(socket, session, token, visitor);
    // whoever came by the token of before comes again by this one, or not at all
    if (identity !== undefined && conversation?.identity.level !== 'verified')
      namespace.in(visitor.conversationId).except(socket.id).disconnectSockets();
    session.opened = conversation !== undefined;
    if (payload.page !== undefined) {
      session.page = pageOf(payload.page);
      if (session.opened) await noted(visitor, session, randomUUID(), { kind: 'shopper:viewed', page: session.page });
    }
    if (identity !== undefined) {
      const key = `identified:${identity.proof?.ref}`;
      await noted(visitor, session, key, { kind: 'shopper:identified', ...identity });
    }
    const answerTo = (purpose: ConsentPurpose) =>
      conversation?.consents.findLast((consent) => consent.purpose === purpose)?.granted ?? null;
    const { level, name } = identity ?? conversation?.identity ?? anonymous;
    return {
      visitorToken: token,
      conversationId: visitor.conversationId,
      head: conversation?.head ?? 0,
      locale: session.locale,
      locales: [...house.locales],
      house: house.name,
      disclosure: translate(session.locale, 'system.disclosure'),
      consent: {
        keep: answerTo('keep'),
        ...(house.model ? { model: answerTo('model') } : {}),
        ...defined({ improve: answerTo('improve') ?? undefined }),
      },
      floor: floorOf(conversation),
      ...(level === 'verified' ? { identity: level, ...defined({ name }) } : {}),
    };
  }

  async function visitorOf(presented: string | undefined): Promise<{ token: string; visitor: Visitor }> {
    const found = presented === undefined ? undefined : await visitors.find(presented);
    return found === undefined || presented === undefined
      ? visitors.create(clock.now())
      : { token: presented, visitor: found };
  }

  async function identified(token: string): ReturnType<Identify> {
    if (parts.identify === undefined)
      throw new AparteError('unauthenticated', 'identity: this house has no key to check it with.');
    return parts.identify(token);
  }

  async function resume(socket: Socket, session: Session, after: number): Promise<ShopperAcks['session:resume']> {
    const { conversationId } = await known(socket, session);
    const conversation = await transcripts.conversation(conversationId);
    return {
      conversationId,
      messages: await history(conversationId, after),
      head: conversation?.head ?? 0,
      floor: floorOf(conversation),
      locale: conversation?.locale ?? session.locale,
      readByDesk: conversation?.readBy.desk ?? 0,
      ...(conversation?.csatRequested === true && conversation.csat === undefined ? { csat: true } : {}),
    };
  }

  /** Who this socket speaks for: by its session, or by the token of its handshake. Anything else is nobody. */
  async function known(socket: Socket, session: Session): Promise<Visitor> {
    if (session.visitor !== undefined) return session.visitor;
    const token = tokenOf(socket);
    const visitor = token === undefined ? undefined : await visitors.find(token);
    if (token === undefined || visitor === undefined) {
      throw new AparteError('unauthenticated', 'This session is not known here; start a new one.');
    }
    const conversation = await transcripts.conversation(visitor.conversationId);
    if (conversation !== undefined) session.locale = conversation.locale;
    session.opened = conversation !== undefined;
    await enter(socket, session, token, visitor);
    return visitor;
  }

  async function enter(socket: Socket, session: Session, token: string, visitor: Visitor): Promise<void> {
    const before = session.visitor?.conversationId;
    if (before !== undefined && before !== visitor.conversationId) await socket.leave(before);
    session.visitor = visitor;
    session.token = token;
    await socket.join(visitor.conversationId);
  }

  async function submit(
    visitor: Visitor,
    session: Session,
    clientId: string,
    body: EventBody,
  ): Promise<{ messageId: string }> {
    const opening: Opening = { channel: 'web', account: 'site', visitor: visitor.visitor, locale: session.locale };
    const first = session.page !== undefined && !session.opened ? session.page : undefined;
    session.opened = true;
    if (first !== undefined) await noted(visitor, session, randomUUID(), { kind: 'shopper:viewed', page: first });
    const { messageId } = await parts.ingress.submit({
      conversationId: visitor.conversationId,
      opening,
      key: `web:${visitor.visitor}:${clientId}`,
      body,
    });
    return { messageId };
  }

  async function noted(visitor: Visitor, session: Session, key: string, body: EventBody): Promise<object> {
    await submit(visitor, session, key, body);
    return {};
  }

  async function history(id: ConversationId, after: number): Promise<ReturnType<typeof messageForShopper>[]> {
    return (await transcripts.messages(id, after, historyLimit)).filter(isForShopper).map(shown);
  }

  function tooLong(locale: string): AparteError {
    return new AparteError('too-long', translate(locale, 'system.too-long', { limit: maxTextLength }));
  }

  function push(conversation: Conversation, messages: readonly Message[]): void {
    for (const message of messages.filter(isForShopper))
      namespace.to(conversation.id).emit('message:created', shown(message));
  }

  function forget(id: ConversationId): void {
    namespace.to(id).emit('session:ended', { reason: 'forgotten' });
    for (const session of sessions.values()) {
      if (session.visitor?.conversationId !== id) continue;
      session.visitor = undefined;
      session.token = undefined;
    }
    namespace.in(id).socketsLeave(id);
  }

  function askForRating({ id, locale }: Conversation): void {
    const face = (score: 1 | 2 | 3 | 4) => ({ score, label: translate(locale, `system.csat.faces.${score}`) });
    namespace.to(id).emit('csat:requested', {
      title: translate(locale, 'system.csat.title'),
      faces: [face(4), face(3), face(2), face(1)],
    });
  }

  return {
    show({ before, conversation, messages }) {
      push(conversation, messages);
      if (before.floor !== conversation.floor || isToldMore(before, conversation))
        namespace.to(conversation.id).emit('floor:changed', floorOf(conversation));
      if (before.readBy.desk !== conversation.readBy.desk) {
        namespace.to(conversation.id).emit('head', { seq: conversation.head, readByDesk: conversation.readBy.desk });
      }
      if (conversation.csatRequested === true && before.csatRequested !== true) askForRating(conversation);
    },
    showPlace(conversation) {
      namespace.to(conversation.id).emit('floor:changed', floorOf(conversation));
    },
    async catchUp(id) {
      const conversation = await transcripts.conversation(id);
      if (conversation === undefined) return;
      namespace.local.to(id).emit('head', { seq: conversation.head, readByDesk: conversation.readBy.desk });
      namespace.local.to(id).emit('floor:changed', floorOf(conversation));
    },
    showTyping: (id, typing) => void namespace.to(id).emit('typing:changed', typing),
    forget,
    connected: () => [...namespace.adapter.rooms.keys()].filter((room) => room.startsWith('c_')) as ConversationId[],
    count: () => namespace.sockets.size,
  };
}

function tokenOf(socket: Socket): string | undefined {
  const { visitorToken } = socket.handshake.auth as { visitorToken?: unknown };
  return typeof visitorToken === 'string' ? visitorToken : undefined;
}

function pageOf({ type, sku, title, price, cart }: ShopperPayload<'page:set'>): Page {
  return { type, ...defined({ sku, title, price, cart }) };
}

/** Leaves out what is not there, as `exactOptionalPropertyTypes` wants it. */
function defined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Still waiting, but for another reason or for longer than was said. */
function isToldMore({ handoff: before }: Conversation, { handoff: now }: Conversation): boolean {
  return before?.routing?.nobody !== now?.routing?.nobody || before?.routing?.lateAt !== now?.routing?.lateAt;
}
