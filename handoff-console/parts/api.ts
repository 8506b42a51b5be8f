/** The JSON API as the console asks it: an answer that is what it should be, or why not. */

import type { z } from 'zod';
import type { Problem } from '../../src/protocol/http.ts';
import type { WrongField } from '../../src/protocol/wrong-field.ts';

export type Failure =
  /** No answer at all: the network or the server is down. */
  | { readonly cause: 'unreachable' }
  | {
      readonly cause: 'refused';
      readonly code: string;
      readonly needs?: Problem['needs'];
      readonly requestId?: string;
      /** When to come again, where the server said so: ISO 8601, by this device's clock. */
      readonly againAt?: string;
      /** Which fields are wrong, and how. */
      readonly errors?: readonly WrongField[];
    };

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

type Ask<Value> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** Absent: nothing is expected back. */
  readonly answer?: Pick<z.ZodType<Value>, 'safeParse'>;
};

/** An answer that is taken at the server's word: for what the first screen asks, which has to do without zod's weight. */
export function trusted<Value extends object>(): NonNullable<Ask<Value>['answer']> {
  const safeParse = (value: unknown) => ({ success: typeof value === 'object' && value !== null, data: value });
  return { safeParse: safeParse as z.ZodType<Value>['safeParse'] };
}

/** `path` below `/api/v1`. */
export async function ask<Value = undefined>(
  path: string,
  { method = 'GET', body, answer }: Ask<Value>,
): Promise<Answer<Value>> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, failure: { cause: 'unreachable' } };
  }
  if (!response.ok) return { ok: false, failure: await failureOf(response) };
  if (answer === undefined) return { ok: true, value: undefined as Value };
  const parsed = answer.safeParse(await response.json().catch(() => undefined));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, failure: { cause: 'refused', code: 'internal' } };
}

export async function failureOf(response: Response): Promise<Failure> {
  const problem = await problemOf(response);
  if (problem === undefined) {
    return { cause: 'refused', code: response.status === 401 ? 'unauthenticated' : 'internal' };
  }
  const { code, requestId, needs, errors } = problem;
  const waitSeconds = Number(response.headers.get('retry-after'));
  return {
    cause: 'refused',
    code,
    ...(requestId && { requestId }),
    ...(waitSeconds > 0 && { againAt: new Date(Date.now() + waitSeconds * 1000).toISOString() }),
    ...(needs && { needs }),
    ...(errors && { errors }),
  };
}

/** What went wrong, in the server's words; a proxy's error page is none. */
export async function problemOf(response: Response): Promise<Problem | undefined> {
  const told = (await response.json().catch(() => undefined)) as Partial<Problem> | null | undefined;
  return typeof told?.code === 'string' ? (told as Problem) : undefined;
}
