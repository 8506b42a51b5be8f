/** Errors as RFC 9457 problem JSON: a stable code, words for a person, a request id, and nothing from inside. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AparteError, type ErrorCode } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import { Problem } from '../protocol/http.ts';

const statusOf: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'too-long': 400,
  'too-large': 413,
  'rate-limited': 429,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'already-claimed': 409,
  'not-yours': 409,
  stale: 409,
  'unknown-locale': 400,
  'retry-later': 503,
  internal: 500,
};

const titles: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The request cannot be understood',
  'too-long': 'The text is too long',
  'too-large': 'The request is too large',
  'rate-limited': 'Too many tries',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Somebody else changed this',
  'already-claimed': 'Another advisor has it',
  'not-yours': 'Another advisor has it',
  stale: 'This is not the newest any more',
  'unknown-locale': 'The house does not speak this language',
  'retry-later': 'Not possible just now',
  internal: 'Something went wrong on our side',
};

/** What a browser or program may rely on being told to wait, in seconds. */
const retryAfterSeconds: Partial<Record<ErrorCode, number>> = { 'rate-limited': 60, 'retry-later': 2 };

export const notFound: RequestHandler = () => {
  throw new AparteError('not-found', 'There is nothing here.');
};

/** The last handler. Only a failure of ours is logged as an error: bad input is a normal day. */
export function problems(log: Log): ErrorRequestHandler {
  return (cause, request, response, next) => {
    const error = asAparte(cause);
    const requestId: string = response.locals['requestId'];
    if (error.code === 'internal') {
      log.error('A request failed', { requestId, method: request.method, route: request.path, error: cause });
    }
    if (response.headersSent) next(cause);
    else sendProblem(response, error);
  };
}

export function sendProblem(response: Response, error: AparteError): void {
  const { code } = error;
  const requestId: string = response.locals['requestId'];
  const internal = code === 'internal';
  const problem: Problem = {
    type: `urn:aparte:problem:${code}`,
    title: titles[code],
    // a place that is full and one that is away are told apart by their status alone
    status: error.details?.['full'] === true ? 507 : statusOf[code],
    code,
    detail: internal ? `Please tell us this number: ${requestId}` : error.message,
    requestId,
    ...(internal ? {} : wrongFields(error.details?.['errors'])),
    ...needs(error.details?.['needs']),
  };
  const wait = error.details?.['retryAfterSeconds'] ?? retryAfterSeconds[code];
  if (wait !== undefined) response.setHeader('Retry-After', String(wait));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function wrongFields(errors: unknown): Pick<Problem, 'errors'> {
  const known = Problem.shape.errors.safeParse(errors);
  return known.success && known.data ? { errors: known.data } : {};
}

/** Which form the console has to show before the same call succeeds. */
function needs(what: unknown): Pick<Problem, 'needs'> {
  const known = Problem.shape.needs.safeParse(what);
  return known.success && known.data ? { needs: known.data } : {};
}

/** Express and its body parser mark the caller's mistakes with a 4xx status; everything else unknown is ours. */
function asAparte(cause: unknown): AparteError {
  if (cause instanceof AparteError) return cause;
  const status = cause instanceof Error && 'status' in cause ? cause.status : 500;
  if (status === 413) return new AparteError('too-large', 'The request is over the limit.', { cause });
  if (status === 404) return new AparteError('not-found', 'There is nothing here.', { cause });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const inBody = cause instanceof Error && 'type' in cause;
    const words = inBody ? 'The body is not valid JSON in UTF-8.' : 'The request cannot be understood.';
    return new AparteError('bad-request', words, { cause });
  }
  return new AparteError('internal', 'Something went wrong on our side.', { cause });
}
