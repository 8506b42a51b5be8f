/** The JSON API as the console asks it: an answer that is what it should be, or why not. */
import type { z } from 'zod';
import { Problem } from '../../src/protocol/http.ts';

export type Failure =
  /** No answer at all: the network or the server is down. */
  | { readonly cause: 'unreachable' }
  | {
      readonly cause: 'refused';
      readonly code: string;
      readonly needs?: Problem['needs'];
      readonly requestId?: string;
    };

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

type Ask<Value> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** Absent: nothing is expected back. */
  readonly answer?: z.ZodType<Value>;
};

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
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) {
    return { cause: 'refused', code: response.status === 401 ? 'unauthenticated' : 'internal' };
  }
  const { code, requestId, needs } = problem.data;
  return { cause: 'refused', code, ...(requestId && { requestId }), ...(needs && { needs }) };
}
