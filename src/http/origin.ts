/** A call that changes something must come from our own pages: a browser says truthfully, in `Origin`, whose page it is. */
import type { RequestHandler } from 'express';
import { AparteError } from '../domain/errors.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

export function ownOriginOnly(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (harmless.has(request.method) || isOwn(request.headers.origin, request.headers.host, own)) next();
    else throw new AparteError('forbidden', 'This call needs the Origin header of the house itself.');
  };
}

/** Our public address, or the very host that was asked: the house is also reached as localhost or by a port of its own. */
function isOwn(origin: string | undefined, host: string | undefined, own: string): boolean {
  if (origin === undefined) return false;
  return origin === own || (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`));
}
