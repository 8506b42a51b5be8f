/** One way to answer a socket's request: checked, limited, acknowledged, and never a stack trace to the outside. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { AparteError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import { oddityIn } from '../domain/plain-json.ts';
import type { Ack, WireError } from '../protocol/wire.ts';

/** Requests a socket may make each second, with a burst of twice as many. */
const perSecond = 20;

export type Limiter = { take(): boolean };

/** A token bucket on the monotonic clock. */
export function createLimiter(monotonicMs: () => number, rate = perSecond): Limiter {
  let tokens = rate * 2;
  let last = monotonicMs();
  return {
    take() {
      const now = monotonicMs();
      tokens = Math.min(rate * 2, tokens + ((now - last) / 1000) * rate);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

export type RequestParts = { readonly log: Log; readonly limiter: Limiter };

/** A request that does not exist is told so: a client that waits for its ack must not wait for ever. */
export function refuseUnknown(socket: Socket, known: object, { log, limiter }: RequestParts): void {
  socket.use(([name, ...args], next) => {
    if (Object.hasOwn(known, name)) return next();
    const cause = limiter.take() ? new AparteError('not-found', 'There is no such request.') : tooMany();
    ackOf(args)({ ok: false, error: wireError(cause, 'unknown', log) });
  });
}

/** Registers a request: `schema` parses the payload at the door, `handle` trusts it. Without an ack function nothing is told. */
export function onRequest<Payload, Answer extends object>(
  socket: Socket,
  name: string,
  schema: z.ZodType<Payload>,
  { log, limiter }: RequestParts,
  handle: (payload: Payload) => Promise<Answer> | Answer,
): void {
  socket.on(name, async (...args: unknown[]) => {
    const answer = ackOf<Answer>(args);
    try {
      if (!limiter.take()) throw tooMany();
      answer({ ok: true, ...(await handle(parse(schema, payloadOf(args)))) });
    } catch (cause) {
      answer({ ok: false, error: wireError(cause, name, log) });
    }
  });
}

/** The ack comes last, also when a client forgot the payload. */
function ackOf<Answer>(args: readonly unknown[]): (answer: Ack<Answer>) => void {
  const last = args.at(-1);
  return typeof last === 'function' ? (last as (answer: Ack<Answer>) => void) : () => undefined;
}

/** One argument. None says nothing, which is enough where nothing has to be said; several are a list that no schema takes. */
function payloadOf(args: readonly unknown[]): unknown {
  const given = args.filter((arg) => typeof arg !== 'function');
  if (given.length === 0) return {};
  return given.length === 1 ? given[0] : given;
}

function tooMany(): AparteError {
  return new AparteError('rate-limited', 'Too many requests; wait a moment.');
}

function parse<Payload>(schema: z.ZodType<Payload>, payload: unknown): Payload {
  if (oddityIn(payload) !== undefined) throw new AparteError('bad-request', 'payload: not plain JSON');
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AparteError('bad-request', `${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'not valid'}`);
}

export function wireError(cause: unknown, route: string, log: Log): WireError {
  if (cause instanceof AparteError && cause.code !== 'internal') {
    const by = cause.details?.['by'] as WireError['by'];
    const reason = cause.details?.['reason'] as WireError['reason'];
    const words = cause.details?.['words'] as WireError['words'];
    // Dates become text on the way out.
    const promises = cause.details?.['promises'] as WireError['promises'];
    return {
      code: cause.code,
      message: cause.message,
      retryable: cause.retryable,
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
      ...(promises === undefined ? {} : { promises }),
      ...(words === undefined ? {} : { words: [...words] }),
    };
  }
  const requestId = randomUUID();
  log.error('a request failed', { requestId, route, error: cause });
  return { code: 'internal', message: `Something went wrong on our side (${requestId}).`, retryable: false, requestId };
}
