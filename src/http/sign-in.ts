/** Signing in and out. An unknown address and a wrong password get the same words after the same work. */
import type { Request, Response } from 'express';
import { AparteError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Session, Sessions, SignInMeans } from '../domain/sessions.ts';
import { LoginRequest, Me, TicketAnswer } from '../protocol/http.ts';
import { SignInWays } from '../protocol/sign-in.ts';
import type { AccountTries } from './account-tries.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import { type HouseName, me } from './me.ts';
import { forAnyone, forRole, needs, type Route } from './route.ts';
import type { SecondFactor } from './second-factor.ts';
import { forgetCookie } from './sessions.ts';

export type SignInParts = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly audit: Audit;
  readonly house: HouseName;
  /** By address of the network: many people share one. */
  readonly addressTries: AccountTries;
  readonly accountTries: AccountTries;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly secure: boolean;
  /** Single sign-on is configured. */
  readonly sso: boolean;
  /** Where the browser ends the provider's own session. Undefined: nowhere. */
  readonly providerSignOut: (idToken: string | undefined) => Promise<URL | undefined>;
};

export function signInRoutes(parts: SignInParts): Route[] {
  const { sessions, audit } = parts;
  return [
    forAnyone({
      method: 'get',
      path: '/login',
      summary: 'How one signs in here',
      answer: SignInWays,
      handle: async () => ({ password: true, sso: parts.sso }),
    }),
    forAnyone({
      method: 'post',
      path: '/login',
      summary: 'Sign in with e-mail and password, and a code where one is set up; answers with a session cookie',
      body: LoginRequest,
      answer: Me,
      handle: async ({ body, request, response }) => {
        const advisor = await identify(body, request, response, parts);
        return me(await enter(advisor, { via: 'password' }, { request, response }, parts), parts.house);
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/logout',
      summary: 'End this session; after single sign-on the answer is where to end the one of the provider',
      evenIfOwing: true,
      handle: async ({ response }, session) => {
        await sessions.close(session);
        response.setHeader('Set-Cookie', forgetCookie(parts.secure));
        await audit.record(session.advisor, 'signed-out');
        const at = session.via === 'sso' ? await parts.providerSignOut(session.idToken) : undefined;
        return at && { signOutAt: at.href };
      },
    }),
    forRole('advisor', {
      method: 'get',
      path: '/me',
      summary: 'Who is signed in',
      answer: Me,
      evenIfOwing: true,
      handle: async (_call, session) => me(session, parts.house),
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

type Said = { readonly email: string; readonly password: string; readonly code?: string | undefined };

/** Throws in the same words for whatever is wrong; only whoever has the password learns that a code is wanted. */
async function identify(
  { email: typed, password, code }: Said,
  request: Request,
  response: Response,
  { accounts, secondFactor, addressTries, accountTries, log, metrics }: SignInParts,
): Promise<Advisor> {
  const email = typed.trim().toLowerCase();
  const account = `account ${email}`;
  const address = `address ${request.ip}`;
  const forgive = async () => {
    await addressTries.forgive(address);
    await accountTries.forgive(account);
  };
  const addressWait = await addressTries.take(address);
  const waitSeconds = addressWait ?? (await accountTries.take(account));
  if (waitSeconds !== undefined) {
    // a closed account learns nobody anything: those who share its address are not to pay for it
    if (addressWait === undefined) await addressTries.forgive(address);
    metrics.count('sign_ins', { outcome: 'limited' });
    throw tooManyTries(waitSeconds);
  }
  const advisor = await accounts.verify(email, password);
  if (advisor && (await secondFactor.state(advisor.id)).on) {
    if (code === undefined) {
      await forgive();
      throw new AparteError('unauthenticated', 'Enter the code of your authenticator app.', needs('code'));
    }
    if (!(await secondFactor.check(advisor.id, code))) {
      metrics.count('sign_ins', { outcome: 'refused' });
      log.warn('A code at sign-in was refused', { requestId: response.locals['requestId'] });
      throw new AparteError('unauthenticated', 'This code is not right, or was used before.', needs('code'));
    }
  }
  if (!advisor) {
    metrics.count('sign_ins', { outcome: 'refused' });
    log.warn('A sign-in was refused', { requestId: response.locals['requestId'] });
    throw new AparteError('unauthenticated', 'The e-mail address or the password is not right.');
  }
  await forgive();
  return advisor;
}

/** Opens a session in this browser. An id from before is never kept, so that nobody can plant one. */
export async function enter(
  advisor: Advisor,
  means: SignInMeans,
  { request, response }: { readonly request: Request; readonly response: Response },
  { sessions, audit, metrics }: Pick<SignInParts, 'sessions' | 'audit' | 'metrics'>,
): Promise<Session> {
  const before = await sessions.find(request.headers.cookie);
  if (before) await sessions.close(before);
  const agent = request.headers['user-agent'];
  const { setCookie, session } = await sessions.open(advisor.id, { ...means, ...(agent && { agent }) });
  response.append('Set-Cookie', setCookie);
  metrics.count('sign_ins', { outcome: 'accepted' });
  await audit.record(advisor, means.via === 'sso' ? 'signed-in-by-sso' : 'signed-in');
  return session;
}

export function tooManyTries(waitSeconds: number): AparteError {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60));
  const message = `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`;
  return new AparteError('rate-limited', message, { details: { retryAfterSeconds: waitSeconds } });
}
