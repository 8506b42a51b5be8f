/** Who sits at the desk now: one seat for each connected console, with what it was told, so that a short gap can be filled. */
import type { ConversationId } from '../../domain/ids.ts';
import type { Advisor } from '../../domain/participant.ts';
import type { DeskEvent } from '../../protocol/desk/events.ts';
import type { DeskNews } from './feed.ts';

export type Seat = {
  readonly socketId: string;
  readonly advisor: Advisor;
  /** Counts what this seat was told. */
  seq: number;
  /** The advisor's presence knows of this connection. */
  counted: boolean;
  readonly kept: DeskEvent[];
  /** Conversations on its screen. */
  readonly open: Set<ConversationId>;
  /** Proposals that still answer the shopper's last words. */
  readonly proposed: Map<ConversationId, string>;
  /** Proposals that are being made. */
  readonly drafting: Map<ConversationId, AbortController>;
  /** Conversations that are read in another language, and in which. */
  readonly reading: Map<ConversationId, string>;
  /** Replies that are being translated. */
  readonly previewing: Map<ConversationId, AbortController>;
};

export type Seats = {
  create(socketId: string, advisor: Advisor): Seat;
  /** From now on this seat is told what happens. */
  take(seat: Seat): void;
  leave(seat: Seat): void;
  all(): Iterable<Seat>;
  send(seat: Seat, news: DeskNews): void;
  /** Tells every seat, or those that `audience` names. */
  tell(news: readonly DeskNews[], audience?: (seat: Seat) => boolean): void;
  /** What came after an event; absent when that is longer ago than anything kept. */
  since(seat: Seat, after: number): readonly DeskEvent[] | undefined;
};

/** Events kept for each seat, so that a short gap is filled without a new snapshot. */
const keptEvents = 200;

export function createSeats(emit: (socketId: string, name: string, event: object) => void, now: () => Date): Seats {
  const seats = new Map<string, Seat>();

  function send(seat: Seat, news: DeskNews): void {
    seat.seq += 1;
    const stamped = { seq: seat.seq, at: now().toISOString(), ...news.payload };
    seat.kept.push({ name: news.name, ...stamped } as DeskEvent);
    if (seat.kept.length > keptEvents) seat.kept.shift();
    emit(seat.socketId, news.name, stamped);
  }

  return {
    create: (socketId, advisor) => ({
      socketId,
      advisor,
      seq: 0,
      counted: false,
      kept: [],
      open: new Set(),
      proposed: new Map(),
      drafting: new Map(),
      reading: new Map(),
      previewing: new Map(),
    }),
    take: (seat) => void seats.set(seat.socketId, seat),
    leave: (seat) => void seats.delete(seat.socketId),
    all: () => seats.values(),
    send,
    tell(news, audience = () => true) {
      for (const seat of seats.values()) {
        if (audience(seat)) for (const item of news) send(seat, item);
      }
    },
    since({ seq, kept }, after) {
      const first = kept[0]?.seq ?? seq + 1;
      if (after > seq || after + 1 < first) return undefined;
      return kept.filter((event) => event.seq > after);
    },
  };
}
