/** Gives each request an id that a person can quote, counts it, and says in the log how it ended. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Clock } from '../domain/ports.ts';

export type RequestIdsParts = { readonly log: Log; readonly metrics: Metrics; readonly clock: Clock };

export function requestIds({ log, metrics, clock }: RequestIdsParts): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedMs = clock.monotonicMs();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.once('finish', () => {
      const durationMs = Math.round(clock.monotonicMs() - startedMs);
      // the pattern, never the address: an address would make a series of each conversation
      const route: string = response.locals['route'] ?? 'page';
      const { method } = request;
      metrics.count('http_requests', { route, method, status: String(response.statusCode) });
      metrics.observe('http_request_seconds', durationMs / 1000, { route });
      log.debug('Request answered', { requestId, method, route, status: response.statusCode, durationMs });
    });
    next();
  };
}
