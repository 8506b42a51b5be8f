/** Wires the corridor: store, understanding, dialogs and bot become lanes that drain. */
import { createConcierge } from '../dialogs/concierge.ts';
import type { ConciergeParts } from '../dialogs/parts.ts';
import type { Config } from './config.ts';
import type { ChannelKind } from './domain/channel-kind.ts';
import type { Composer } from './domain/composer.ts';
import type { ClientBook, Orders } from './domain/house-books.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Metrics } from './domain/metrics.ts';
import type { Advisor } from './domain/participant.ts';
import type { Change, Clock, Ingress, Store } from './domain/ports.ts';
import { maskCards } from './domain/redact.ts';
import { staffed } from './domain/staffed.ts';
import type { Translator } from './domain/translation.ts';
import { type BriefingParts, type Briefings, createBriefings } from './handoff/briefing.ts';
import { remindIn } from './handoff/held-replies.ts';
import { createSummaries } from './handoff/summaries.ts';
import { storedClientBook, storedOrders } from './house/seed.ts';
import { formats } from './i18n.ts';
import type { OpenHouse } from './open-house.ts';
import { openModel } from './open-model.ts';
import { laneOwner } from './storage/lane-owner.ts';
import { accept } from './turn/accept.ts';
import { InProcessAdapter } from './turn/adapter.ts';
import { type AnswerParts, answer } from './turn/answer.ts';
import { ConciergeBot } from './turn/bot.ts';
import type { PromisesIn } from './turn/bot-promises.ts';
import { type Corridor, createCorridor } from './turn/corridor.ts';
import { deliveriesOf } from './turn/deliveries.ts';
import { createIngress } from './turn/ingress.ts';
import type { LaneParts } from './turn/lane.ts';
import { reread } from './turn/reread.ts';
import { settleLocale } from './turn/settle-locale.ts';
import { findPromises } from './understanding/promises.ts';

export type OpenCorridor = {
  readonly corridor: Corridor;
  readonly ingress: Ingress;
  readonly briefings: Briefings;
  readonly orders: Orders;
  readonly clientBook: ClientBook;
  readonly composer?: Composer;
  readonly translator?: Translator;
};

export type OpenCorridorParts = {
  readonly config: Pick<Config, 'nodeId' | 'timers' | 'model'>;
  /** Voice notes come with words, after a while. */
  readonly listens: boolean;
  readonly store: Store;
  readonly house: OpenHouse;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly announce: (change: Change) => void;
  /** What a step adds to the house's figures. */
  readonly record: NonNullable<LaneParts['record']>;
  readonly recognition: ConciergeParts['recognition'];
  readonly channels: NonNullable<BriefingParts['channels']>;
  readonly advisors: () => Promise<readonly Advisor[]>;
  /** Channels whose messages leave through a provider. */
  readonly through: ReadonlySet<ChannelKind>;
  /** A conversation's briefing has got better words. */
  readonly refreshBriefing: (id: ConversationId) => void;
};

export function openCorridor({
  config,
  store,
  house,
  clock,
  log,
  metrics,
  announce,
  record,
  through,
  listens,
  refreshBriefing,
  recognition,
  channels,
  advisors,
}: OpenCorridorParts): OpenCorridor {
  const { translate } = house;
  const policy = house.policy.current;
  const { currency } = house.house.brand;
  const orders = storedOrders(store.documents);
  const clientBook = storedClientBook(store.documents);
  const model = openModel({ model: config.model, local: house.understander, clock, log, metrics });
  const briefings = createBriefings({
    transcripts: store.transcripts,
    clientBook,
    orders,
    translate,
    policy,
    currency,
    channels,
    ...(model === undefined
      ? {}
      : { summaries: createSummaries({ composer: model.composer, ready: refreshBriefing }) }),
  });
  const concierge = createConcierge({
    say: translate,
    formats,
    orders,
    catalog: house.catalog,
    knowledge: house.knowledge,
    boutiques: { all: () => house.stock().stores },
    answering: async (locale) => staffed(house.stock().stores, await advisors(), locale),
    ...(recognition === undefined ? {} : { recognition }),
    currency,
    ...(model === undefined ? {} : { composer: model.composer }),
  });
  const bot = new ConciergeBot({ concierge, clientBook, policy, translate, briefing: briefings.forDecision });
  const adapter = new InProcessAdapter();
  const now = () => clock.now();
  const withModel: Partial<AnswerParts> =
    model === undefined
      ? {}
      : {
          reread: (state, signal) =>
            reread(state, { understander: model.understander, expecting: concierge.expecting, now }, signal),
        };

  const promisesIn: PromisesIn = (text, { locale, at, advisorId }) =>
    findPromises(text, { locale, now: at, timeZone: timeZoneOf(house, advisorId) });

  const corridor = createCorridor({
    inbox: store.inbox,
    lanes: store.lanes,
    accept: (conversation, events) =>
      accept(conversation, events, {
        read: (text, { locale, dialog }) => {
          const expecting = concierge.expecting(dialog, clock.now());
          return house.understander.read(text, { locale, ...(expecting === undefined ? {} : { expecting }) });
        },
        translate,
        listens,
        policy,
        promisesIn,
        settleLocale: (state, heard, understanding) => settleLocale(house.locales, state, heard, understanding),
      }),
    answer: (conversation, interrupted) =>
      answer(
        conversation,
        {
          adapter,
          bot,
          translate,
          clock,
          promisesIn,
          turnMs: config.timers.turnMs,
          supervision: { policy, remind: remindIn(store.documents) },
          ...withModel,
          failed: ({ id }, cause) => {
            metrics.count('turns', { outcome: 'fallback' });
            log.error('a turn ended in a fallback', { conversationId: id, error: cause });
          },
        },
        interrupted,
      ),
    deliveries: (draft) => deliveriesOf(draft, through),
    record,
    announce,
    quarantined: ({ id, conversationId }, attempt, cause) => {
      metrics.count('events_quarantined');
      log.error('an event was set aside', { eventId: id, conversationId, attempt, error: cause });
    },
    clock,
    owner: laneOwner(config.nodeId),
    leaseMs: config.timers.leaseMs,
    turnMs: config.timers.turnMs,
    failed: (conversationId, cause) =>
      log.warn('a lane stopped and will be taken again', { conversationId, error: cause }),
  });
  const ingress = createIngress({
    inbox: store.inbox,
    clock,
    wake: corridor.wake,
    wakeForReport: corridor.wakeForReport,
    mask: maskCards,
  });
  return {
    corridor,
    ingress,
    briefings,
    orders,
    clientBook,
    ...(model === undefined ? {} : { composer: model.composer, translator: model.translator }),
  };
}

/** An advisor's "tomorrow at ten" is said in their boutique. */
function timeZoneOf({ house, stock }: OpenHouse, advisorId: string | undefined): string {
  const storeId = house.advisors.find(({ id }) => id === advisorId)?.storeId;
  return stock().stores.find(({ id }) => id === storeId)?.timeZone ?? house.brand.timeZone;
}
