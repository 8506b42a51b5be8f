/**
 * A short-lived identity that the shop's server signed for its own shopper: a JWT (RFC 7519) with Ed25519 (RFC 8037) and
 * nothing else. The algorithm is ours, never the token's; each token opens one session.
 */
import { createHash, type KeyObject, verify } from 'node:crypto';
import { AparteError } from '../domain/errors.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import { tryPut } from './people.ts';
import { sweepExpired } from '../domain/sweep-expired.ts';

export type SignedIdentity = {
  /** A shopper's id, or their e-mail address. */
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  /** Names the token without being it. */
  readonly ref: string;
};

export type SignedIdentities = {
  /** Uses the token up. Throws `unauthenticated` with what is wrong; nothing has changed then. */
  redeem(token: string): Promise<SignedIdentity>;
};

export type SignedIdentityParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  /** By key id; a token without one is tried with every key. */
  readonly keys: () => Promise<ReadonlyMap<string, KeyObject>>;
  readonly issuer: string;
  readonly audience: string;
  readonly clock: Clock;
};

const longestLifeSeconds = 300;
/** Clocks of two servers may be so far apart. */
const skewSeconds = 30;
const longestToken = 4_000;
const longestField = 320;

type Claims = Readonly<Record<string, unknown>>;
type Used = { readonly expiresAt: Date };

export function createSignedIdentities({
  documents,
  keys,
  issuer,
  audience,
  clock,
}: SignedIdentityParts): SignedIdentities {
  /** Told once: the second bearer of a token, on whatever node, finds it used. */
  async function useUp(jti: string, expiresAt: Date): Promise<string> {
    const ref = digest(`${issuer}\n${jti}`);
    if (!(await tryPut<Used>(documents, 'used-tokens', ref, { expiresAt }, 0)))
      throw refused('it was used before; ask for a new one');
    await sweepExpired(documents, 'used-tokens', new Date(clock.now().getTime() - 2 * longestLifeSeconds * 1000));
    return ref;
  }

  return {
    async redeem(token) {
      const claims = proven(token, await keys());
      checkPlace(claims, issuer, audience);
      const expiresAt = checkTime(claims, clock.now().getTime() / 1000);
      const { jti, sub } = claims;
      if (!isShort(sub)) throw refused('sub must be a shopper id or an e-mail address');
      if (!isShort(jti)) throw refused('jti is missing');
      const ref = await useUp(jti, expiresAt);
      return {
        subject: sub.trim(),
        ref,
        ...(isShort(claims['name']) ? { name: claims['name'].slice(0, 100) } : {}),
        ...(isShort(claims['email']) ? { email: claims['email'].trim().toLowerCase() } : {}),
      };
    },
  };
}

/** The claims, once a key of the house has confirmed every byte of them. */
function proven(token: string, keys: ReadonlyMap<string, KeyObject>): Claims {
  if (token.length > longestToken) throw refused('it is too long');
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || ![head, body, signature].every(isBase64Url)) throw refused('it is not a JWT');
  const header = fieldsOf(head);
  if (header['alg'] !== 'EdDSA') throw refused('alg must be EdDSA');
  if (header['crit'] !== undefined) throw refused('crit is not understood');
  const kid = header['kid'];
  const named = typeof kid === 'string' ? keys.get(kid) : undefined;
  const candidates = kid === undefined ? [...keys.values()] : named === undefined ? [] : [named];
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!candidates.some((key) => verify(null, signed, key, bytes))) throw refused('no key of the house signed it');
  return fieldsOf(body);
}

function checkPlace({ iss, aud }: Claims, issuer: string, audience: string): void {
  if (iss !== issuer) throw refused('iss is not the issuer of this house');
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(audience)) throw refused('aud is another one');
}

function checkTime({ iat, exp, nbf }: Claims, nowSeconds: number): Date {
  if (!isSeconds(iat) || !isSeconds(exp)) throw refused('iat and exp must be there, in seconds');
  if (exp - iat > longestLifeSeconds) throw refused(`it may live ${longestLifeSeconds} seconds at most`);
  if (exp <= nowSeconds) throw refused('it has expired; ask for a new one');
  if (iat > nowSeconds + skewSeconds) throw refused('it is from the future; compare the clocks');
  if (isSeconds(nbf) && nbf > nowSeconds + skewSeconds) throw refused('it is not valid yet');
  return new Date(exp * 1000);
}

function fieldsOf(part: string): Claims {
  try {
    const fields: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields as Claims;
  } catch {
    // said below
  }
  throw refused('it is not a JWT');
}

const isBase64Url = (text: string) => /^[\w-]+$/.test(text);
const isSeconds = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longestField;
const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 27);

function refused(why: string): AparteError {
  return new AparteError('unauthenticated', `identity: ${why}.`);
}
