/** One's own account: preferences, password, second factor, sessions, and proving again who one is. */
import { AparteError } from '../domain/errors.ts';
import type { AdvisorRole } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import type { Session, SessionLine, Sessions } from '../domain/sessions.ts';
import {
  AccountAnswer,
  CodeBody,
  PasswordChange,
  Proof,
  RecoveryCodes,
  SecondFactorStart,
  SessionsAnswer,
  type SessionView,
} from '../protocol/people.ts';
import { Preferences } from '../protocol/sign-in.ts';
import type { AccountTries } from './account-tries.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import { type HouseName, me } from './me.ts';
import { forRole, type Route } from './route.ts';
import type { SecondFactor } from './second-factor.ts';
import { tooManyTries } from './sign-in.ts';

export type AccountParts = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly secondFactorFor: readonly AdvisorRole[];
  readonly documents: Documents;
  readonly audit: Audit;
  readonly accountTries: AccountTries;
  readonly house: HouseName;
};

export function accountRoutes(parts: AccountParts): Route[] {
  return [...profileRoutes(parts), ...secondFactorRoutes(parts), ...ownSessionRoutes(parts)];
}

function profileRoutes(parts: AccountParts): Route[] {
  const { accounts, sessions, secondFactor, documents, audit } = parts;
  return [
    forRole('advisor', {
      method: 'get',
      path: '/me/account',
      summary: 'One’s own account, and how it is kept safe',
      answer: AccountAnswer,
      evenIfOwing: true,
      handle: async (_call, session) => {
        const { on, recoveryLeft } = await secondFactor.state(session.advisor.id);
        const required = session.via === 'password' && parts.secondFactorFor.includes(session.advisor.role);
        return { me: me(session, parts.house), via: session.via, secondFactor: { on, required, recoveryLeft } };
      },
    }),
    forRole('advisor', {
      method: 'get',
      path: '/me/preferences',
      summary: 'How one likes the console',
      answer: Preferences,
      handle: async (_call, { advisor }) => (await documents.get<Preferences>('preferences', advisor.id))?.value ?? {},
    }),
    forRole('advisor', {
      method: 'put',
      path: '/me/preferences',
      summary: 'Keep how one likes the console; it holds on every device',
      body: Preferences,
      answer: Preferences,
      handle: async ({ body }, { advisor }) => {
        const kept = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
        await documents.put('preferences', advisor.id, kept);
        return kept;
      },
    }),
    forRole('advisor', {
      method: 'put',
      path: '/me/password',
      summary: 'Choose another password; every other session of one’s own ends',
      body: PasswordChange,
      evenIfOwing: true,
      handle: async ({ body: { current, next } }, session) => {
        const { id, email } = session.advisor;
        await once(parts.accountTries, id, async () => (await accounts.verify(email, current)) !== undefined);
        if (current === next) throw new AparteError('bad-request', 'Choose another password than the present one.');
        await accounts.reset(email, next);
        await sessions.prove(session);
        await sessions.closeAll(id, session.id);
        await audit.record(session.advisor, 'password-changed', id);
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/me/proof',
      summary: 'Prove again who one is, with the password or a code; good for ten minutes',
      body: Proof,
      handle: async ({ body: { password, code } }, session) => {
        const { id, email } = session.advisor;
        const { on } = await secondFactor.state(id);
        await once(parts.accountTries, id, async () => {
          // where there is a second factor, a password alone proves too little
          if (on) return code !== undefined && (await secondFactor.check(id, code));
          return password !== undefined && (await accounts.verify(email, password)) !== undefined;
        });
        await sessions.prove(session);
      },
    }),
  ];
}

function secondFactorRoutes({ secondFactor, secondFactorFor, audit, accountTries }: AccountParts): Route[] {
  return [
    forRole('advisor', {
      method: 'post',
      path: '/me/second-factor',
      summary: 'A new secret for an authenticator app; it counts once a code of it is shown',
      answer: SecondFactorStart,
      evenIfOwing: true,
      fresh: true,
      handle: async (_call, { advisor }) => secondFactor.begin(advisor.id, advisor.email),
    }),
    forRole('advisor', {
      method: 'put',
      path: '/me/second-factor',
      summary: 'Show a code of the new secret; answers with the recovery codes, this once',
      body: CodeBody,
      answer: RecoveryCodes,
      evenIfOwing: true,
      handle: async ({ body: { code } }, { advisor }) => {
        let recoveryCodes: readonly string[] | undefined;
        await once(accountTries, advisor.id, async () => {
          recoveryCodes = await secondFactor.confirm(advisor.id, code);
          return recoveryCodes !== undefined;
        });
        await audit.record(advisor, 'second-factor-set', advisor.id);
        return { recoveryCodes: [...(recoveryCodes ?? [])] };
      },
    }),
    forRole('advisor', {
      method: 'delete',
      path: '/me/second-factor',
      summary: 'Sign in without a second factor again, where the house allows it',
      fresh: true,
      handle: async (_call, { advisor }) => {
        if (secondFactorFor.includes(advisor.role))
          throw new AparteError('forbidden', 'Your role needs a second factor here.');
        await secondFactor.remove(advisor.id);
        await audit.record(advisor, 'second-factor-removed', advisor.id);
      },
    }),
  ];
}

function ownSessionRoutes({ sessions, audit }: AccountParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/me/sessions',
      summary: 'Where one is signed in',
      answer: SessionsAnswer,
      handle: async (_call, session) => ({
        sessions: (await sessions.list(session.advisor.id)).map((line) => sessionView(line, session)),
      }),
    }),
    forRole('advisor', {
      method: 'delete',
      path: '/me/sessions',
      summary: 'Sign out everywhere else',
      handle: async (_call, session) => {
        await sessions.closeAll(session.advisor.id, session.id);
        await audit.record(session.advisor, 'sessions-ended', session.advisor.id);
      },
    }),
  ];
}

export function sessionView({ id, startedAt, expiresAt, via, agent }: SessionLine, asking: Session): SessionView {
  return {
    sessionId: id,
    startedAt: startedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    via,
    ...(agent && { agent }),
    current: id === asking.id,
  };
}

/** One try at a secret of somebody who is signed in: as few as at the door. */
async function once(tries: AccountTries, id: string, right: () => Promise<boolean>): Promise<void> {
  const key = `proof ${id}`;
  const waitSeconds = await tries.take(key);
  if (waitSeconds !== undefined) throw tooManyTries(waitSeconds);
  if (!(await right())) throw new AparteError('bad-request', 'That is not right. Check it and try again.');
  await tries.forgive(key);
}
