/** The composition root: Config in, running App out. The only file that knows all doors; it decides nothing. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import type { Advisor, Shopper } from './domain/participant.ts';
import type { Change, Clock, Ingress, Store, Transcriber } from './domain/ports.ts';
import { createCandidates } from './handoff/candidates.ts';
import { createDesk } from './handoff/desk.ts';
import { portraitPath } from './house/media.ts';
import { seedHouse, storedClientBook } from './house/seed.ts';
import { renderBoutique } from './http/boutique.ts';
import { createHttp } from './http/http.ts';
import { behindDoors } from './http/doors.ts';
import { createHttpServer, listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { deskDoor, openAccess } from './open-access.ts';
import { openConversations, riskBy } from './open-board.ts';
import { channelsThrough, type OpenChannels, openChannels } from './open-channels.ts';
import { type OpenBotFrameworkParts, openBotFramework } from './open-botframework.ts';
import { openCorridor } from './open-corridor.ts';
import { openDesk } from './open-desk.ts';
import { openDirectLine } from './open-directline.ts';
import { openDrafts } from './open-drafts.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { openIdentity } from './open-identity.ts';
import { createImports, type Imports } from './open-imports.ts';
import { openLook } from './open-look.ts';
import { type Office, openOffice } from './open-office.ts';
import { type OpenMedia, openMedia } from './open-media.ts';
import { openInsights } from './open-insights.ts';
import { openSettings } from './open-settings.ts';
import { openPrivacy } from './open-privacy.ts';
import { openStore } from './open-store.ts';
import { type OpenTasks, openTasks } from './open-tasks.ts';
import { openTools } from './open-tools.ts';
import { openTranslation } from './open-translation.ts';
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
  /** Another way to turn voice notes into words than the configured one. */
  readonly transcriber?: Transcriber | undefined;
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };

export async function createApp({ config, log, clock = systemClock, azure, transcriber }: AppParts): Promise<App> {
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
  const { brand, advisors, stores } = house.house;
  await seedHouse(house.house, store.documents);

  const metrics = createMetrics(config.nodeId);
  const access = await openAccess({ config, store, house, clock, log, metrics });
  const { accounts, audit } = access;
  const roomForFiles = openMedia({ config, store, clock, log, transcriber });
  const late: { realtime?: Realtime; channels?: OpenChannels; media?: OpenMedia; ingress?: Ingress; care?: OpenTasks } =
    {};
  const candidates = createCandidates({
    documents: store.documents,
    transcripts: store.transcripts,
    now: () => clock.now(),
  });
  const announce = (change: Change) => {
    late.realtime?.announce(change);
    late.channels?.announce(change);
    late.media?.announce(change);
    late.care?.announce(change);
    identity.persons.follow(change).catch((error: unknown) => {
      log.warn('other channels of a person could not follow', { conversationId: change.conversation.id, error });
    });
    if (change.before.consents === change.conversation.consents) return;
    // What was missed here is made good when the words are next looked at.
    candidates.follow(change.conversation.id).catch((error: unknown) => {
      log.warn('corrections could not follow a consent', { conversationId: change.conversation.id, error });
    });
  };
  const identity = await openIdentity({
    config,
    house: brand.name,
    store,
    ingress: { submitAll: async (events) => (await late.ingress?.submitAll(events)) ?? [] },
    clientBook: storedClientBook(store.documents),
    changed: (id) => late.realtime?.refreshBriefing(id),
    translate: house.translate,
    clock,
    log,
  });
  const insights = openInsights({ store, house, advisors: accounts.all, clock, log });
  const { corridor, ingress, briefings, orders, clientBook, composer, translator } = openCorridor({
    config,
    store,
    house,
    clock,
    log,
    metrics,
    announce,
    record: insights.record,
    through: channelsThrough(config),
    listens: roomForFiles.listens,
    refreshBriefing: (id) => late.realtime?.refreshBriefing(id),
    recognition: identity.recognition,
    channels: identity.channels.of,
    advisors: accounts.all,
  });
  late.ingress = ingress;
  const media = roomForFiles.through(ingress);
  late.media = media;
  const privacy = openPrivacy({
    ...{ store, house, orders, files: media.shelf, audit, clock, log },
    erased: (id) => late.realtime?.forget(id),
  });
  const care = openTasks({
    store,
    house,
    ingress,
    advisors: accounts.all,
    translate: house.translate,
    policy: house.policy.current,
    clock,
    log,
  });
  late.care = care;
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
    heeding: identity.heeding,
    ingress,
    translate: house.translate,
    files: media.ownFile,
    locale: brand.defaultLocale,
    clock,
    log,
    metrics,
    botFramework,
  });
  late.channels = channels;
  const directLine = openDirectLine({
    config,
    media: { keep: media.keepFor, link: media.forShoppers.link },
    store,
    ingress,
    house: brand,
    matchLocale: (tag) => matchLocale(tag, house.locales),
    typing: (id, on) => late.realtime?.shopperTypes(id, on),
    clock,
    log,
  });
  const plainDesk = createDesk({
    lanes: store.lanes,
    transcripts: store.transcripts,
    ingress,
    clock,
    templates: () => house.house.templates,
    unique: randomUUID,
  });
  const { drafts, sends, heldReplies, canned, desk, ...drafting } = await openDrafts({
    store,
    house,
    corridor: { briefings, orders, composer },
    ingress,
    desk: plainDesk,
    clock,
    log,
  });
  const tools = openTools({ store, house, orders, clientBook, briefings, canned, clock });
  const { board, presence, ...routing } = openDesk({
    config,
    store,
    desk,
    ingress,
    clientBook,
    advisors: accounts.all,
    stores: () => house.stock().stores,
    routing: house.routing,
    policy: house.policy.current,
    clock,
    log,
  });

  const boutique = ({ nonce, query }: { nonce: string; query: URLSearchParams }) =>
    renderBoutique({
      house: { ...brand, stores: house.stock().stores },
      products: house.stock().products,
      locale: matchLocale(query.get('lang') ?? '', house.locales) ?? brand.defaultLocale,
      query,
      origin: config.publicUrl,
      nonce,
      client: sampleClient(house.house.shoppers, identity.sampleToken, query.get('client')),
    });
  const someClient = () => sampleClient(house.house.shoppers, identity.sampleToken);
  const look = openLook({
    house,
    advisors: accounts.all,
    matchLocale: (tag) => matchLocale(tag, house.locales),
    whatsapp: config.whatsapp?.number,
    clock,
  });
  const pages = createHttp({
    config,
    store,
    access,
    log,
    metrics,
    clock,
    degraded: channels.degraded,
    assets: {
      ...{ widgetDir: join(root, 'widget/dist'), consoleDir: join(root, 'handoff-console/dist') },
      framedBy: framedBy(config),
    },
    widget: {
      config: look.widgetConfig,
      originAllowed: originCheck(config),
    },
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
      ...{ exportShopper: privacy.exportShopper, eraseShopper: privacy.eraseShopper },
    },
    links: {
      of: identity.channels.ofPerson,
      part: (id, advisor) => identity.persons.part(id, { kind: 'desk', ref: `${advisor.id} ${randomUUID()}` }),
      restore: identity.persons.restore,
    },
    policy: insights.policy,
    insights: insights.http,
    candidates,
    tasks: care.http,
    canned: { canned, locales: house.locales },
    tools: tools.http,
    ...openSettings({ house, documents: store.documents, clock }),
    houseData: {
      articles: async (locale) =>
        house.stock().articles.filter((article) => locale === undefined || article.locale === locale),
      importFile: imports.run,
    },
    files: media.files,
    ...(config.demo ? { boutique, examples: { directory: join(root, 'widget/examples'), client: someClient } } : {}),
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
    board: care.beside(board),
    timersOf: care.timersOf,
    open: async () => await openConversations(store),
    streams: directLine?.streams,
    shopper: {
      documents: store.documents,
      transcripts: store.transcripts,
      ingress,
      files: media.forShoppers,
      erase: privacy.eraseConversation,
      translate: house.translate,
      clock,
      log,
      house: {
        manner: look.manner,
        locales: house.locales,
        defaultLocale: brand.defaultLocale,
        model: composer !== undefined,
      },
      matchLocale: (tag) => matchLocale(tag, house.locales),
      ...(identity.identify && { identify: identity.identify }),
      storeOf: (advisorId) => storeNameOf(advisorId, advisors, stores),
    },
    desk: {
      ...deskDoor(access),
      advisors: accounts.all,
      desk,
      drafts,
      sends,
      heldReplies,
      cards: tools.cards,
      translation: openTranslation({ store, house, translator, sends, clock }),
      candidates,
      audit: audit.record,
      looked: audit.look,
      files: media.forDesk,
      presence,
      ...care.desk,
      onPolicy: insights.onPolicy,
      troubles: channels.troubles,
      risk: riskBy(house.policy.current, clock),
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
    office: openOffice({
      ...(identity.sampleToken && { sampleIdentity: identity.sampleToken }),
      ...(identity.checkMail && { checkMail: identity.checkMail }),
      access,
      candidates,
      store,
      house,
      privacy,
      ingress,
      corridor,
      clock,
      turnMs: config.timers.turnMs,
      rebuildInsights: insights.rebuild,
    }),
    async listen() {
      await realtime.start();
      corridor.start();
      await insights.start();
      await care.start();
      routing.start();
      drafting.start();
      channels.start();
      media.start();
      privacy.start();
      const { url } = await listen(http, config);
      return { url: config.port === 0 ? url : config.publicUrl };
    },
    async close() {
      insights.stop();
      care.stop();
      await privacy.stop();
      await routing.stop();
      drafting.stop();
      directLine?.close();
      await realtime.close();
      fanOut?.close();
      await media.stop();
      await corridor.stop();
      await channels.stop();
      metrics.close();
      house.close();
      await store.close();
    },
  };
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

/** The first of the client book may be signed in by whoever tries the house out. */
function sampleClient(
  [first]: readonly Shopper[],
  sign: ((subject: string) => string) | undefined,
  asked?: string | null,
): { readonly id: string; readonly name: string; readonly token?: string } | undefined {
  if (first?.name === undefined || sign === undefined) return undefined;
  const { id, name } = first;
  return { id, name, ...(asked === undefined || asked === id ? { token: sign(id) } : {}) };
}

/** Browsers name where a socket comes from; tools do not, and carry no cookie that could be abused. */
function originCheck({ publicUrl, widgetOrigins, production }: Config) {
  const allowed = new Set([new URL(publicUrl).origin, ...widgetOrigins]);
  return (origin: string | undefined) =>
    origin === undefined || allowed.has(origin) || (!production && isLoopback(origin));
}

/** The same as `frame-ancestors` wants it. */
const framedBy = ({ widgetOrigins, production }: Config) =>
  production ? widgetOrigins : [...widgetOrigins, 'http://localhost:*', 'http://127.0.0.1:*'];

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}

async function openFanOut({ redisUrl }: Config): Promise<FanOut | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createRedisFanOut } = await import('./realtime/redis-fan-out.ts');
  return createRedisFanOut(redisUrl);
}
