/** What Messenger and WhatsApp share at the door: the handshake and the signature. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from './channel.ts';

export type Handshake = { readonly status: 200; readonly challenge: string } | { readonly status: 403 | 400 };

/**
 * Meta's registration of a webhook: it gives our token back and wants its challenge as plain text. It carries no
 * signature. A challenge that is not digits is nobody's registration.
 */
export function shakeHands(query: URLSearchParams, verifyToken: string): Handshake {
  const token = query.get('hub.verify_token') ?? '';
  if (query.get('hub.mode') !== 'subscribe' || !sameSecret(token, verifyToken)) return { status: 403 };
  const challenge = query.get('hub.challenge') ?? '';
  return /^\d{1,40}$/.test(challenge) ? { status: 200, challenge } : { status: 400 };
}

const signature = /^sha256=([0-9a-f]{64})$/;

/** Over the raw bytes: Meta escapes what we would not, so the same JSON written again has another signature. */
export function isSigned({ headers, body }: Pick<RawRequest, 'headers' | 'body'>, appSecret: string): boolean {
  const given = headers['x-hub-signature-256'];
  const match = typeof given === 'string' ? signature.exec(given) : null;
  if (match?.[1] === undefined) return false;
  const expected = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(match[1], 'hex'));
}

/** In the same time whatever the guess, also when its length differs. */
function sameSecret(guess: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(guess), digest(secret));
}
