/** Everything the house answers over HTTP, put together from small routers; the parts come from the composition root. */
import express, { type Express, type RequestHandler, Router } from 'express';
import type { Log } from '../domain/log.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { Sessions } from '../domain/sessions.ts';
import { type AccessParts, accessRoutes } from './access-routes.ts';
import { type ArticlesParts, articleRoutes } from './articles.ts';
import { type AssetsParts, assetRoutes } from './assets.ts';
import { jsonBodies } from './body.ts';
import { type CandidatesParts, candidateRoutes } from './candidates.ts';
import { type CannedParts, cannedRoutes } from './canned-replies.ts';
import { type ConversationsParts, conversationRoutes, visibleConversation } from './conversations.ts';
import { type ExamplesParts, exampleRoutes } from './examples.ts';
import { type FilesParts, fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { type HouseDataParts, houseDataRoutes } from './house-data.ts';
import { type HouseSettingsParts, houseSettingRoutes } from './house-settings.ts';
import { type InsightRoutesParts, insightRoutes } from './insights.ts';
import { type LinksParts, linkRoutes } from './links.ts';
import type { MetricsPage } from './metrics.ts';
import { openApiRoute } from './openapi.ts';
import { ownOriginOnly } from './origin.ts';
import { type Artwork, pictureRoutes } from './pictures.ts';
import { type PolicyParts, policyRoutes } from './policy.ts';
import { notFound, problems } from './problems.ts';
import { requestIds } from './request-ids.ts';
import { mount, type Route } from './route.ts';
import { pagePolicy, securityHeaders } from './security.ts';
import { type ShoppersParts, shopperRoutes } from './shoppers.ts';
import { type TasksParts, taskRoutes } from './tasks.ts';
import { type ToolsParts, toolRoutes } from './tool-routes.ts';
import { type WidgetConfigParts, widgetConfigRoute } from './widget-config.ts';

export type HttpParts = {
  readonly config: { readonly publicUrl: string; readonly trustProxy: number };
  readonly store: Store;
  readonly access: AccessParts;
  readonly log: Log;
  readonly metrics: MetricsPage;
  readonly clock: Clock;
  readonly degraded?: () => Readonly<Record<string, string>>;
  readonly assets: AssetsParts;
  readonly widget: WidgetConfigParts;
  readonly artwork: Artwork;
  readonly conversations: Pick<ConversationsParts, 'views' | 'briefing'>;
  readonly shoppers: Pick<ShoppersParts, 'clientBook' | 'exportShopper' | 'eraseShopper'>;
  readonly links: LinksParts['links'];
  readonly policy: PolicyParts['policy'];
  readonly insights: InsightRoutesParts['insights'];
  readonly candidates: CandidatesParts['candidates'];
  readonly tasks: Pick<TasksParts, 'tasks' | 'view' | 'advisors' | 'timeZoneOf'>;
  readonly tools: ToolsParts;
  readonly houseSettings: HouseSettingsParts['settings'];
  readonly articles: Omit<ArticlesParts, 'audit'>;
  /** Files that people sent; absent: the house keeps none. */
  readonly files?: FilesParts['files'];
  readonly canned: Pick<CannedParts, 'canned' | 'locales'>;
  readonly houseData: Pick<HouseDataParts, 'articles' | 'importFile'>;
  /** The sample shop's page with the widget in it; absent with DEMO=0. */
  readonly boutique?: ((page: BoutiquePage) => string | Promise<string>) | undefined;
  /** Pages with the widget in shops of several kinds; absent with DEMO=0. */
  readonly examples?: ExamplesParts | undefined;
  /** Doors that read their own raw bodies: webhooks, Bot Framework, Direct Line. What is off is simply not here. */
  readonly doors?: readonly { readonly path: string; readonly handler: RequestHandler }[];
};

export type BoutiquePage = { readonly nonce: string; readonly query: URLSearchParams };

export function createHttp(parts: HttpParts): Express {
  const { config, log, clock, metrics } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);

  app.use(requestIds({ log, metrics, clock }), ...securityHeaders(config.publicUrl.startsWith('https:')));
  app.use(healthRoutes(parts));
  for (const { path, handler } of parts.doors ?? []) app.use(path, handler);
  if (parts.examples) app.use(exampleRoutes(parts.examples));
  app.use(widgetConfigRoute(parts.widget), assetRoutes(parts.assets), pictureRoutes(parts.artwork));
  const { files, store } = parts;
  if (files)
    app.use(
      fileRoutes({
        files,
        sessions: parts.access.sessions,
        transcripts: store.transcripts,
        audit: parts.access.audit,
        publicUrl: config.publicUrl,
      }),
    );
  if (parts.boutique) app.get('/', boutiquePage(parts.boutique));
  app.use('/api/v1', api(apiRoutes(parts), parts.access.sessions, config.publicUrl));
  app.use(notFound, problems(log));
  return app;
}

/** Every route of `/api/v1`, as data: mounted below, described by openapi.json, walked through by the tests. */
export function apiRoutes(parts: HttpParts): Route[] {
  const { policy } = parts;
  const { audit } = parts.access;
  const { transcripts } = parts.store;
  const visible = (id: string, advisor: Advisor) => visibleConversation(transcripts, id, advisor);
  const routes = [
    ...accessRoutes(parts.access),
    ...conversationRoutes({ ...parts.conversations, transcripts, audit }),
    ...shopperRoutes({ ...parts.shoppers, transcripts, audit }),
    ...linkRoutes({ links: parts.links, transcripts, audit }),
    ...policyRoutes({ policy, audit }),
    ...insightRoutes({ insights: parts.insights, audit, clock: parts.clock }),
    ...taskRoutes({ ...parts.tasks, visible, clock: parts.clock, audit }),
    ...candidateRoutes({ candidates: parts.candidates, audit }),
    ...cannedRoutes({ ...parts.canned, audit }),
    ...houseSettingRoutes({ settings: parts.houseSettings, audit }),
    ...articleRoutes({ ...parts.articles, audit }),
    ...houseDataRoutes({ ...parts.houseData, audit }),
    ...toolRoutes(parts.tools, {
      ...{ transcripts, audit, documents: parts.store.documents, clientBook: parts.shoppers.clientBook },
      ...{ views: parts.conversations.views, taskView: parts.tasks.view },
    }),
  ];
  return [...routes, openApiRoute(routes)];
}

function api(routes: readonly Route[], sessions: Sessions, publicUrl: string): Router {
  const router = Router();
  router.use(ownOriginOnly(publicUrl), ...jsonBodies());
  mount(router, routes, sessions);
  return router;
}

function boutiquePage(render: NonNullable<HttpParts['boutique']>): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/';
    const nonce = pagePolicy(response, 'boutique');
    const { searchParams: query } = new URL(request.originalUrl, 'http://house');
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(await render({ nonce, query }));
  };
}
