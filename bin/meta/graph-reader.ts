/**
 * Reads settings from the Graph API for the doctor. Of an error only the codes are kept: Graph's own words can repeat a
 * token.
 */
import { z } from 'zod';
import { causeOf } from './post.ts';
import { proofOf } from './signing.ts';

export type Read<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'error'; readonly status: number; readonly code?: number; readonly subcode?: number }
  | { readonly kind: 'away'; readonly cause: string };

export type GraphReader = {
  get<T>(path: string, schema: z.ZodType<T>, how?: How): Promise<Read<T>>;
};

type How = {
  readonly query?: Readonly<Record<string, string>>;
  /** Another than the channel's own, such as the app's. */
  readonly token?: string;
  /** False: without the proof, to tell a wrong app secret from a wrong token. */
  readonly proof?: boolean;
};

export type GraphAccess = {
  readonly baseUrl: string;
  readonly version: string;
  readonly token: string;
  readonly appSecret: string;
};

const patienceMs = 5_000;

const failure = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional() }),
});

export function createGraphReader({ baseUrl, version, token: own, appSecret }: GraphAccess): GraphReader {
  return {
    async get(path, schema, { query = {}, token = own, proof = true } = {}) {
      const url = new URL(`${baseUrl.replace(/\/+$/, '')}/${version}/${path}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      if (proof) url.searchParams.set('appsecret_proof', proofOf(token, appSecret));
      try {
        const answer = await fetch(url, {
          headers: { Authorization: `Bearer ${token}` },
          // a token follows nobody to another address
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        });
        const body: unknown = await answer.json().catch(() => undefined);
        const value = schema.safeParse(body);
        if (answer.ok && value.success) return { kind: 'ok', value: value.data };
        const told = failure.safeParse(body).data?.error;
        return {
          kind: 'error',
          status: answer.status,
          ...(told === undefined ? {} : { code: told.code }),
          ...(told?.error_subcode === undefined ? {} : { subcode: told.error_subcode }),
        };
      } catch (error) {
        return { kind: 'away', cause: causeOf(error) };
      }
    },
  };
}
