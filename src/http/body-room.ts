/**
 * Room for bodies: a flood is told to come back, before one byte of it is read. What is counted is what has come, so that
 * bodies which are announced and never sent keep nobody else out.
 */
import type { RequestHandler } from 'express';
import { AparteError } from '../domain/errors.ts';

export type BodyRoom = {
  /** Bytes of one body. */
  readonly each: number;
  /** Bytes of all that are being read at one time. */
  readonly all: number;
  /** What somebody is told whose body is larger than `each`. */
  readonly words: string;
};

export function roomForBodies({ each, all, words }: BodyRoom): RequestHandler {
  let held = 0;
  return (request, response, next) => {
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > each) throw new AparteError('too-large', words);
    if (held + declared > all) throw new AparteError('retry-later', 'Too much at once; try again.');
    let own = 0;
    request.on('data', ({ length }: Buffer) => {
      own += length;
      held += length;
      if (held > all) request.destroy();
    });
    response.once('close', () => {
      held -= own;
    });
    next();
  };
}
