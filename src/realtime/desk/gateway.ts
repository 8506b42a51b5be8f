/** Namespace `/desk`: the advisors' side (contracts, section 5). Snapshot first, then events with a sequence of this socket. */
import type { Namespace, Socket } from 'socket.io';
import { hasWindow } from '../../domain/channel-rules.ts';
import type { ChannelTroubles } from '../../domain/channel-trouble.ts';
import { answerTo } from '../../domain/consent.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Advisor } from '../../domain/participant.ts';
import type { Change } from '../../domain/ports.ts';
import { byName } from '../../protocol/desk/order.ts';
import { deskRequests } from '../../protocol/desk/requests.ts';
import type { DeskSnapshot, PresenceRow } from '../../protocol/desk/rows.ts';
import { createLimiter, onRequest, refuseUnknown } from '../request.ts';
import { floorForDesk, messageForDesk } from '../views.ts';
import { createApprovals, serveApprovals } from './approvals.ts';
import { createBoardFeed, seesBoard, serveBoard } from './board.ts';
import type { BoardParts } from './board-row.ts';
import { tellTroubles, troublesForDesk } from './channels.ts';
import { serveDrafts, tellStale } from './drafts.ts';
import type { DeskWord } from './elsewhere.ts';
import { type DeskNews, threadNews } from './feed.ts';
import { serveFloor } from './floor.ts';
import { hearWord, sayWatchedAgain, serveHands, tellTyping, tellWatched } from './hands.ts';
import { type PolicyNews, serveJudgements, tellPolicy } from './judgements.ts';
import { createOfferBell } from './offers.ts';
import { createPresenceSince } from './presence-since.ts';
import { createRoom, type On, type RoomParts } from './room.ts';
import { createSeats, type Seat } from './seats.ts';
import { seesRow, tellThread } from './sight.ts';
import { serveTasks, tellPromises, tellTask, tellTimer } from './tasks.ts';
import { serveThread } from './thread.ts';
import { forgetTranslated, rowFor, rowNewsFor } from './translated-rows.ts';
import { readOn, serveTranslation, tellTranslated } from './translation.ts';

export type DeskGatewayParts = RoomParts & {
  readonly authenticate: (handshake: { cookie?: string; ticket?: string }) => Promise<SignedIn | undefined>;
  /** Signed out, disabled or with a new password: the socket goes too. */
  readonly stillSignedIn: (sessionId: string) => Promise<boolean>;
  /** Tells of every version of the policy that comes into force. */
  readonly onPolicy?: (listener: (news: PolicyNews) => void) => void;
  /** Channels that do not send; absent: nothing leaves through a provider. */
  readonly troubles?: ChannelTroubles;
} & Pick<BoardParts, 'risk' | 'timersOf'>;

export type SignedIn = { readonly id: string; readonly advisor: Advisor };

export type DeskGateway = {
  show(change: Change): void;
  showTyping(id: ConversationId, on: boolean): void;
  /** A word from the desk of another node. */
  hear(word: DeskWord): void;
  /** Tells other nodes again who looks at what. */
  sayAgain(): void;
  /** Conversations for the first picture of the board. */
  fill(conversations: readonly Conversation[]): void;
  /** Takes off the board what nobody has to look at any more. */
  sweep(): void;
  /** Conversations on the board. */
  onBoard(): readonly ConversationId[];
  /** Conversations that somebody at the desk reads. */
  onScreens(): readonly ConversationId[];
  /** The conversation is no more: consoles drop its row. */
  forget(id: ConversationId): void;
  /** Something in the briefing has changed: consoles that have the conversation open get it anew. */
  refreshBriefing(id: ConversationId): Promise<void>;
};

/** What a console asks without anybody at it: all the rest is a person's. */
const byItself: ReadonlySet<string> = new Set([
  ...['desk:sync', 'conversation:open', 'message:read', 'templates:list', 'draft:request'],
]);

/** A session that ended elsewhere is noticed within this time. */
const signInCheckMs = 4_000;

export function createDeskGateway(namespace: Namespace, parts: DeskGatewayParts): DeskGateway {
  const { presence, feed, clock, log } = parts;
  const seats = createSeats(
    (socketId, name, event) => namespace.sockets.get(socketId)?.emit(name, event),
    () => clock.now(),
  );
  const room = createRoom(parts, seats);
  const served = [
    serveFloor,
    serveThread,
    serveDrafts,
    serveApprovals,
    serveJudgements,
    serveTasks,
    serveBoard,
    serveHands,
    serveTranslation,
  ];
  const board = createBoardFeed(parts);
  const presenceSince = createPresenceSince(() => clock.now());
  let colleagues: readonly Advisor[] = [];
  const loadsShown = new Map<string, number>();
  const bell = createOfferBell();
  let paced: number | undefined;
  const approvals = createApprovals();
  parts.heldReplies.onWaiting((waiting) => seats.tell(approvals.all(waiting)));
  parts.onPolicy?.((news) => tellPolicy(seats, news));
  tellTroubles(seats, parts.troubles);

  namespace.use((socket, next) => {
    const { ticket } = socket.handshake.auth as { ticket?: unknown };
    const { cookie } = socket.handshake.headers;
    parts
      .authenticate({ ...(cookie === undefined ? {} : { cookie }), ...(typeof ticket === 'string' ? { ticket } : {}) })
      .then((signedIn) => {
        if (signedIn === undefined) return next(refusal('unauthenticated', 'Sign in to the console first.'));
        (socket.data as { signedIn?: SignedIn }).signedIn = signedIn;
        next();
      })
      .catch(() => next(refusal('retry-later', 'Sign-in cannot be checked right now; try again shortly.')));
  });

  namespace.on('connection', (socket) => {
    const { id, advisor } = (socket.data as { signedIn: SignedIn }).signedIn;
    const watching = setInterval(() => void leaveIfSignedOut(socket, id), signInCheckMs);
    const seat = seats.create(socket.id, advisor);
    serve(socket, seat);
    socket.on('disconnect', () => {
      clearInterval(watching);
      seats.leave(seat);
      for (const open of seat.open) tellWatched(room, open);
      if (seat.counted) presence.disconnected(advisor);
    });
    void welcome(socket, seat).catch((cause: unknown) => log.error('a desk could not be opened', { error: cause }));
  });

  async function leaveIfSignedOut(socket: Socket, sessionId: string): Promise<void> {
    // A store that cannot say is no reason to send somebody away from a conversation.
    const stays = await parts.stillSignedIn(sessionId).catch(() => true);
    if (!stays) socket.disconnect(true);
  }

  async function welcome(socket: Socket, seat: Seat): Promise<void> {
    colleagues = await parts.advisors();
    // Whoever has left meanwhile takes no seat: nobody would ever free it.
    if (!socket.connected) return;
    seat.counted = true;
    await presence.connected(seat.advisor);
    if (!socket.connected) return;
    seats.take(seat);
    socket.emit('desk:snapshot', snapshot(seat));
    await readOn(seat, room);
  }

  function serve(socket: Socket, seat: Seat): void {
    const limited = { log, limiter: createLimiter(() => clock.monotonicMs()) };
    refuseUnknown(socket, deskRequests, limited);
    const on: On = (name, handle) => {
      if (byItself.has(name)) return onRequest(socket, name, deskRequests[name] as never, limited, handle);
      onRequest(socket, name, deskRequests[name] as never, limited, async (payload: never) => {
        await presence.touched(seat.advisor);
        return handle(payload);
      });
    };
    on('desk:sync', async ({ after }) => {
      const events = seats.since(seat, after);
      return events === undefined ? { snapshot: snapshot(seat) } : { events: [...events] };
    });
    for (const group of served) group(on, seat, room);
  }

  presence.subscribe((advisorId) => {
    const advisor = colleagues.find(({ id }) => id === advisorId);
    if (advisor !== undefined && isListed(advisor))
      seats.tell([{ name: 'presence:changed', payload: { row: presenceRow(advisor) } }]);
  });

  parts.tasks.subscribe((news) => tellTask(seats, news));
  parts.timers.subscribe((conversation, news) => tellTimer(seats, conversation, news));

  function presenceRow(advisor: Advisor): PresenceRow {
    const load = feed.load(advisor.id);
    loadsShown.set(advisor.id, load);
    return {
      advisorId: advisor.id,
      name: advisor.name,
      ...presenceSince.of(advisor.id, presence.of(advisor)),
      load,
      capacity: advisor.capacity,
      languages: [...advisor.languages],
      skills: [...advisor.skills],
      ...becauseOf(advisor),
      ...(advisor.storeId === undefined ? {} : { storeId: advisor.storeId, ...named(parts.storeOf(advisor.id)) }),
    };
  }

  function becauseOf(advisor: Advisor): Pick<PresenceRow, 'because'> {
    const because = presence.because(advisor);
    return because === undefined ? {} : { because };
  }

  function snapshot(seat: Seat): DeskSnapshot {
    const { seq, advisor } = seat;
    return {
      seq,
      queue: feed.waiting().map((row) => rowFor(seat, row, room)),
      mine: feed.heldBy(advisor.id).map((row) => rowFor(seat, row, room)),
      presence: byName(colleagues.filter(isListed).map(presenceRow)),
      ...(paced === undefined ? {} : { averageWaitSeconds: paced }),
      held: approvals.list(),
      watched: room.faces.of(seat),
      channels: troublesForDesk(parts.troubles),
      ...(advisor.role === 'advisor' ? {} : { board: board.list() }),
    };
  }

  /** A load follows from the rows: whose has moved since it was last shown is shown anew. */
  function tellRows(rows: readonly DeskNews[], conversation?: Conversation): void {
    if (rows.length === 0) return;
    for (const seat of seats.all())
      for (const row of rows) if (seesRow(seat, row, conversation)) seats.send(seat, rowNewsFor(seat, row, room));
    for (const colleague of colleagues.filter(isListed)) {
      if (loadsShown.get(colleague.id) === feed.load(colleague.id)) continue;
      seats.tell([{ name: 'presence:changed', payload: { row: presenceRow(colleague) } }]);
    }
  }

  function tellBoard(news: readonly DeskNews[]): void {
    for (const item of news) seats.tell([item], (seat) => seesBoard(seat, item));
  }

  function tellPace(): void {
    const now = feed.averageWaitToday();
    if (now === undefined || now === paced) return;
    paced = now;
    seats.tell([{ name: 'queue:paced', payload: { averageWaitSeconds: now } }]);
  }

  async function refreshBriefing(id: ConversationId): Promise<void> {
    for (const seat of seats.all()) {
      if (!seat.open.has(id)) continue;
      const payload = { conversationId: id, briefing: await room.briefingFor(id, seat.advisor) };
      seats.send(seat, { name: 'briefing:updated', payload });
    }
  }

  return {
    show(change) {
      const { conversation } = change;
      tellRows(feed.apply(conversation), conversation);
      if (change.before.floor !== conversation.floor) room.faces.moved(conversation.id);
      tellPace();
      for (const { to, news } of bell.apply(conversation, feed.row(conversation.id)))
        seats.tell([news], ({ advisor }) => advisor.id === to);
      const thread = threadNews(change, {
        message: (message) => messageForDesk(message, conversation),
        floor: (state) => floorForDesk(state, feed.place(state.id), parts.portrait),
      });
      tellThread(seats, conversation, thread);
      tellBoard(board.apply(conversation));
      seats.tell(approvals.apply(conversation));
      tellStale(seats, change);
      tellTranslated(room, change);
      tellPromises(seats, conversation);
      if (windowMoved(change))
        refreshBriefing(conversation.id).catch((error: unknown) =>
          log.warn('a reply window could not be shown anew', { conversationId: conversation.id, error }),
        );
    },
    showTyping(id, on) {
      tellTyping(room, id, { on, of: 'shopper' });
    },
    hear: (word) => hearWord(room, word),
    sayAgain: () => sayWatchedAgain(room),
    refreshBriefing,
    forget(id) {
      const removed = { name: 'conversation:removed', payload: { conversationId: id } } as const;
      seats.tell([removed], (seat) => seat.open.delete(id));
      forgetTranslated(room, id);
      room.faces.forget(id);
      tellRows(feed.remove(id));
      tellBoard(board.remove(id));
    },
    fill(conversations) {
      for (const conversation of conversations) board.apply(conversation);
    },
    sweep: () => tellBoard(board.sweep()),
    onBoard: board.ids,
    onScreens: () => [...new Set([...seats.all()].flatMap(({ open }) => [...open]))],
  };
}

/** Admins keep the house; they take no conversations and are on no list. */
function isListed({ role }: Advisor): boolean {
  return role !== 'admin';
}

/** The shopper's words open a reply window anew, and their STOP closes other ways. */
function windowMoved({ before, conversation }: Change): boolean {
  if (!hasWindow(conversation.channel)) return false;
  const spoke = before.lastShopperAt?.getTime() !== conversation.lastShopperAt?.getTime();
  return spoke || answerTo(before, 'outreach') !== answerTo(conversation, 'outreach');
}

function named(store: string | undefined): Pick<PresenceRow, 'store'> {
  return store === undefined ? {} : { store };
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { data: { code, message } });
}
