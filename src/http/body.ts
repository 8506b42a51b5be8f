/** Reads a JSON body within its limits, and refuses keys that could reach an object's prototype, before any route runs. */
import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { AparteError } from '../domain/errors.ts';
import { type Oddity, oddityIn } from '../domain/plain-json.ts';
import { roomForBodies } from './body-room.ts';

const bodyLimit = 1_000_000;
/** All bodies being read at one time in this process. */
const inFlightLimit = 12_000_000;

/** In order: room for the body, the body, what it holds, and the query. */
export function jsonBodies(): RequestHandler[] {
  const parse = express.json({
    limit: bodyLimit,
    type: ['application/json', 'application/*+json'],
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw new AparteError('bad-request', 'The body is not UTF-8.');
    },
  });
  const room = roomForBodies({ each: bodyLimit, all: inFlightLimit, words: 'A JSON body may have 1 MB.' });
  return [room, onlyJson, parse, refuseOddities];
}

const onlyJson: RequestHandler = (request, _response, next) => {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (hasBody && !request.is(['application/json', 'application/*+json'])) {
    throw new AparteError('bad-request', 'Send JSON, with Content-Type: application/json.');
  }
  next();
};

const words: Readonly<Record<Oddity, string>> = {
  key: 'The request has a key that is not allowed.',
  depth: 'The request is nested too deeply.',
  number: 'The request has a number that is too large.',
};

const refuseOddities: RequestHandler = (request, _response, next) => {
  const oddity = oddityIn(request.body) ?? oddityIn(request.query);
  if (oddity !== undefined) throw new AparteError('bad-request', words[oddity]);
  next();
};
