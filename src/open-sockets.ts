/** Opens the sockets of shoppers and advisors on the house's HTTP server, and between the nodes when there is Redis. */
import type { Server } from 'node:http';
import { portraitPath } from './house/media.ts';
import { originCheck } from './http/embedders.ts';
import { deskDoor } from './open-access.ts';
import { openConversations, riskBy } from './open-board.ts';
import type { OpenHouse } from './open-house.ts';
import type { OpenPagesParts } from './open-pages.ts';
import type { FanOut } from './realtime/redis-fan-out.ts';
import { createRealtime, type Realtime, type RealtimeParts } from './realtime/server.ts';

export type OpenSocketsParts = OpenPagesParts & { readonly http: Server };

export type OpenSockets = { readonly realtime: Realtime; readonly fanOut: FanOut | undefined };

export async function openSockets(parts: OpenSocketsParts): Promise<OpenSockets> {
  const { ground, service, ways, workplace, http } = parts;
  const { config, store } = ground;
  ways.directLine?.attach(http);
  const fanOut = await openFanOut(ground);
  const realtime = createRealtime({
    http,
    originAllowed: originCheck(config),
    portrait: portraitPath,
    advisorWrites: ways.channels.typing,
    board: service.care.beside(workplace.routing.board),
    timersOf: service.care.timersOf,
    open: async () => await openConversations(store),
    streams: ways.directLine?.streams,
    shopper: forShoppers(parts),
    desk: forAdvisors(parts),
    ...(fanOut === undefined ? {} : { adapter: fanOut.adapter }),
  });
  realtime.onHint(service.corridor.wake);
  return { realtime, fanOut };
}

function forShoppers({ ground, service, look }: OpenSocketsParts): RealtimeParts['shopper'] {
  const { store, house, matchLocale, clock, log } = ground;
  const { ingress, insights, media, privacy, identity, composer } = service;
  return {
    documents: store.documents,
    transcripts: store.transcripts,
    ...{ ingress, matchLocale, clock, log },
    files: media.forShoppers,
    erase: privacy.eraseConversation,
    translate: house.translate,
    house: {
      manner: look.manner,
      locales: house.locales,
      defaultLocale: house.house.brand.defaultLocale,
      model: composer !== undefined,
    },
    ...(identity.identify && { identify: identity.identify }),
    storeOf: (advisorId) => storeNameOf(advisorId, house.house),
    usualReplySeconds: insights.usualReplySeconds,
  };
}

function forAdvisors({ ground, service, ways, workplace }: OpenSocketsParts): RealtimeParts['desk'] {
  const { store, house, access, clock, log } = ground;
  const { insights, candidates, care, media, briefings } = service;
  const { drafts, sends, heldReplies, desk } = workplace.drafting;
  return {
    ...deskDoor(access),
    advisors: access.accounts.all,
    ...{ desk, drafts, sends, heldReplies, candidates, clock, log },
    cards: workplace.tools.cards,
    translation: workplace.translation,
    audit: access.audit.record,
    looked: access.audit.look,
    files: media.forDesk,
    presence: workplace.routing.presence,
    ...care.desk,
    onPolicy: insights.onPolicy,
    troubles: ways.channels.troubles,
    risk: riskBy(house.policy.current, clock),
    documents: store.documents,
    transcripts: store.transcripts,
    briefing: (id, language) => briefings.of(id, language, clock.now()),
  };
}

function storeNameOf(advisorId: string, { advisors, stores }: OpenHouse['house']): string | undefined {
  const storeId = advisors.find((advisor) => advisor.id === advisorId)?.storeId;
  return stores.find((store) => store.id === storeId)?.name;
}

async function openFanOut({ config: { redisUrl }, log }: OpenSocketsParts['ground']): Promise<FanOut | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createRedisFanOut } = await import('./realtime/redis-fan-out.ts');
  return createRedisFanOut(redisUrl, log);
}
