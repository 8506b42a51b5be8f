/**
 * Tokens of our Direct Line: each names a conversation, perhaps a user, and an end, under the secret's HMAC. They are JWTs
 * because clients look inside for the user. Any node with the same secret reads them, also after a restart.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports.ts';

export type Bearer = {
  readonly conversationId: ConversationId;
  /** Set when the token names its user: nobody else can speak with it. Begins with `dl_`. */
  readonly user?: string;
};

/** A stream may be opened with it for a minute; `after` is the last activity that the client has. */
export type StreamTicket = Bearer & { readonly after: number };

export type Reading<T> = T | 'expired' | undefined;

export type Tokens = {
  issue(bearer: Bearer): string;
  read(token: string): Reading<Bearer>;
  ticket(ticket: StreamTicket): string;
  readTicket(token: string): Reading<StreamTicket>;
  isSecret(text: string): boolean;
  newConversation(): ConversationId;
  /** One of ours: nobody makes up a conversation. */
  isConversation(id: string): id is ConversationId;
};

export const tokenSeconds = 1800;
const ticketSeconds = 60;
const header = encoded({ alg: 'HS256', typ: 'JWT' });

type Claims = { readonly use: 'token' | 'stream'; readonly conv: string; readonly exp: number } & {
  readonly user?: string;
  readonly after?: number;
};

export function createTokens(secret: string, clock: Pick<Clock, 'now'>): Tokens {
  // one secret, one key for each use
  const signingKey = derived(secret, 'token');
  const namingKey = derived(secret, 'conversation');
  const nowSeconds = () => Math.floor(clock.now().getTime() / 1000);

  function sign(claims: Claims): string {
    const body = `${header}.${encoded({ ...claims, jti: randomBytes(6).toString('base64url') })}`;
    return `${body}.${mac(signingKey, body).toString('base64url')}`;
  }

  function read(token: string, use: Claims['use']): Reading<Claims> {
    const [, body, signature] = /^([\w-]{1,100}\.[\w-]{1,2000})\.([\w-]{43})$/.exec(token) ?? [];
    if (body === undefined || signature === undefined) return undefined;
    if (!timingSafeEqual(mac(signingKey, body), Buffer.from(signature, 'base64url'))) return undefined;
    // ours: nobody else could have signed it
    const claims = JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as Claims;
    if (claims.use !== use) return undefined;
    return claims.exp > nowSeconds() ? claims : 'expired';
  }

  function nameFor(random: string): ConversationId {
    return conversationId(`c_${random}${mac(namingKey, random).toString('base64url').slice(0, 11)}`);
  }

  return {
    issue: ({ conversationId: conv, user }) =>
      sign({ use: 'token', conv, exp: nowSeconds() + tokenSeconds, ...(user === undefined ? {} : { user }) }),
    read: (token) => bearerOf(read(token, 'token')),
    ticket: ({ conversationId: conv, user, after }) =>
      sign({ use: 'stream', conv, exp: nowSeconds() + ticketSeconds, after, ...(user === undefined ? {} : { user }) }),
    readTicket(token) {
      const claims = read(token, 'stream');
      const bearer = bearerOf(claims);
      if (typeof claims !== 'object' || typeof bearer !== 'object') return claims === 'expired' ? 'expired' : undefined;
      return { ...bearer, after: claims.after ?? 0 };
    },
    isSecret: (text) => timingSafeEqual(mac(signingKey, text), mac(signingKey, secret)),
    newConversation: () => nameFor(randomBytes(12).toString('base64url')),
    isConversation: (id): id is ConversationId => /^c_[\w-]{27}$/.test(id) && nameFor(id.slice(2, 18)) === id,
  };
}

function bearerOf(claims: Reading<Claims>): Reading<Bearer> {
  if (typeof claims !== 'object') return claims;
  const { conv, user } = claims;
  return { conversationId: conversationId(conv), ...(user === undefined ? {} : { user }) };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function derived(secret: string, use: string): Buffer {
  return createHmac('sha256', secret).update(`aparte direct line ${use}`).digest();
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
