/** Opens everything that the house answers over HTTP: the browser apps, `/api/v1`, files, the boutique, Direct Line. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portraitPath } from './house/media.ts';
import { articleName } from './house/overlay.ts';
import { framedBy, originCheck } from './http/embedders.ts';
import { createHttp, type HttpParts } from './http/http.ts';
import { openBoutique } from './open-boutique.ts';
import type { Ground } from './open-ground.ts';
import type { OpenLook } from './open-look.ts';
import type { Service } from './open-service.ts';
import { openSettings } from './open-settings.ts';
import type { Ways } from './open-ways.ts';
import type { Workplace } from './open-workplace.ts';
import { floorForDesk, messageForDesk } from './realtime/views.ts';

export type OpenPagesParts = {
  readonly ground: Ground;
  readonly service: Service;
  readonly ways: Ways;
  readonly workplace: Workplace;
  readonly look: OpenLook;
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function openPages({ ground, service, ways, workplace, look }: OpenPagesParts): ReturnType<typeof createHttp> {
  const { config, store, house, access, log, metrics, clock } = ground;
  const { identity, insights } = service;
  return createHttp({
    ...{ config, store, access, log, metrics, clock },
    degraded: ways.channels.degraded,
    assets: {
      ...{ widgetDir: join(root, 'widget/dist'), consoleDir: join(root, 'handoff-console/dist') },
      framedBy: framedBy(config),
    },
    widget: { config: look.widgetConfig, originAllowed: originCheck(config) },
    ...openBoutique({ ground, identity, widgetDir: join(root, 'widget') }),
    ...aboutShoppers(service, ground),
    policy: insights.policy,
    insights: insights.http,
    candidates: service.candidates,
    tasks: service.care.http,
    canned: { canned: workplace.drafting.canned, locales: house.locales },
    tools: workplace.tools.http,
    ...openSettings({ house, documents: store.documents, clock }),
    ...aboutTheHouse(ground),
    files: service.media.files,
    doors: doorsOf(ways),
  });
}

function aboutShoppers(
  { briefings, clientBook, privacy, identity }: Service,
  { clock }: Ground,
): Pick<HttpParts, 'conversations' | 'shoppers' | 'links'> {
  return {
    conversations: {
      views: {
        floor: (conversation) => floorForDesk(conversation, { position: 1, waitSeconds: 0 }, portraitPath),
        message: messageForDesk,
      },
      briefing: (id, advisor) => briefings.of(id, advisor.languages[0] ?? 'en', clock.now()),
    },
    shoppers: { clientBook, exportShopper: privacy.exportShopper, eraseShopper: privacy.eraseShopper },
    links: {
      of: identity.channels.ofPerson,
      part: (id, advisor) => identity.persons.part(id, { kind: 'desk', ref: `${advisor.id} ${randomUUID()}` }),
      restore: identity.persons.restore,
    },
  };
}

function aboutTheHouse({ house, imports }: Ground): Pick<HttpParts, 'artwork' | 'houseData'> {
  return {
    artwork: {
      product: (name) => house.media().find(`/media/products/${name}.svg`),
      advisor: (name) => house.media().find(portraitPath(name)),
    },
    houseData: {
      articles: async (locale) =>
        house
          .stock()
          .articles.filter((article) => locale === undefined || article.locale === locale)
          .map((article) => ({
            ...article,
            version: house.settings.current(articleName(article.locale, article.id))?.version ?? 0,
          })),
      importFile: imports.run,
    },
  };
}

/** Meta's webhooks are not among them: they stand in front of the pages. */
function doorsOf({ directLine, botFramework }: Ways): NonNullable<HttpParts['doors']> {
  return [
    ...(directLine === undefined ? [] : [directLine.door]),
    ...(botFramework === undefined ? [] : [{ path: '/api/messages', handler: botFramework.door }]),
  ];
}
