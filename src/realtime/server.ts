/** Puts Socket.IO on the HTTP server, and brings what lanes commit to the browsers that should see it, on this node and others. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Change } from '../domain/ports.ts';
import { createDeskGateway, type DeskGatewayParts } from './desk.ts';
import { createDeskFeed } from './desk-feed.ts';
import { createFloorWatch } from './floor-watch.ts';
import { createShopperGateway, type ShopperParts } from './shopper.ts';

type Wiring = 'feed' | 'portrait' | 'typing' | 'nextFloor' | 'forgotten';

export type RealtimeParts = {
  readonly http: HttpServer;
  /** Origins that may embed the widget or open the console; the server's own always may. */
  readonly originAllowed: (origin: string | undefined) => boolean;
  readonly shopper: Omit<ShopperParts, Wiring>;
  readonly desk: Omit<DeskGatewayParts, Wiring>;
  readonly portrait: (advisorId: string) => string;
  /** Conversations that wait or are with an advisor, for the first picture of the desk. */
  readonly open: () => Promise<readonly Conversation[]>;
  /** Socket.IO adapter for several nodes; absent on one node. */
  readonly adapter?: NonNullable<ConstructorParameters<typeof Server>[1]>['adapter'];
};

export type Realtime = {
  /** After each commit of this node. */
  announce(change: Change): void;
  /** Another node committed: look at the store and bring this node's screens up to date. */
  refresh(id: ConversationId): Promise<void>;
  /** A conversation was erased: its tabs end and the desks drop it, on every node. */
  forget(id: ConversationId): void;
  /** Tells other nodes that something happened; does nothing on one node. */
  hint(id: ConversationId): void;
  onHint(listener: (id: ConversationId) => void): void;
  /** Conversations with somebody connected to this node. */
  connected(): readonly ConversationId[];
  start(): Promise<void>;
  close(): Promise<void>;
};

const hintEvent = 'conversation';
const headMs = 20_000;
const largestFrame = 64 * 1024;

export function createRealtime(parts: RealtimeParts): Realtime {
  const io = new Server(parts.http, {
    serveClient: false,
    maxHttpBufferSize: largestFrame,
    perMessageDeflate: false,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    cors: { origin: (origin, done) => done(null, parts.originAllowed(origin)), credentials: true },
    allowRequest: (request, done) => done(null, parts.originAllowed(request.headers.origin)),
    ...(parts.adapter === undefined ? {} : { adapter: parts.adapter }),
  });
  const feed = createDeskFeed();
  const watch = createFloorWatch((id) => parts.shopper.transcripts.conversation(id));
  const { portrait } = parts;
  const shoppers = createShopperGateway(io.of('/shopper'), {
    ...parts.shopper,
    feed,
    portrait,
    nextFloor: watch.next,
    typing: (id, on) => desk.showTyping(id, on),
    forgotten: forget,
  });
  const desk = createDeskGateway(io.of('/desk'), {
    ...parts.desk,
    feed,
    portrait,
    typing: (id, { on, name }) => shoppers.showTyping(id, { on, kind: 'advisor', name }),
  });
  const listeners: ((id: ConversationId) => void)[] = [];
  let heads: NodeJS.Timeout | undefined;

  function forget(id: ConversationId): void {
    desk.forget(id);
    shoppers.forget(id);
    hint(id);
  }

  function hint(id: ConversationId): void {
    if (parts.adapter !== undefined) io.serverSideEmit(hintEvent, id);
  }

  function show(change: Change): void {
    watch.seen(change.conversation);
    desk.show(change);
    shoppers.show(change);
    for (const id of feed.moved()) void showPlace(id);
  }

  async function showPlace(id: ConversationId): Promise<void> {
    const conversation = await parts.shopper.transcripts.conversation(id);
    if (conversation?.floor.heldBy === 'queue') shoppers.showPlace(conversation);
  }

  return {
    announce(change) {
      show(change);
      hint(change.conversation.id);
    },
    async refresh(id) {
      const conversation = await parts.shopper.transcripts.conversation(id);
      if (conversation === undefined) {
        desk.forget(id);
        shoppers.forget(id);
        return;
      }
      watch.seen(conversation);
      desk.show({ before: conversation, conversation, messages: [] });
      await shoppers.catchUp(id);
    },
    hint,
    forget,
    onHint: (listener) => void listeners.push(listener),
    connected: () => shoppers.connected(),
    async start() {
      feed.fill(await parts.open());
      io.on(hintEvent, (id: ConversationId) => {
        for (const listener of listeners) listener(id);
      });
      heads = setInterval(() => {
        for (const id of shoppers.connected()) void shoppers.catchUp(id).catch(() => undefined);
      }, headMs);
    },
    async close() {
      clearInterval(heads);
      io.disconnectSockets(true);
      await io.close();
    },
  };
}
