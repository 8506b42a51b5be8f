/** One route of the API as data: checked at the door, open to whom it says, and described by the same schemas. */
import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { AparteError } from '../domain/errors.ts';
import type { AdvisorRole } from '../domain/participant.ts';
import type { Session, Sessions } from '../domain/sessions.ts';
import type { Problem } from '../protocol/http.ts';
import { wrongFields } from '../protocol/wrong-field.ts';

/** What a handler gets: everything parsed, the caller known. */
export type Call<Query = unknown, Body = unknown> = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly response: Response;
};

/** Each role may what the one before it may. */
const rank: Readonly<Record<AdvisorRole, number>> = { advisor: 0, supervisor: 1, admin: 2 };

type Declared = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As express reads it: `/conversations/:id`. */
  readonly path: string;
  readonly summary: string;
  /** Undefined: answers 204 without a body. */
  readonly answer?: z.ZodType;
  /** Open to somebody who still owes a password of their own or a second factor: it is how they settle that. */
  readonly evenIfOwing?: boolean;
  /** Cannot be taken back: asks for a proof of who one is that is not older than ten minutes. */
  readonly fresh?: boolean;
};

export type Route = Declared & {
  readonly who: 'anyone' | AdvisorRole;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly handle: (call: Call, session: Session | undefined) => Promise<unknown>;
};

type Schemas<Query, Body> = { readonly query?: z.ZodType<Query>; readonly body?: z.ZodType<Body> };

/** A route for somebody who is signed in, with at least this role. */
export function forRole<Query, Body>(
  who: AdvisorRole,
  route: Declared &
    Schemas<Query, Body> & { readonly handle: (call: Call<Query, Body>, session: Session) => Promise<unknown> },
): Route {
  return {
    ...route,
    who,
    // the schemas above are what parsed them
    handle: (call, session) => route.handle(call as Call<Query, Body>, admit({ ...route, who }, session)),
  };
}

export function forAnyone<Query, Body>(
  route: Declared & Schemas<Query, Body> & { readonly handle: (call: Call<Query, Body>) => Promise<unknown> },
): Route {
  return { ...route, who: 'anyone', handle: (call) => route.handle(call as Call<Query, Body>) };
}

export function mount(router: Router, routes: readonly Route[], sessions: Sessions): void {
  for (const route of routes) router[route.method](route.path, handler(route, sessions));
}

function handler(route: Route, sessions: Sessions): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = route.path;
    // who may is asked before what is said: a stranger learns nothing about the shape of a request
    const session = route.who === 'anyone' ? undefined : admit(route, await sessions.find(request.headers.cookie));
    const answer = await route.handle(
      {
        params: request.params as Record<string, string>,
        query: parse(route.query, request.query, 'query'),
        body: parse(route.body, request.body, 'body'),
        request,
        response,
      },
      session,
    );
    // a redirect has been sent already
    if (response.headersSent) return;
    response.setHeader('Cache-Control', 'no-store');
    if (answer === undefined) response.status(204).end();
    else response.json(answer);
  };
}

function admit(
  { who, evenIfOwing, fresh }: Pick<Route, 'who' | 'evenIfOwing' | 'fresh'>,
  session: Session | undefined,
) {
  if (!session) throw signInFirst();
  if (who !== 'anyone' && rank[session.advisor.role] < rank[who])
    throw new AparteError('forbidden', 'Your role does not include this.');
  if (session.owes !== undefined && !evenIfOwing)
    throw new AparteError('forbidden', owing[session.owes], needs(session.owes));
  if (fresh && !session.fresh) throw new AparteError('forbidden', 'Prove again who you are.', needs('proof'));
  return session;
}

const owing: Readonly<Record<NonNullable<Session['owes']>, string>> = {
  password: 'Choose a password of your own first.',
  'second-factor': 'Set up your second factor first.',
};

/** Tells the console which form to show. */
export function needs(what: NonNullable<Problem['needs']>) {
  return { details: { needs: what } };
}

const signInFirst = () => new AparteError('unauthenticated', 'Sign in first.');

/** Without a schema nothing is let through at all. */
function parse(schema: z.ZodType | undefined, raw: unknown, where: 'query' | 'body'): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const errors = wrongFields(result.error.issues, [where]);
  throw new AparteError('bad-request', errors.map(({ at, message }) => `${at}: ${message}`).join('; '), {
    details: { errors },
  });
}
