/**
 * The webhook of a Meta channel: handshake, signature, and 200 only when every event of the batch is durable. Nothing else
 * happens here: no model, no shop system, no call to Graph.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import type { Batch } from './channel.ts';
import { parseJson } from './json.ts';
import { isSigned, shakeHands } from './meta.ts';
import { createBodyReader, type RawBody } from './raw-body.ts';

export type DoorParts = {
  readonly channel: 'messenger' | 'whatsapp';
  readonly verifyToken: string;
  readonly appSecret: string;
  /** Undefined: not a webhook of this channel. */
  readonly parse: (payload: unknown) => Batch | undefined;
  readonly arrivals: Arrivals;
  readonly read: BodyReader;
  readonly log: Log;
  readonly metrics: Metrics;
};

export type Door = (request: IncomingMessage, response: ServerResponse) => void;
export type BodyReader = (request: IncomingMessage) => Promise<RawBody>;

type Answer = { readonly status: number; readonly text: string };

/** Meta sends at most 1,000 events in a batch; three megabytes hold them. */
export const webhookBodies = (): BodyReader => createBodyReader({ each: 3_000_000, together: 12_000_000 });

/** Meta gives up on an answer after some seconds and comes again: a store that is away is told sooner. */
const patienceMs = 2_900;

const bodyAnswers: Readonly<Record<Extract<RawBody, string>, Answer>> = {
  'too-large': { status: 413, text: 'A webhook may have 3 MB.' },
  'too-many': { status: 503, text: 'Too much at once; send it again.' },
  cut: { status: 400, text: 'The body did not arrive whole.' },
};

export function createDoor(parts: DoorParts): Door {
  const { channel, log, metrics } = parts;

  async function post(request: IncomingMessage): Promise<Answer> {
    const body = await parts.read(request);
    if (typeof body === 'string') return bodyAnswers[body];
    if (!isSigned({ headers: request.headers, body }, parts.appSecret)) {
      metrics.count('events_received', { channel, receipt: 'unsigned' });
      log.warn('a webhook without a right signature was refused', { channel });
      return { status: 401, text: 'The signature is missing or wrong.' };
    }
    const payload = parseJson(body);
    const batch = payload === undefined ? undefined : parts.parse(payload);
    if (batch === undefined) return { status: 400, text: 'This is no webhook of this channel.' };
    if (batch.foreign > 0) metrics.count('events_received', { channel, receipt: 'foreign' }, batch.foreign);
    if (batch.unknown > 0) metrics.count('events_received', { channel, receipt: 'unknown' }, batch.unknown);
    return stored(batch);
  }

  async function stored({ events }: Batch): Promise<Answer> {
    if (events.length === 0) return { status: 200, text: 'OK' };
    try {
      const arrived = await inTime(parts.arrivals.take(channel, events));
      for (const [receipt, count] of tallied(arrived)) metrics.count('events_received', { channel, receipt }, count);
      if (arrived.includes('conflict'))
        log.info('an event came again with other content; the first counts', { channel });
      return { status: 200, text: 'OK' };
    } catch (error) {
      log.error('a webhook could not be stored; the provider will send it again', { channel, error });
      return { status: 503, text: 'Not possible just now; send it again.' };
    }
  }

  function get(request: IncomingMessage): Answer {
    const { searchParams } = new URL(request.url ?? '/', 'http://house');
    const shaken = shakeHands(searchParams, parts.verifyToken);
    if (shaken.status === 200) return { status: 200, text: shaken.challenge };
    return {
      status: shaken.status,
      text: shaken.status === 400 ? 'The challenge is not a number.' : 'Not the right token.',
    };
  }

  return (request, response) => {
    const { method } = request;
    if (method === 'GET') return send(response, get(request));
    if (method !== 'POST') return send(response, { status: 405, text: 'GET or POST.' }, { Allow: 'GET, POST' });
    post(request)
      .then((answer) => send(response, answer, hints(answer)))
      .catch((error: unknown) => {
        log.error('a webhook failed', { channel, error });
        send(response, { status: 500, text: 'Something went wrong on our side.' });
      });
  };
}

/** A body that is not read to its end cannot be followed by another request. */
function hints({ status }: Answer): Readonly<Record<string, string>> {
  if (status === 503) return { 'Retry-After': '2' };
  return status === 413 || status === 400 ? { Connection: 'close' } : {};
}

function send(
  response: ServerResponse,
  { status, text }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(bytes);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not stored within ${patienceMs} ms`)), patienceMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function tallied(arrived: readonly Arrived[]): ReadonlyMap<Arrived, number> {
  const counts = new Map<Arrived, number>();
  for (const one of arrived) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
