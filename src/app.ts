/** The composition root: Config in, running App out. The `open-*.ts` beside it know all doors; nothing is decided here. */
import type { Server } from 'node:http';
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import type { Clock, Store, Transcriber } from './domain/ports.ts';
import { behindDoors } from './http/doors.ts';
import { createHttpServer, listen } from './http/listen.ts';
import type { OpenBotFrameworkParts } from './open-botframework.ts';
import { type Ground, openGround } from './open-ground.ts';
import type { OpenHouse } from './open-house.ts';
import type { Imports } from './open-imports.ts';
import { openLook } from './open-look.ts';
import { type Office, openOffice } from './open-office.ts';
import { openPages } from './open-pages.ts';
import { openService, type Service } from './open-service.ts';
import { type OpenSockets, openSockets } from './open-sockets.ts';
import { openWays, type Ways } from './open-ways.ts';
import { openWorkplace, type Workplace } from './open-workplace.ts';

export type App = {
  readonly store: Store;
  readonly house: OpenHouse;
  readonly imports: Imports;
  /** What the command line works with; needs no port. */
  readonly office: Office;
  /** Resolves once the house answers. Throws in plain words when the port is taken. */
  listen(): Promise<{ readonly url: string }>;
  /** Stops taking, finishes what is at work, gives leases back. */
  close(): Promise<void>;
};

export type AppParts = {
  readonly config: Config;
  readonly log: Log;
  readonly clock?: Clock;
  /** Another cloud of the Bot Framework than Azure's public one. */
  readonly azure?: OpenBotFrameworkParts['azure'];
  /** Another way to turn voice notes into words than the configured one. */
  readonly transcriber?: Transcriber | undefined;
};

/** What is opened, from the ground up: each knows those before it. */
type Rooms = {
  readonly ground: Ground;
  readonly service: Service;
  readonly ways: Ways;
  readonly workplace: Workplace;
  readonly http: Server;
  readonly sockets: OpenSockets;
};

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };

export async function createApp({ config, log, clock = systemClock, azure, transcriber }: AppParts): Promise<App> {
  const ground = await openGround({ config, log, clock });
  const service = await openService(ground, transcriber);
  const ways = await openWays(ground, service, azure);
  const workplace = await openWorkplace(ground, service);
  const look = openLook({ ...ground, advisors: ground.access.accounts.all, whatsapp: config.whatsapp?.number });
  const pages = openPages({ ground, service, ways, workplace, look });
  const http = createHttpServer(behindDoors({ doors: ways.channels.doors, metrics: ground.metrics, clock }, pages));
  const sockets = await openSockets({ ground, service, ways, workplace, look, http });
  const rooms: Rooms = { ground, service, ways, workplace, http, sockets };
  connect(rooms);
  const { store, house, imports } = ground;
  return {
    ...{ store, house, imports },
    office: officeOf(ground, service),
    async listen() {
      for (const start of starts(rooms)) await start();
      const { url } = await listen(http, config);
      house.warm();
      return { url: config.port === 0 ? url : config.publicUrl };
    },
    async close() {
      for (const stop of stops(rooms)) await stop();
    },
  };
}

/** Who hears of what, in this order: screens first. */
function connect({ ground, service, ways, sockets }: Rooms): void {
  const { announcements, log } = ground;
  const { media, care, identity, candidates } = service;
  const { announce, refreshBriefing, forget, shopperTypes } = sockets.realtime;
  announcements.follow({ committed: announce, briefingChanged: refreshBriefing, erased: forget, shopperTypes });
  for (const { announce } of [ways.channels, media, care]) announcements.follow({ committed: announce });
  announcements.follow({
    committed(change) {
      identity.persons.follow(change).catch((error: unknown) => {
        log.warn('other channels of a person could not follow', { conversationId: change.conversation.id, error });
      });
    },
  });
  announcements.follow({
    committed({ before, conversation }) {
      if (before.consents === conversation.consents) return;
      // What was missed here is made good when the words are next looked at.
      candidates.follow(conversation.id).catch((error: unknown) => {
        log.warn('corrections could not follow a consent', { conversationId: conversation.id, error });
      });
    },
  });
}

type Step = () => void | Promise<void>;

/** The corridor drains once screens can show what it commits; the port is opened last of all. */
function starts({ ground, service, ways, workplace, sockets }: Rooms): readonly Step[] {
  const { corridor, insights, care, media, privacy } = service;
  const { routing, drafting } = workplace;
  const acting = [insights, care, routing, drafting, ways.channels, media, privacy];
  const parts = [sockets.realtime, corridor, ground.imports, ...acting];
  return parts.map((part) => () => part.start());
}

/** What acts by itself ends first, then who is connected; the corridor finishes its turns, the channels send them, the store closes. */
function stops({ ground, service, ways, workplace, sockets }: Rooms): readonly Step[] {
  const { corridor, insights, care, media, privacy } = service;
  const { routing, drafting } = workplace;
  return [
    () => insights.stop(),
    () => care.stop(),
    () => privacy.stop(),
    () => routing.stop(),
    () => drafting.stop(),
    () => ways.directLine?.close(),
    () => sockets.realtime.close(),
    () => sockets.fanOut?.close(),
    () => media.stop(),
    () => corridor.stop(),
    () => ways.channels.stop(),
    () => ground.imports.stop(),
    () => ground.metrics.close(),
    () => ground.house.close(),
    () => ground.store.close(),
  ];
}

function officeOf({ config, store, house, access, clock }: Ground, service: Service): Office {
  const { identity, candidates, privacy, ingress, corridor, insights, media } = service;
  return openOffice({
    ...(identity.sampleToken && { sampleIdentity: identity.sampleToken }),
    ...(identity.checkMail && { checkMail: identity.checkMail }),
    ...{ access, candidates, store, house, privacy, ingress, corridor, clock },
    turnMs: config.timers.turnMs,
    storedFiles: media.stored,
    rebuildInsights: insights.rebuild,
  });
}
