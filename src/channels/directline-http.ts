/** How Direct Line answers over HTTP: JSON, errors as `{ error: { code, message } }`, and any origin may ask. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AparteError, type ErrorCode } from '../domain/errors.ts';
import { parseStrangersJson } from './json.ts';
import { createBodyReader, type RawBody } from './raw-body.ts';

export type Answer = { readonly status: number; readonly body: object };

/** Activities are small; uploads are files. */
const readSmall = createBodyReader({ each: 256_000, together: 12_000_000 });
const readLarge = createBodyReader({ each: 12_000_000, together: 60_000_000 });

export function addressOf({ url = '/' }: IncomingMessage): URL {
  const address = URL.parse(url, 'http://house');
  if (address === null) throw new AparteError('bad-request', 'This is no address.');
  return address;
}

/** `absent` stands for no body at all. */
export async function readJson(raw: IncomingMessage, absent?: unknown): Promise<unknown> {
  const bytes = bytesOf(await readSmall(raw));
  if (bytes.length === 0 && absent !== undefined) return absent;
  const value = parseStrangersJson(bytes);
  if (typeof value !== 'object' || value === null)
    throw new AparteError('bad-request', 'Send an activity as plain JSON.');
  return value;
}

export async function readUploaded(raw: IncomingMessage): Promise<Buffer> {
  return bytesOf(await readLarge(raw));
}

function bytesOf(body: RawBody): Buffer {
  if (body === 'too-large') throw new AparteError('too-large', 'An activity may have 256 kB, an upload 12 MB.');
  if (body === 'too-many') throw new AparteError('retry-later', 'Too much at once; try again.');
  if (body === 'cut') throw new AparteError('bad-request', 'The body did not arrive whole.');
  return body;
}

export function asAparte(cause: unknown): AparteError {
  if (cause instanceof AparteError) return cause;
  if (cause instanceof z.ZodError) {
    const [issue] = cause.issues;
    return new AparteError('bad-request', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}`);
  }
  return new AparteError('internal', 'Something went wrong on our side.', { cause });
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'too-long': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  'retry-later': 503,
};

export function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, Accept, x-ms-bot-agent, x-requested-with',
  );
  response.setHeader('Access-Control-Max-Age', '86400');
  response.setHeader('Cache-Control', 'no-store');
}

export function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, { code, message, details }: AparteError): void {
  if (response.headersSent) return void response.destroy();
  const status = details?.['full'] === true ? 507 : (statusOf[code] ?? 500);
  if (status === 413) response.setHeader('Connection', 'close');
  if (status === 429 || status === 503) response.setHeader('Retry-After', '2');
  send(response, { status, body: { error: { code, message } } });
}
