/**
 * Meta's Graph API, as little of it as sending needs. It tells what certainly was not sent from what perhaps was, and
 * never logs what people wrote.
 */

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../domain/log.ts';

export type GraphParts = {
  /** `https://graph.facebook.com` */
  readonly baseUrl: string;
  /** `v26.0` */
  readonly version: string;
  readonly token: string;
  /** Proves with each call that whoever has the token is the app. */
  readonly appSecret?: string;
  readonly log: Log;
  readonly timeoutMs?: number;
};

export type GraphAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code?: number;
      readonly subcode?: number;
      readonly retryAfterMs?: number;
    }
  /** No byte of the request left this machine. */
  | { readonly kind: 'refused'; readonly cause: string }
  /** It may have arrived: a time-out, a reset, an answer that cannot be read. */
  | { readonly kind: 'ambiguous'; readonly cause: string };

export interface Graph {
  /** `path` without version: `me/messages`. */
  post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<GraphAnswer<T>>;
  /** Brings a file; larger bodies are given more time. */
  upload<T>(path: string, form: FormData, answer: z.ZodType<T>): Promise<GraphAnswer<T>>;
}

const defaultTimeoutMs = 10_000;
const uploadTimeoutMs = 30_000;

const failure = z.object({
  error: z.object({ code: z.number().int(), error_subcode: z.number().int().optional() }),
});

export function createGraph({ baseUrl, version, token, appSecret, log, timeoutMs }: GraphParts): Graph {
  const proof = appSecret === undefined ? '' : `?appsecret_proof=${proofOf(token, appSecret)}`;

  async function send<T>(
    path: string,
    { headers = {}, ...request }: RequestInit & { readonly headers?: Record<string, string> },
    answer: z.ZodType<T>,
  ): Promise<GraphAnswer<T>> {
    const began = performance.now();
    const result = await call(`${baseUrl.replace(/\/+$/, '')}/${version}/${path}${proof}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...request,
    });
    const read = result instanceof Reply ? readReply(result, answer) : result;
    if (read.kind !== 'ok') tell(log, read, performance.now() - began);
    return read;
  }

  return {
    post: (path, body, answer) =>
      send(
        path,
        {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeoutMs ?? defaultTimeoutMs),
        },
        answer,
      ),
    upload: (path, body, answer) =>
      send(path, { body, signal: AbortSignal.timeout(timeoutMs ?? uploadTimeoutMs) }, answer),
  };
}

function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

class Reply {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;

  constructor({ status, headers }: Response, text: string) {
    this.status = status;
    this.text = text;
    this.retryAfter = headers.get('retry-after');
  }
}

async function call(
  url: string,
  request: RequestInit,
): Promise<Reply | Extract<GraphAnswer<never>, { cause: string }>> {
  try {
    const response = await fetch(url, request);
    return new Reply(response, await response.text());
  } catch (error) {
    const cause = causeOf(error);
    return { kind: wasNotSent(cause) ? 'refused' : 'ambiguous', cause: String(cause.code ?? cause.name ?? 'unknown') };
  }
}

function readReply<T>({ status, text, retryAfter }: Reply, answer: z.ZodType<T>): GraphAnswer<T> {
  const body = parsed(text);
  if (status === 200) {
    const value = answer.safeParse(body);
    return value.success ? { kind: 'ok', value: value.data } : { kind: 'ambiguous', cause: 'unreadable' };
  }
  const told = failure.safeParse(body).data?.error;
  const seconds = Number(retryAfter ?? Number.NaN);
  return {
    kind: 'error',
    status,
    ...(told === undefined ? {} : { code: told.code }),
    ...(told?.error_subcode === undefined ? {} : { subcode: told.error_subcode }),
    ...(seconds > 0 && seconds <= 3_600 ? { retryAfterMs: seconds * 1_000 } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Cause = { readonly name?: unknown; readonly code?: unknown; readonly syscall?: unknown };

/** `fetch failed` hides the reason; several addresses tried hide it twice. */
function causeOf(error: unknown): Cause {
  const { cause } = error as { cause?: unknown };
  if (cause === undefined || cause === null) return error as Cause;
  const [first] = cause instanceof AggregateError ? cause.errors : [cause];
  return first as Cause;
}

/** Broken before the request could be written: looking up the name, connecting, agreeing on TLS. All else is doubtful. */
function wasNotSent({ code, syscall }: Cause): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return typeof code === 'string' && notSent.test(code);
}

const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w*_SELF_SIGNED_CERT|SELF_SIGNED_CERT_\w+|UNABLE_TO_\w+)$/;

function tell(log: Log, answer: Exclude<GraphAnswer<unknown>, { kind: 'ok' }>, durationMs: number): void {
  const { kind } = answer;
  const fields = answer.kind === 'error' ? { status: answer.status, code: answer.code } : { reason: answer.cause };
  log.warn('Graph did not take a call', { kind, durationMs: Math.round(durationMs), ...fields });
}
