/** Puts Socket.IO on the HTTP server, and brings what lanes commit to the browsers that should see it, on this node and others. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Change } from '../domain/ports.ts';
import type { Timer } from '../domain/timers.ts';
import { type DeskWord, sayAgainMs } from './desk/elsewhere.ts';
import { createDeskFeed } from './desk/feed.ts';
import { createDeskGateway, type DeskGatewayParts } from './desk/gateway.ts';
import { createFloorWatch } from './floor-watch.ts';
import { createOtherNodes } from './other-nodes.ts';
import { createShopperGateway } from './shopper/gateway.ts';
import type { ShopperParts } from './shopper/room.ts';
import { createShown } from './shown.ts';

type Wiring = 'feed' | 'timersOf' | 'portrait' | 'typing' | 'publish' | 'until';

export type RealtimeParts = {
  readonly http: HttpServer;
  /** Origins that may embed the widget or open the console; the server's own always may. */
  readonly originAllowed: (origin: string | undefined) => boolean;
  readonly shopper: Omit<ShopperParts, Wiring>;
  readonly desk: Omit<DeskGatewayParts, Wiring | 'storeOf'>;
  readonly portrait: (advisorId: string) => string;
  /** For channels whose shoppers are not connected here. */
  readonly advisorWrites?: (id: ConversationId) => void;
  /** Is shown every conversation that waits or is with an advisor, whichever node changed it. */
  readonly board?: { seen(conversation: Conversation): void; gone(id: ConversationId): void };
  /** Deadlines of a conversation that waits or is with an advisor. */
  readonly timersOf?: (conversation: Conversation) => readonly Timer[];
  /** Conversations that wait or are with an advisor, and the concierge's latest, for the first picture of the desk. */
  readonly open: () => Promise<readonly Conversation[]>;
  /** Shoppers of Direct Line, who are shown the same as those of the web. */
  readonly streams?: OtherStreams | undefined;
  /** Socket.IO adapter for several nodes; absent on one node. */
  readonly adapter?: NonNullable<ConstructorParameters<typeof Server>[1]>['adapter'];
};

/** Screens of shoppers that are not Socket.IO's. */
export type OtherStreams = {
  show(change: Change): void;
  showTyping(id: ConversationId, typing: { readonly on: boolean; readonly name?: string }): void;
  forget(id: ConversationId): void;
  connected(): readonly ConversationId[];
};

export type Realtime = {
  /** After each commit of this node. */
  announce(change: Change): void;
  /** A conversation was erased: its tabs end and the desks drop it, on every node. */
  forget(id: ConversationId): void;
  /** Consoles on this node that have the conversation open get its briefing anew. */
  refreshBriefing(id: ConversationId): void;
  /** A shopper of another channel writes: told to those at the desk who have the conversation open. */
  shopperTypes(id: ConversationId, on: boolean): void;
  /** Tells other nodes that something happened; does nothing on one node. */
  hint(id: ConversationId): void;
  onHint(listener: (id: ConversationId) => void): void;
  /** Conversations with somebody connected to this node. */
  connected(): readonly ConversationId[];
  start(): Promise<void>;
  close(): Promise<void>;
};

const hintEvent = 'conversation';
const wordEvent = 'desk';
const headMs = 20_000;
/** How late a node without Redis may notice what another one did. */
const headSlots = 40;
const lookMs = 500;
const sweepMs = 5_000;
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
  const feed = createDeskFeed(parts.timersOf);
  const watch = createFloorWatch((id) => parts.shopper.transcripts.conversation(id));
  const { portrait } = parts;
  const shoppers = createShopperGateway(io.of('/shopper'), {
    ...parts.shopper,
    feed,
    portrait,
    until: watch.next,
    typing: (id, on) => desk.showTyping(id, on),
  });
  const desk = createDeskGateway(io.of('/desk'), {
    ...parts.desk,
    timersOf: parts.timersOf ?? (() => []),
    feed,
    portrait,
    storeOf: parts.shopper.storeOf,
    publish: (word) => {
      if (parts.adapter !== undefined) io.serverSideEmit(wordEvent, word);
    },
    typing: (id, { on, name }) => {
      shoppers.showTyping(id, { on, kind: 'advisor', name });
      parts.streams?.showTyping(id, { on, name });
      if (on) parts.advisorWrites?.(id);
    },
  });
  const listeners: ((id: ConversationId) => void)[] = [];
  const shown = createShown();
  let headSlot = 0;
  let timers: NodeJS.Timeout[] = [];

  const others = createOtherNodes({
    transcripts: parts.shopper.transcripts,
    shown,
    show: showOthers,
    letGo,
    watched,
    isRead: (id) => desk.onScreens().includes(id),
    failed: (error) => parts.shopper.log.warn('changes on other nodes could not be looked for', { error }),
  });

  function watched(): readonly ConversationId[] {
    const streamed = parts.streams?.connected() ?? [];
    return [...new Set([...shoppers.connected(), ...streamed, ...desk.onBoard(), ...desk.onScreens()])];
  }

  function letGo(id: ConversationId): void {
    parts.board?.gone(id);
    desk.forget(id);
    shoppers.forget(id);
    parts.streams?.forget(id);
  }

  function hint(id: ConversationId): void {
    if (parts.adapter !== undefined) io.serverSideEmit(hintEvent, id);
  }

  function show(change: Change): void {
    watch.seen(change.conversation);
    parts.board?.seen(change.conversation);
    desk.show(change);
    shoppers.show(change);
    parts.streams?.show(change);
    for (const id of feed.moved()) if (shoppers.isHere(id)) void showPlace(id);
  }

  async function showPlace(id: ConversationId): Promise<void> {
    const conversation = await parts.shopper.transcripts.conversation(id);
    if (conversation?.floor.heldBy === 'queue') shoppers.showPlace(conversation);
  }

  /** What another node committed. With Redis its own rooms reach the shoppers. */
  async function showOthers(change: Change): Promise<void> {
    const { conversation, messages } = change;
    watch.seen(conversation);
    parts.board?.seen(conversation);
    desk.show(change);
    parts.streams?.show(change);
    // With Redis the other node's push has reached the shopper, or Redis is away: the head lets the browser find out.
    if (parts.adapter === undefined && messages.length > 0) shoppers.show(change);
    else await shoppers.catchUp(conversation.id);
  }

  /** A share of the conversations at a time: thousands at once would hold up everybody's messages. */
  function tellHeads(): void {
    headSlot = (headSlot + 1) % headSlots;
    for (const id of shoppers.connected()) {
      if (slotOf(id) === headSlot) void shoppers.catchUp(id).catch(() => undefined);
    }
  }

  return {
    announce(change) {
      shown.note(change);
      show(change);
      hint(change.conversation.id);
    },
    hint,
    forget(id) {
      letGo(id);
      hint(id);
    },
    shopperTypes: (id, on) => desk.showTyping(id, on),
    refreshBriefing(id) {
      // The briefing that they have stays as it is; the next opening brings the better words.
      desk.refreshBriefing(id).catch((error: unknown) => {
        parts.shopper.log.warn('a briefing could not be sent again', { conversationId: id, error });
      });
    },
    onHint: (listener) => void listeners.push(listener),
    connected: () => shoppers.connected(),
    async start() {
      const open = await parts.open();
      feed.fill(open);
      desk.fill(open);
      for (const conversation of open) parts.board?.seen(conversation);
      io.on(hintEvent, (id: ConversationId) => {
        for (const listener of listeners) listener(id);
        others.hinted(id);
      });
      io.on(wordEvent, (word: DeskWord) => desk.hear(word));
      timers = [
        setInterval(others.lookAround, lookMs),
        setInterval(tellHeads, headMs / headSlots),
        setInterval(desk.sweep, sweepMs),
        setInterval(desk.sayAgain, sayAgainMs),
      ];
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await others.settled();
      io.disconnectSockets(true);
      await io.close();
    },
  };
}

/** Ids end in random letters, so every slot gets its share and a conversation keeps its own. */
function slotOf(id: ConversationId): number {
  return (id.charCodeAt(id.length - 1) * 64 + id.charCodeAt(id.length - 2)) % headSlots;
}
