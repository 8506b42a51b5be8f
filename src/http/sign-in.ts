/** Signing in and out. An unknown address and a wrong password get the same words after the same work. */
import { AparteError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Sessions } from '../domain/ports.ts';
import { LoginRequest, Me, TicketAnswer } from '../protocol/http.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import { forAnyone, forRole, type Route } from './route.ts';
import { forgetCookie } from './sessions.ts';
import { createTries } from './tries.ts';

export type SignInParts = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly house: { readonly name: string; readonly currency: string };
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly secure: boolean;
};

const limit = 10;
const windowMs = 15 * 60_000;

export function signInRoutes(parts: SignInParts): Route[] {
  const { accounts, sessions, audit, clock, log, metrics } = parts;
  const tries = createTries({ clock, limit, windowMs });

  return [
    forAnyone({
      method: 'post',
      path: '/login',
      summary: 'Sign in with e-mail and password; answers with a session cookie',
      body: LoginRequest,
      answer: Me,
      handle: async ({ body, request, response }) => {
        const email = body.email.trim().toLowerCase();
        const keys = [`account ${email}`, `address ${request.ip}`];
        const waitSeconds = tries.take(keys);
        if (waitSeconds !== undefined) {
          metrics.count('sign_ins', { outcome: 'limited' });
          throw tooManyTries(waitSeconds);
        }
        const advisor = await accounts.verify(email, body.password);
        if (!advisor) {
          metrics.count('sign_ins', { outcome: 'refused' });
          log.warn('A sign-in was refused', { requestId: response.locals['requestId'] });
          throw new AparteError('unauthenticated', 'The e-mail address or the password is not right.');
        }
        tries.forgive(keys);
        // an id from before signing in is never kept, so that nobody can plant one
        const before = await sessions.find(request.headers.cookie);
        if (before) await sessions.close(before);
        const { setCookie } = await sessions.open(advisor.id);
        response.setHeader('Set-Cookie', setCookie);
        metrics.count('sign_ins', { outcome: 'accepted' });
        await audit.record(advisor, 'signed-in');
        return me(advisor, parts.house);
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/logout',
      summary: 'End this session',
      handle: async ({ response }, session) => {
        await sessions.close(session);
        response.setHeader('Set-Cookie', forgetCookie(parts.secure));
        await audit.record(session.advisor, 'signed-out');
      },
    }),
    forRole('advisor', {
      method: 'get',
      path: '/me',
      summary: 'Who is signed in',
      answer: Me,
      handle: async (_call, { advisor }) => me(advisor, parts.house),
    }),
    forRole('advisor', {
      method: 'post',
      path: '/socket-ticket',
      summary: 'A ticket for the desk socket, good once within a minute',
      answer: TicketAnswer,
      handle: async (_call, session) => ({ ticket: await sessions.ticket(session) }),
    }),
  ];
}

function me({ id, name, email, role, storeId, languages, capacity }: Advisor, house: SignInParts['house']): Me {
  return {
    advisorId: id,
    name,
    email,
    role,
    ...(storeId === undefined ? {} : { storeId }),
    languages: [...languages],
    capacity,
    house: house.name,
    currency: house.currency,
  };
}

function tooManyTries(waitSeconds: number): AparteError {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60));
  const message = `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`;
  return new AparteError('rate-limited', message, { details: { retryAfterSeconds: waitSeconds } });
}
