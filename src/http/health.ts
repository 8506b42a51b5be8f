/** For whoever watches over the house: whether it lives, whether it can work, and its figures. */
import { type RequestHandler, Router } from 'express';
import type { Log } from '../domain/log.ts';
import type { Store } from '../domain/ports.ts';
import type { MetricsPage } from './metrics.ts';

export type HealthParts = {
  readonly store: Pick<Store, 'ready'>;
  readonly metrics: MetricsPage;
  readonly log: Log;
  /** Channels that cannot send now, and why: the house works on, their messages wait. */
  readonly degraded?: () => Readonly<Record<string, string>>;
};

/** A store that does not answer in this time is not ready, whatever it says later. */
const patienceMs = 2_500;

export function healthRoutes({ store, metrics, log, degraded = () => ({}) }: HealthParts): Router {
  const router = Router();
  router.get('/healthz', named('/healthz'), (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', named('/readyz'), async (_request, response) => {
    try {
      await withinPatience(store.ready());
      const channels = degraded();
      response.json({ status: 'ready', ...(Object.keys(channels).length === 0 ? {} : { degraded: channels }) });
    } catch (error) {
      log.warn('Not ready', { error });
      response.status(503).setHeader('Retry-After', '2').json({ status: 'not-ready', part: 'store' });
    }
  });
  router.get('/metrics', named('/metrics'), async (_request, response) => {
    response.setHeader('Content-Type', metrics.contentType);
    response.send(await metrics.render());
  });
  return router;
}

function named(route: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = route;
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}

async function withinPatience(work: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
