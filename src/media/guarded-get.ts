/**
 * Fetches bytes from a provider's hosts and from nowhere else: host by list, address looked up once, checked, and connected
 * to as it was checked; no redirects, no more bytes and no more time than allowed.
 */
import { lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { FileProblem } from '../domain/file-mark.ts';
import { isPublicAddress } from './public-address.ts';

export type Got =
  | { readonly outcome: 'got'; readonly bytes: Uint8Array; readonly mime: string }
  | { readonly outcome: 'refused'; readonly reason: Extract<FileProblem, 'not-allowed' | 'gone' | 'too-large'> }
  /** Worth another try. */
  | { readonly outcome: 'failed'; readonly cause: string };

export type GuardedGetParts = {
  /** Hosts by name; a name that begins with a dot stands for all below it. Only https, only its own port. */
  readonly hosts: readonly string[];
  /** An origin that the operator named: it may be on this machine or network. */
  readonly trustedOrigin?: string;
  readonly resolve?: typeof lookup;
  readonly timeoutMs?: number;
};

export type GuardedGet = (
  address: string,
  options: { readonly most: number; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Got>;

const defaultTimeoutMs = 20_000;

export function createGuardedGet(parts: GuardedGetParts): GuardedGet {
  const { timeoutMs = defaultTimeoutMs, trustedOrigin } = parts;
  return async (address, { most, headers = {} }) => {
    const url = URL.parse(address);
    if (url === null || !isListed(url, parts)) return { outcome: 'refused', reason: 'not-allowed' };
    const isTrusted = url.origin === trustedOrigin;
    const call = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise<Got>((resolve) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const request = call(url, {
        method: 'GET',
        headers: { ...headers, accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'aparte' },
        // a connection of its own: one that is kept was checked for another name
        agent: false,
        lookup: isTrusted ? lookup : checkedLookup(parts.resolve ?? lookup),
        signal,
      });
      request.once('response', (response) => void read(request, response, most).then(resolve));
      // on, not once: a second one that nobody hears would end the process
      request.on('error', (error: Error & { code?: string }) => {
        if (error.code === notPublic) resolve({ outcome: 'refused', reason: 'not-allowed' });
        else resolve({ outcome: 'failed', cause: signal.aborted ? 'timeout' : (error.code ?? error.name) });
      });
      request.end();
    });
  };
}

function isListed(
  { protocol, hostname, port, origin, username, password }: URL,
  { hosts, trustedOrigin }: GuardedGetParts,
) {
  if (username !== '' || password !== '') return false;
  if (origin === trustedOrigin) return true;
  // an address in figures has no name that could be on a list
  if (protocol !== 'https:' || port !== '' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

const notPublic = 'ERR_NOT_PUBLIC';

/** All addresses of a name must be public, so that none of them is reached by a second try. */
function checkedLookup(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
        return callback(Object.assign(new Error('The name leads to a private address.'), { code: notPublic }), '', 0);
      }
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

async function read(request: ClientRequest, response: IncomingMessage, most: number): Promise<Got> {
  const { statusCode = 0, headers } = response;
  const give = (got: Got): Got => {
    request.destroy();
    return got;
  };
  if (statusCode >= 300 && statusCode < 400) return give({ outcome: 'refused', reason: 'not-allowed' });
  if (statusCode === 404 || statusCode === 410) return give({ outcome: 'refused', reason: 'gone' });
  if (statusCode !== 200) return give({ outcome: 'failed', cause: `status ${statusCode}` });
  if (Number(headers['content-length'] ?? 0) > most) return give({ outcome: 'refused', reason: 'too-large' });
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) return give({ outcome: 'refused', reason: 'too-large' });
      pieces.push(piece);
    }
  } catch (error) {
    return { outcome: 'failed', cause: String((error as { code?: unknown }).code ?? 'cut') };
  }
  return { outcome: 'got', bytes: Buffer.concat(pieces), mime: headers['content-type'] ?? '' };
}
