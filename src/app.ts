/** The composition root: Config in, running App out. The only file that knows all doors; it decides nothing. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import type { Advisor } from './domain/participant.ts';
import type { Change, Clock, Store } from './domain/ports.ts';
import { createCandidates } from './handoff/candidates.ts';
import { createDesk } from './handoff/desk.ts';
import { createDrafts } from './handoff/drafts.ts';
import { createPresence } from './handoff/presence.ts';
import { replayPolicy } from './handoff/replay.ts';
import { portraitPath } from './house/media.ts';
import { createPersonalData } from './house/personal-data.ts';
import { seedHouse } from './house/seed.ts';
import { createAccounts } from './http/accounts.ts';
import { createAudit } from './http/audit.ts';
import { renderBoutique } from './http/boutique.ts';
import { createHttp } from './http/http.ts';
import { behindDoors } from './http/doors.ts';
import { createHttpServer, listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { createSessions } from './http/sessions.ts';
import { channelsThrough, type OpenChannels, openChannels } from './open-channels.ts';
import { type OpenBotFrameworkParts, openBotFramework } from './open-botframework.ts';
import { openCorridor } from './open-corridor.ts';
import { openDirectLine } from './open-directline.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { createImports, type Imports } from './open-imports.ts';
import { type Office, openOffice } from './open-office.ts';
import { openStore } from './open-store.ts';
import type { FanOut } from './realtime/redis-fan-out.ts';
import { createRealtime, type Realtime } from './realtime/server.ts';
import { floorForDesk, messageForDesk } from './realtime/views.ts';

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
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };

export async function createApp({ config, log, clock = systemClock, azure }: AppParts): Promise<App> {
  const store = await openStore(config);
  const house = await openHouse({
    dir: config.houseDir,
    production: config.production,
    documents: store.documents,
    ...(config.demo ? { pageOf: ({ handle }) => `${config.publicUrl}/?product=${handle}` } : {}),
    clock,
    log,
  });
  const imports = createImports({ house, documents: store.documents, clock });
  await imports.recall();
  const { brand, samplePassword, advisors, stores } = house.house;
  const accounts = createAccounts({ documents: store.documents });
  await seedHouse(house.house, store.documents);
  if (samplePassword !== undefined && !config.production) await accounts.seed(advisors, samplePassword);

  const secure = config.publicUrl.startsWith('https:');
  const metrics = createMetrics(config.nodeId);
  const sessions = createSessions({
    documents: store.documents,
    accounts,
    clock,
    secret: config.sessionSecret,
    secure,
  });
  const late: { realtime?: Realtime; channels?: OpenChannels } = {};
  const candidates = createCandidates({
    documents: store.documents,
    transcripts: store.transcripts,
    now: () => clock.now(),
  });
  const audit = createAudit({ documents: store.documents, clock });
  const announce = (change: Change) => {
    late.realtime?.announce(change);
    late.channels?.announce(change);
    if (change.before.consents === change.conversation.consents) return;
    // What was missed here is made good when the words are next looked at.
    candidates.follow(change.conversation.id).catch((error: unknown) => {
      log.warn('corrections could not follow a consent', { conversationId: change.conversation.id, error });
    });
  };
  const { corridor, ingress, briefings, orders, clientBook, composer } = openCorridor({
    config,
    store,
    house,
    clock,
    log,
    metrics,
    announce,
    through: channelsThrough(config),
    refreshBriefing: (id) => late.realtime?.refreshBriefing(id),
  });
  const botFramework = await openBotFramework({
    config,
    store,
    ingress,
    matchLocale: (tag) => matchLocale(tag, house.locales),
    defaultLocale: brand.defaultLocale,
    log,
    metrics,
    azure,
  });
  const channels = openChannels({
    config,
    store,
    ingress,
    translate: house.translate,
    locale: brand.defaultLocale,
    clock,
    log,
    metrics,
    ...(botFramework === undefined ? {} : { others: { botframework: botFramework.sender } }),
  });
  late.channels = channels;
  const directLine = openDirectLine({
    config,
    store,
    ingress,
    house: brand,
    matchLocale: (tag) => matchLocale(tag, house.locales),
    typing: (id, on) => late.realtime?.shopperTypes(id, on),
    clock,
    log,
  });
  const desk = createDesk({
    lanes: store.lanes,
    transcripts: store.transcripts,
    ingress,
    clock,
    templates: () => house.house.templates,
    unique: randomUUID,
  });
  const drafts = createDrafts({
    documents: store.documents,
    transcripts: store.transcripts,
    knowledge: house.knowledge,
    briefings,
    desk,
    now: () => clock.now(),
    ...(composer === undefined ? {} : { composer }),
  });
  const presence = createPresence({
    documents: store.documents,
    transcripts: store.transcripts,
    desk,
    clock,
    goneMs: config.timers.advisorGoneMs,
    failed: (error) => log.warn('presence could not be checked', { error }),
  });

  const boutique = ({ nonce, query }: { nonce: string; query: URLSearchParams }) =>
    renderBoutique({
      house: { ...brand, stores: house.stock().stores },
      products: house.stock().products,
      locale: matchLocale(query.get('lang') ?? '', house.locales) ?? brand.defaultLocale,
      query,
      origin: config.publicUrl,
      nonce,
    });
  const pages = createHttp({
    config,
    house: { name: brand.name, currency: brand.currency },
    store,
    accounts,
    sessions,
    audit,
    log,
    metrics,
    clock,
    degraded: channels.degraded,
    assets: { widgetDir: join(root, 'widget/dist'), consoleDir: join(root, 'handoff-console/dist') },
    artwork: {
      product: (name) => house.media().find(`/media/products/${name}.svg`),
      advisor: (name) => house.media().find(portraitPath(name)),
    },
    conversations: {
      views: {
        floor: (conversation) => floorForDesk(conversation, { position: 1, waitSeconds: 0 }, portraitPath),
        message: messageForDesk,
      },
      briefing: (id, advisor) => briefings.of(id, advisor.languages[0] ?? 'en', clock.now()),
    },
    shoppers: {
      clientBook,
      ...createPersonalData({
        documents: store.documents,
        transcripts: store.transcripts,
        orders,
        erased: (id) => late.realtime?.forget(id),
      }),
    },
    policy: {
      current: house.policy.current,
      publish: (policy) => house.policy.publish(policy),
      replay: async (policy) => {
        const { conversations, changed } = await replayPolicy(policy, store.transcripts);
        return { conversations, changed };
      },
    },
    candidates,
    houseData: {
      articles: async (locale) =>
        house.stock().articles.filter((article) => locale === undefined || article.locale === locale),
      importFile: imports.run,
    },
    ...(config.demo ? { boutique } : {}),
    doors: [
      ...(directLine === undefined ? [] : [directLine.door]),
      ...(botFramework === undefined ? [] : [{ path: '/api/messages', handler: botFramework.door }]),
    ],
  });
  const http = createHttpServer(behindDoors({ doors: channels.doors, metrics, clock }, pages));

  directLine?.attach(http);
  const fanOut = await openFanOut(config);
  const realtime = createRealtime({
    http,
    originAllowed: originCheck(config),
    portrait: portraitPath,
    advisorWrites: channels.typing,
    open: async () => await openConversations(store),
    streams: directLine?.streams,
    shopper: {
      documents: store.documents,
      transcripts: store.transcripts,
      ingress,
      translate: house.translate,
      clock,
      log,
      house: {
        name: brand.name,
        locales: house.locales,
        defaultLocale: brand.defaultLocale,
        model: composer !== undefined,
      },
      matchLocale: (tag) => matchLocale(tag, house.locales),
      storeOf: (advisorId) => storeNameOf(advisorId, advisors, stores),
    },
    desk: {
      authenticate: ({ cookie, ticket }) => (ticket === undefined ? sessions.find(cookie) : sessions.redeem(ticket)),
      stillSignedIn: async (sessionId) => (await sessions.current(sessionId)) !== undefined,
      advisors: accounts.all,
      desk,
      drafts,
      candidates,
      audit: audit.record,
      presence,
      documents: store.documents,
      transcripts: store.transcripts,
      briefing: (id, language) => briefings.of(id, language, clock.now()),
      clock,
      log,
    },
    ...(fanOut === undefined ? {} : { adapter: fanOut.adapter }),
  });
  late.realtime = realtime;
  realtime.onHint(corridor.wake);

  return {
    store,
    house,
    imports,
    office: openOffice({ accounts, candidates, audit, store, ingress, corridor, clock, turnMs: config.timers.turnMs }),
    async listen() {
      await realtime.start();
      corridor.start();
      presence.start();
      channels.start();
      const { url } = await listen(http, config);
      return { url: config.port === 0 ? url : config.publicUrl };
    },
    async close() {
      presence.stop();
      directLine?.close();
      await realtime.close();
      fanOut?.close();
      await corridor.stop();
      await channels.stop();
      metrics.close();
      house.close();
      await store.close();
    },
  };
}

async function openConversations({ transcripts }: Store) {
  const pages = await Promise.all([
    transcripts.list({ heldBy: 'queue' }, 200),
    transcripts.list({ heldBy: 'advisor' }, 200),
  ]);
  return pages.flatMap((page) => page.items);
}

/** The closest locale of the house: itself, then its language. */
export function matchLocale(tag: string, locales: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase();
  const [language] = wanted.split('-');
  return (
    locales.find((locale) => locale.toLowerCase() === wanted) ??
    locales.find((locale) => locale.toLowerCase() === language)
  );
}

function storeNameOf(
  advisorId: string,
  advisors: readonly Advisor[],
  stores: OpenHouse['house']['stores'],
): string | undefined {
  const storeId = advisors.find((advisor) => advisor.id === advisorId)?.storeId;
  return stores.find((store) => store.id === storeId)?.name;
}

/** Browsers name where a socket comes from; tools do not, and carry no cookie that could be abused. */
function originCheck({ publicUrl, widgetOrigins, production }: Config) {
  const allowed = new Set([new URL(publicUrl).origin, ...widgetOrigins]);
  return (origin: string | undefined) =>
    origin === undefined || allowed.has(origin) || (!production && isLoopback(origin));
}

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}

async function openFanOut({ redisUrl }: Config): Promise<FanOut | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createRedisFanOut } = await import('./realtime/redis-fan-out.ts');
  return createRedisFanOut(redisUrl);
}
