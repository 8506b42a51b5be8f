/** Single sign-on: to the provider and back, and which advisor the person who comes back is. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SsoRules } from '../domain/access.ts';
import { AparteError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import type { OidcAttempt, OidcClient, OidcPerson } from './oidc-client.ts';
import type { AccountTries } from './account-tries.ts';
import { type Accounts, idFromEmail } from './accounts.ts';
import { forAnyone, type Route } from './route.ts';
import { cookie, tokenIn } from './sessions.ts';
import { enter, type SignInParts } from './sign-in.ts';

export type OidcParts = Pick<SignInParts, 'sessions' | 'audit' | 'metrics'> & {
  /** Absent: single sign-on is off, and there is nothing here. */
  readonly oidc?: OidcClient | undefined;
  readonly rules: SsoRules;
  readonly accounts: Accounts;
  readonly documents: Documents;
  readonly tries: AccountTries;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly defaultLocale: string;
  readonly secret: string;
};

/** Why the sign-in page is shown again: it has words for each. */
type Trouble = 'unreachable' | 'refused' | 'unknown-person' | 'expired';

/** One try, bound to one browser by a cookie and to one answer by its state; good once. */
type Kept = OidcAttempt & {
  readonly browser: string;
  readonly to: string;
  /** The provider was told to ask who it is. */
  readonly again: boolean;
  readonly expiresAt: Date;
};

const attemptMs = 10 * 60_000;
const cookieName = 'aparte-sso';
const provedSeconds = 120;

export function oidcRoutes(parts: OidcParts): Route[] {
  const { documents, clock, log, metrics, tries } = parts;
  const secure = parts.publicUrl.startsWith('https:');
  const hash = (text: string) => createHmac('sha256', parts.secret).update(text).digest('base64url');

  function provider(): OidcClient {
    if (parts.oidc === undefined) throw new AparteError('not-found', 'This house has no single sign-on.');
    return parts.oidc;
  }

  function back(response: Response, trouble: Trouble): void {
    metrics.count('sign_ins', { outcome: 'refused' });
    redirect(response, `/console/login?sso=${trouble}`);
  }

  async function sweep(): Promise<void> {
    const { items } = await documents.list<Kept>('sso-attempts', { index: 'expiresAt', limit: 50 });
    const over = items.filter(({ value }) => value.expiresAt <= clock.now());
    await Promise.all(over.map(({ id }) => documents.delete('sso-attempts', id)));
  }

  /** Undefined: not begun in this browser, too long ago, or finished already. */
  async function taken(request: Request, state: string | undefined): Promise<Kept | undefined> {
    const browser = tokenIn(cookieName, request.headers.cookie);
    if (state === undefined || browser === undefined) return undefined;
    const kept = (await documents.get<Kept>('sso-attempts', hash(state)))?.value;
    if (kept === undefined || kept.browser !== hash(browser)) return undefined;
    // of two that come with one answer only one deletes it
    if (!(await documents.delete('sso-attempts', hash(state)))) return undefined;
    return kept.expiresAt > clock.now() ? kept : undefined;
  }

  return [
    forAnyone({
      method: 'get',
      path: '/oidc/start',
      summary: 'Begin a single sign-on: redirects to the identity provider',
      query: z.strictObject({ to: z.string().max(500).optional(), again: z.literal('1').optional() }),
      handle: async ({ query: { to, again }, request, response }) => {
        const client = provider();
        if ((await tries.take(`sso ${request.ip}`)) !== undefined) return back(response, 'refused');
        await sweep();
        try {
          const { url, attempt } = await client.begin({ again: again === '1' });
          const browser = randomBytes(32).toString('base64url');
          const expiresAt = new Date(clock.now().getTime() + attemptMs);
          const kept = { ...attempt, browser: hash(browser), to: ownPage(to), again: again === '1', expiresAt };
          await documents.put<Kept>('sso-attempts', hash(attempt.state), kept, 0);
          response.append('Set-Cookie', cookie(cookieName, browser, attemptMs / 1000, secure));
          redirect(response, url.href);
        } catch (error) {
          log.warn('The identity provider could not be asked', { error });
          back(response, 'unreachable');
        }
      },
    }),
    forAnyone({
      method: 'get',
      path: '/oidc/callback',
      summary: 'The identity provider sends the browser back here',
      query: z.looseObject({ state: z.string().max(500).optional() }),
      handle: async ({ query: { state }, request, response }) => {
        const client = provider();
        response.append('Set-Cookie', cookie(cookieName, '', 0, secure));
        const attempt = await taken(request, state);
        if (attempt === undefined) return back(response, 'expired');
        try {
          const person = await client.finish(new URL(request.originalUrl, parts.publicUrl), attempt);
          const advisor = await recognise(person, parts);
          if (advisor === undefined) {
            log.warn('Somebody whom the house does not know came by single sign-on');
            return back(response, 'unknown-person');
          }
          await tries.forgive(`sso ${request.ip}`);
          const proved = hasProved(person, attempt.again, clock.now());
          await enter(advisor, { via: 'sso', idToken: person.idToken, proved }, { request, response }, parts);
          redirect(response, attempt.to);
        } catch (error) {
          log.warn('A single sign-on was refused', { error });
          back(response, error instanceof AparteError && error.code === 'retry-later' ? 'unreachable' : 'refused');
        }
      },
    }),
  ];
}

function redirect(response: Response, to: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.redirect(303, to);
}

/** Whether they were asked just now: as the provider says, else as it was told. A sign-in that it gave unasked proves nothing anew. */
function hasProved({ claims }: OidcPerson, again: boolean, now: Date): boolean {
  const asked = claims['auth_time'];
  return typeof asked === 'number' ? now.getTime() / 1000 - asked < provedSeconds : again;
}

/** Only to a page of the console: a sign-in never sends anybody elsewhere. */
function ownPage(to: string | undefined): string {
  return to !== undefined && /^\/console\/[\w./-]*$/.test(to) && !to.includes('//') && !to.includes('..')
    ? to
    : '/console/desk';
}

/** By the provider's own name for the person, once known; before that by a verified address, or by a group. */
async function recognise(person: OidcPerson, parts: OidcParts): Promise<Advisor | undefined> {
  const { accounts, rules } = parts;
  const email = verifiedEmail(person, rules);
  const bound = await accounts.bySubject(person.issuer, person.subject);
  const known = bound ?? (email === undefined ? undefined : (await accounts.byEmail(email))?.id);
  const place = placeOf(person, rules);
  if (known === undefined) {
    if (email === undefined || place === undefined) return undefined;
    const advisor = newcomer(person, email, place, parts.defaultLocale);
    await accounts.add(advisor);
    await accounts.bindSubject(advisor.id, person.issuer, person.subject);
    await parts.audit.record(advisor, 'person-added', advisor.id);
    return accounts.find(advisor.id);
  }
  // an address that was given to somebody else does not give them the account
  if (!(await accounts.bindSubject(known, person.issuer, person.subject))) return undefined;
  if (place !== undefined) {
    const { before, after } = await accounts.update(known, { role: place.role, storeId: place.store ?? null });
    // what older sessions were allowed is not what this person is now
    if (before.role !== after.role || before.storeId !== after.storeId) await parts.sessions.closeAll(known);
  }
  return accounts.find(known);
}

type PlaceRule = SsoRules['groups'][number];

function placeOf({ claims }: OidcPerson, { claim, groups }: SsoRules): PlaceRule | undefined {
  const listed = claims[claim];
  const theirs = new Set(Array.isArray(listed) ? listed : [listed]);
  return groups.find(({ group }) => theirs.has(group));
}

function verifiedEmail({ claims }: OidcPerson, { trustEmail }: SsoRules): string | undefined {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || !email.includes('@')) return undefined;
  return verified === true || (trustEmail && verified === undefined) ? email.trim().toLowerCase() : undefined;
}

function newcomer({ claims }: OidcPerson, email: string, { role, store }: PlaceRule, defaultLocale: string): Advisor {
  const { name } = claims;
  return {
    id: idFromEmail(email),
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 80) : email,
    email,
    role,
    ...(store === undefined ? {} : { storeId: store }),
    languages: [defaultLocale],
    skills: [],
    capacity: 3,
  };
}
