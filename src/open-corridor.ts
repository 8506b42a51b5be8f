/** Wires the corridor: store, understanding, dialogs and bot become lanes that drain. */
import { createConcierge } from '../dialogs/concierge.ts';
import type { ConciergeParts } from '../dialogs/parts.ts';
import type { Config } from './config.ts';
import type { ChannelKind } from './domain/channel-kind.ts';
import type { Composer } from './domain/composer.ts';
import type { Concierge } from './domain/concierge.ts';
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
import { type OpenModel, openModel } from './open-model.ts';
import { laneOwner } from './storage/lane-owner.ts';
import { accept } from './turn/accept.ts';
import type { AcceptParts } from './turn/accept-parts.ts';
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

export function openCorridor(parts: OpenCorridorParts): OpenCorridor {
  const { config, store, house, clock, log, metrics } = parts;
  const orders = storedOrders(store.documents);
  const clientBook = storedClientBook(store.documents);
  const model = openModel({ model: config.model, local: house.understander, clock, log, metrics });
  const books: Books = { orders, clientBook, model };
  const briefings = briefingsOf(parts, books);
  const concierge = conciergeOf(parts, books);
  const promisesIn: PromisesIn = (text, { locale, at, advisorId }) =>
    findPromises(text, { locale, now: at, timeZone: timeZoneOf(house, advisorId) });
  const accepting = acceptParts(parts, concierge, promisesIn);
  const answering = answerParts(parts, { books, briefings, concierge, promisesIn });

  const corridor = createCorridor({
    inbox: store.inbox,
    lanes: store.lanes,
    accept: (conversation, events) => accept(conversation, events, accepting),
    answer: (conversation, interrupted) => answer(conversation, answering, interrupted),
    deliveries: (draft) => deliveriesOf(draft, parts.through),
    record: parts.record,
    announce: parts.announce,
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
    ...{ corridor, ingress, briefings, orders, clientBook },
    ...(model === undefined ? {} : { composer: model.composer, translator: model.translator }),
  };
}

/** What the house knows of people and orders, and who helps it to read and to write. */
type Books = {
  readonly orders: Orders;
  readonly clientBook: ClientBook;
  readonly model: OpenModel | undefined;
};

function briefingsOf(
  { store, house, channels, refreshBriefing }: OpenCorridorParts,
  { orders, clientBook, model }: Books,
): Briefings {
  return createBriefings({
    ...{ orders, clientBook, channels },
    transcripts: store.transcripts,
    translate: house.translate,
    policy: house.policy.current,
    currency: house.house.brand.currency,
    ...(model === undefined
      ? {}
      : { summaries: createSummaries({ composer: model.composer, ready: refreshBriefing }) }),
  });
}

function conciergeOf({ house, advisors, recognition }: OpenCorridorParts, { orders, model }: Books): Concierge {
  return createConcierge({
    say: house.translate,
    formats,
    orders,
    catalog: house.catalog,
    knowledge: house.knowledge,
    boutiques: { all: () => house.stock().stores },
    answering: async (locale) => staffed(house.stock().stores, await advisors(), locale),
    ...(recognition === undefined ? {} : { recognition }),
    currency: house.house.brand.currency,
    ...(model === undefined ? {} : { composer: model.composer }),
  });
}

function acceptParts(
  { house, listens, clock }: OpenCorridorParts,
  concierge: Concierge,
  promisesIn: PromisesIn,
): AcceptParts {
  return {
    read: (text, { locale, dialog }) => {
      const expecting = concierge.expecting(dialog, clock.now());
      return house.understander.read(text, { locale, ...(expecting === undefined ? {} : { expecting }) });
    },
    translate: house.translate,
    listens,
    policy: house.policy.current,
    promisesIn,
    settleLocale: (state, heard, understanding) => settleLocale(house.locales, state, heard, understanding),
  };
}

type Speaking = {
  readonly books: Books;
  readonly briefings: Briefings;
  readonly concierge: Concierge;
  readonly promisesIn: PromisesIn;
};

function answerParts(
  { config, store, house, clock, log, metrics }: OpenCorridorParts,
  { books: { clientBook, model }, briefings, concierge, promisesIn }: Speaking,
): AnswerParts {
  const { translate } = house;
  const policy = house.policy.current;
  const now = () => clock.now();
  return {
    adapter: new InProcessAdapter(),
    bot: new ConciergeBot({ concierge, clientBook, policy, translate, briefing: briefings.forDecision }),
    ...{ translate, clock, promisesIn },
    turnMs: config.timers.turnMs,
    supervision: { policy, remind: remindIn(store.documents) },
    ...(model && {
      reread: (state, signal) =>
        reread(state, { understander: model.understander, expecting: concierge.expecting, now }, signal),
    }),
    failed: ({ id }, cause) => {
      metrics.count('turns', { outcome: 'fallback' });
      log.error('a turn ended in a fallback', { conversationId: id, error: cause });
    },
  };
}

/** An advisor's "tomorrow at ten" is said in their boutique. */
function timeZoneOf({ house, stock }: OpenHouse, advisorId: string | undefined): string {
  const storeId = house.advisors.find(({ id }) => id === advisorId)?.storeId;
  return stock().stores.find(({ id }) => id === storeId)?.timeZone ?? house.brand.timeZone;
}
