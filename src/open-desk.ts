/** Wires who is at the desk, what waits for them, and who is asked to take it. */
import type { Config } from './config.ts';
import type { Store as Boutique } from './domain/commerce.ts';
import type { Policy } from './domain/escalation.ts';
import type { ClientBook } from './domain/house-books.ts';
import type { Log } from './domain/log.ts';
import type { Advisor } from './domain/participant.ts';
import type { Clock, Ingress, Store } from './domain/ports.ts';
import type { Routing } from './domain/routing.ts';
import { type Board, createBoard } from './handoff/board.ts';
import type { Desk } from './handoff/desk.ts';
import { createHours } from './handoff/hours.ts';
import { createOffers } from './handoff/offers.ts';
import { createPresence, type PresenceBook } from './handoff/presence.ts';
import { createReleases } from './handoff/releases.ts';
import { createRouterSeat } from './handoff/router-seat.ts';
import { formats } from './i18n.ts';

export type OpenDeskParts = {
  readonly config: Pick<Config, 'timers'>;
  readonly store: Pick<Store, 'documents'>;
  readonly desk: Desk;
  readonly ingress: Ingress;
  readonly clientBook: ClientBook;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly stores: () => readonly Boutique[];
  readonly routing: () => Routing;
  readonly policy: () => Policy;
  readonly clock: Clock;
  readonly log: Log;
};

export type OpenDesk = {
  readonly board: Board;
  readonly presence: PresenceBook;
  start(): void;
  stop(): Promise<void>;
};

/** `OFFER_MS` as it is when nobody has set it: then the house's policy says how long an offer lasts. */
const defaultOfferMs = 30_000;

export function openDesk(parts: OpenDeskParts): OpenDesk {
  const { config, store, desk, clock, log } = parts;
  const { advisorGoneMs: goneMs, advisorIdleMs: idleMs, offerMs } = config.timers;
  const routing = () =>
    offerMs === defaultOfferMs ? parts.routing() : { ...parts.routing(), offerSeconds: offerMs / 1000 };
  const board = createBoard();
  const failed = (what: string) => (error: unknown) => log.warn(what, { error });
  const presence = createPresence({
    documents: store.documents,
    clock,
    goneMs,
    idleMs,
    failed: failed('presence could not be checked'),
  });
  const releases = createReleases({
    board,
    presence,
    desk,
    goneMs,
    failed: failed('conversations of absent advisors could not be released'),
  });
  const offers = createOffers({
    board,
    presence,
    advisors: parts.advisors,
    clientBook: parts.clientBook,
    ingress: parts.ingress,
    hours: createHours({ stores: parts.stores, formats }),
    routing,
    lateSeconds: () => parts.policy().timers.lateSeconds,
    seat: createRouterSeat({ documents: store.documents, clock }),
    clock,
    failed: failed('what waits could not be offered'),
  });
  return {
    board,
    presence,
    start() {
      presence.start();
      releases.start();
      offers.start();
    },
    async stop() {
      releases.stop();
      await offers.stop();
      await presence.stop();
    },
  };
}
