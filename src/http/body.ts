/** Reads a JSON body within its limits, and refuses keys that could reach an object's prototype, before any route runs. */
import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { AparteError } from '../domain/errors.ts';
import { roomForBodies } from './body-room.ts';

const bodyLimit = 1_000_000;
/** All bodies being read at one time in this process. */
const inFlightLimit = 12_000_000;
const deepest = 32;

/** In order: room for the body, the body, its keys and the query's. */
export function jsonBodies(): RequestHandler[] {
  const parse = express.json({
    limit: bodyLimit,
    type: ['application/json', 'application/*+json'],
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw new AparteError('bad-request', 'The body is not UTF-8.');
    },
  });
  const room = roomForBodies({ each: bodyLimit, all: inFlightLimit, words: 'A JSON body may have 1 MB.' });
  return [room, onlyJson, parse, refuseForbiddenKeys];
}

const onlyJson: RequestHandler = (request, _response, next) => {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (hasBody && !request.is(['application/json', 'application/*+json'])) {
    throw new AparteError('bad-request', 'Send JSON, with Content-Type: application/json.');
  }
  next();
};

const refuseForbiddenKeys: RequestHandler = (request, _response, next) => {
  if (hasForbiddenKey(request.body, 0) || hasForbiddenKey(request.query, 0)) {
    throw new AparteError('bad-request', 'The request has a key that is not allowed.');
  }
  next();
};

const forbidden = /^(?:__proto__|constructor|prototype)$/;

function hasForbiddenKey(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > deepest) throw new AparteError('bad-request', 'The request is nested too deeply.');
  return Object.entries(value).some(
    // a query may spell a path: a[__proto__][b]
    ([key, inner]) => key.split(/[[\].]/).some((part) => forbidden.test(part)) || hasForbiddenKey(inner, depth + 1),
  );
}
