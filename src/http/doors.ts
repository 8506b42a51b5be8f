/** Doors that read raw bytes and answer programs, in front of the pages: what a browser needs would only slow them. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Metrics } from '../domain/metrics.ts';
import type { Clock } from '../domain/ports.ts';

export type Door = {
  /** Exactly this path. */
  readonly path: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};

export type DoorsParts = {
  readonly doors: readonly Door[];
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

export function behindDoors({ doors, metrics, clock }: DoorsParts, house: RequestListener): RequestListener {
  const byPath = new Map(doors.map((door) => [door.path, door]));
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const door = byPath.get(path);
    if (door === undefined) return house(request, response);
    const startedMs = clock.monotonicMs();
    response.once('finish', () => {
      const { method = '' } = request;
      metrics.count('http_requests', { route: path, method, status: String(response.statusCode) });
      metrics.observe('http_request_seconds', (clock.monotonicMs() - startedMs) / 1_000, { route: path });
    });
    door.handler(request, response);
  };
}
