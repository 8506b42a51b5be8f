/** Asks Graph about a token: whose app it is of, until when it holds, what it is allowed. */
import { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { GraphAccess, GraphReader, Read } from './graph-reader.ts';
import { type Asked, ok, troubleOf, unknown, wrong } from './graph-trouble.ts';

const inspected = z.object({
  data: z.object({
    app_id: z.union([z.string(), z.number()]).transform(String).optional(),
    is_valid: z.boolean(),
    /** Seconds since 1970; 0: never. */
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).default([]),
    granular_scopes: z.array(z.object({ scope: z.string(), target_ids: z.array(z.string()).default([]) })).default([]),
  }),
});

export type Token = {
  readonly finding: Pick<Finding, 'state' | 'words'>;
  readonly appId?: string;
  /** For each permission, the ids of what it is given for. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
};

export type TokenQuestion = Asked & {
  readonly graph: GraphReader;
  readonly access: GraphAccess;
  readonly needs: readonly string[];
  readonly now: Date;
};

const soonMs = 14 * 24 * 3_600_000;

export async function checkToken({ graph, access, needs, now, ...asked }: TokenQuestion): Promise<Token> {
  const read = await graph.get('debug_token', inspected, { query: { input_token: access.token } });
  if (read.kind !== 'ok') {
    const { state, words } = troubleOf(read, asked);
    const byHand = 'look at it in the Access Token Debugger of developers.facebook.com';
    return { finding: { state, words: state === 'unknown' ? `${words}; or ${byHand}` : words }, targets: new Map() };
  }
  const { data } = read.value;
  return {
    finding: judged(data, needs, asked.token, now),
    ...(data.app_id === undefined ? {} : { appId: data.app_id }),
    targets: new Map(data.granular_scopes.map(({ scope, target_ids }) => [scope, target_ids])),
  };
}

function judged(
  { is_valid, expires_at = 0, data_access_expires_at = 0, scopes }: z.infer<typeof inspected>['data'],
  needs: readonly string[],
  variable: string,
  now: Date,
): Token['finding'] {
  if (!is_valid) return wrong(`${variable} is not valid any more: make a new one and restart`);
  const missing = needs.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) return wrong(`${variable} lacks ${missing.join(', ')}: make one with these permissions`);
  const ends = [expires_at, data_access_expires_at].filter((seconds) => seconds > 0);
  if (ends.length === 0) return ok('valid, and does not expire');
  const end = new Date(Math.min(...ends) * 1_000);
  const day = end.toISOString().slice(0, 10);
  if (end.getTime() - now.getTime() > soonMs) return ok(`valid until ${day}`);
  return wrong(`${variable} expires on ${day}: replace it before, best by one of a system user, which does not expire`);
}

/**
 * Why a first question failed. A wrong app secret and a wrong parameter have the same code: the same question without the
 * proof tells them apart, unless the app demands it.
 */
export async function secretTrouble(
  failed: Exclude<Read<unknown>, { kind: 'ok' }>,
  again: () => Promise<Read<unknown>>,
  secret: string,
  asked: Asked,
): Promise<Pick<Finding, 'state' | 'words'>> {
  if (failed.kind === 'away' || failed.code !== 100) return troubleOf(failed, asked);
  const bare = await again();
  if (bare.kind === 'ok') return wrong(`${secret} is not that of the app which ${asked.token} is of`);
  return unknown(
    `Graph does not take the question (error 100): either the id is wrong, or ${secret} is of another app than ${asked.token}`,
  );
}
