/** What Meta computes with an app secret: the signature of a webhook, and the proof that goes with a call to Graph. */
import { createHmac } from 'node:crypto';

/** The value of `X-Hub-Signature-256`, over the very bytes that are sent. */
export function signatureOf(body: string | Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** `appsecret_proof`: whoever has the token also knows the app's secret. */
export function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** JSON as Meta writes it, with more escapes than ours: a signature over the same JSON written again does not fit. */
export function metaJson(payload: unknown): string {
  return JSON.stringify(payload)
    .replace(/[^\x20-\x7e]|[<%@]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}
