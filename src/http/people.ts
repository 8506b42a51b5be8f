/** The people of the house, for its admins: who may sign in, as what, of which boutique, and where they are signed in. */
import type { Scope } from '../domain/access.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Sessions } from '../domain/sessions.ts';
import {
  PeopleAnswer,
  PersonAdd,
  PersonAnswer,
  PersonChange,
  PersonReset,
  PersonView,
  SessionsAnswer,
} from '../protocol/people.ts';
import { sessionView } from './account.ts';
import { type AccountChanges, type Accounts, idFromEmail, temporaryPassword } from './accounts.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';
import type { SecondFactor } from './second-factor.ts';

export type PeopleParts = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly audit: Audit;
  readonly stores: () => readonly { readonly id: string; readonly name: string }[];
  readonly scope: Scope;
};

export function peopleRoutes(parts: PeopleParts): Route[] {
  return [...keepingRoutes(parts), ...theirSessionRoutes(parts)];
}

function keepingRoutes(parts: PeopleParts): Route[] {
  const { accounts, sessions, secondFactor, audit, stores, scope } = parts;

  function knownStore(storeId: string | null | undefined): void {
    if (storeId == null || stores().some(({ id }) => id === storeId)) return;
    throw new AparteError('bad-request', `storeId: the house has no boutique "${storeId}".`);
  }

  return [
    forRole('admin', {
      method: 'get',
      path: '/people',
      summary: 'Everybody who has an account',
      answer: PeopleAnswer,
      handle: async () => ({
        people: await Promise.all((await accounts.all()).toSorted(byName).map((advisor) => view(advisor, parts))),
        stores: stores().map(({ id, name }) => ({ storeId: id, name })),
        scope,
      }),
    }),
    forRole('admin', {
      method: 'post',
      path: '/people',
      summary: 'A new account; answers with a password for the first sign-in, this once',
      body: PersonAdd,
      answer: PersonAnswer,
      fresh: true,
      handle: async ({ body: { withPassword, storeId, ...person } }, session) => {
        knownStore(storeId);
        const email = person.email.toLowerCase();
        const advisor = { ...person, id: idFromEmail(email), email, ...(storeId === undefined ? {} : { storeId }) };
        const password = withPassword ? temporaryPassword() : undefined;
        await accounts.add(advisor, password, true);
        await audit.record(session.advisor, 'person-added', advisor.id);
        return { person: await view(advisor, parts), ...(password && { password }) };
      },
    }),
    forRole('admin', {
      method: 'put',
      path: '/people/:id',
      summary: 'Change an account; another role, boutique or sight, or being disabled, signs the person out at once',
      body: PersonChange,
      answer: PersonView,
      fresh: true,
      handle: async ({ params, body }, session) => {
        knownStore(body.storeId);
        const id = advisorId(params['id'] ?? '');
        const { before, after } = await accounts.update(id, changesOf(body));
        if (differs(before, after)) await sessions.closeAll(id);
        await audit.record(session.advisor, 'person-changed', id);
        return view(after, parts);
      },
    }),
    forRole('admin', {
      method: 'post',
      path: '/people/:id/reset',
      summary: 'A new password for the next sign-in, or a way in for who has lost the second factor; signs them out',
      body: PersonReset,
      answer: PersonAnswer,
      fresh: true,
      handle: async ({ params, body }, session) => {
        const person = await need(accounts, params['id']);
        const password = body.password ? temporaryPassword() : undefined;
        if (password) {
          await accounts.reset(person.email, password, true);
          await accounts.forgetSubject(person.id);
          await audit.record(session.advisor, 'password-reset', person.id);
        }
        if (body.secondFactor) {
          await secondFactor.remove(person.id);
          await audit.record(session.advisor, 'second-factor-removed', person.id);
        }
        await sessions.closeAll(person.id);
        return { person: await view(person, parts), ...(password && { password }) };
      },
    }),
  ];
}

function theirSessionRoutes({ accounts, sessions, audit }: PeopleParts): Route[] {
  return [
    forRole('admin', {
      method: 'get',
      path: '/people/:id/sessions',
      summary: 'Where somebody is signed in',
      answer: SessionsAnswer,
      handle: async ({ params }, session) => {
        const { id } = await need(accounts, params['id']);
        return { sessions: (await sessions.list(id)).map((line) => sessionView(line, session)) };
      },
    }),
    forRole('admin', {
      method: 'delete',
      path: '/people/:id/sessions',
      summary: 'Sign somebody out everywhere',
      handle: async ({ params }, session) => {
        const { id } = await need(accounts, params['id']);
        await sessions.closeAll(id);
        await audit.record(session.advisor, 'sessions-ended', id);
      },
    }),
  ];
}

const byName = (a: Advisor, b: Advisor) => a.name.localeCompare(b.name);

async function need(accounts: Accounts, id: string | undefined): Promise<Advisor> {
  const person = (await accounts.all()).find((advisor) => advisor.id === id);
  if (!person) throw new AparteError('not-found', 'There is no such person.');
  return person;
}

/** What their open sockets were told at the start would be wrong now. */
function differs(before: Advisor, after: Advisor): boolean {
  return (
    before.role !== after.role ||
    before.storeId !== after.storeId ||
    before.scope !== after.scope ||
    (after.disabled === true && before.disabled !== true)
  );
}

/** What was left out is absent, not undefined. */
function changesOf(body: PersonChange): AccountChanges {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

async function view(advisor: Advisor, { secondFactor, sessions }: PeopleParts): Promise<PersonView> {
  const { name, email, role, storeId, languages, skills, capacity, disabled = false, scope } = advisor;
  const [{ on }, open] = await Promise.all([secondFactor.state(advisor.id), sessions.list(advisor.id)]);
  return {
    advisorId: advisor.id,
    name,
    email,
    role,
    ...(storeId === undefined ? {} : { storeId }),
    languages: [...languages],
    skills: [...skills],
    capacity,
    disabled,
    ...(scope === undefined ? {} : { scope }),
    secondFactor: on,
    sessions: open.length,
  };
}
