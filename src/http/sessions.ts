/** Signed-in advisors: a random cookie whose keyed hash is all that is stored, so that a stolen database opens nothing. */
import { createHmac, randomBytes } from 'node:crypto';
import { everyDocument } from '../domain/every-document.ts';
import { type AdvisorId, advisorId } from '../domain/ids.ts';
import type { AdvisorRole } from '../domain/participant.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import type { Session, SessionLine, Sessions, SignInMeans } from '../domain/sessions.ts';
import type { Accounts } from './accounts.ts';
import type { SecondFactor } from './second-factor.ts';

export type SessionsParts = {
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'find' | 'standing'>;
  /** Who must have a second factor; the identity provider answers for its own. Absent: nobody. */
  readonly secondFactor?: { readonly of: Pick<SecondFactor, 'state'>; readonly requiredFor: readonly AdvisorRole[] };
  readonly clock: Clock;
  readonly secret: string;
  /** The house is reached by https: the cookie never travels otherwise. */
  readonly secure: boolean;
};

/** A session or a ticket; a ticket names the session it stands for. */
type Kept = {
  readonly advisorId: string;
  readonly expiresAt: Date;
  readonly generation: number;
  readonly ticketFor?: string;
  readonly startedAt?: Date;
  readonly provedAt?: Date;
  readonly means?: SignInMeans;
};

/** A working day. */
const sessionMs = 12 * 3_600_000;
const ticketMs = 60_000;
/** How long a proof of who one is counts for what cannot be taken back. */
const freshMs = 10 * 60_000;
const longestAgent = 200;

export function createSessions(parts: SessionsParts): Sessions {
  const { documents, accounts, clock, secret, secure } = parts;
  // a name with this prefix can only be set by this very host, over https
  const cookieName = secure ? '__Host-aparte' : 'aparte';
  const idOf = (token: string) => createHmac('sha256', secret).update(token).digest('base64url');

  async function keep(token: string, kept: Kept): Promise<string> {
    const id = idOf(token);
    await documents.put<Kept>('sessions', id, kept, 0);
    return id;
  }

  async function current(id: string): Promise<Session | undefined> {
    const kept = (await documents.get<Kept>('sessions', id))?.value;
    return kept && !kept.ticketFor ? sessionOf(id, kept) : undefined;
  }

  async function sessionOf(id: string, kept: Kept): Promise<Session | undefined> {
    const now = clock.now();
    if (kept.expiresAt <= now) return undefined;
    const [advisor, { generation, temporary }] = await Promise.all([
      accounts.find(advisorId(kept.advisorId)),
      accounts.standing(advisorId(kept.advisorId)),
    ]);
    if (!advisor || generation !== kept.generation) return undefined;
    const { via, idToken } = kept.means ?? { via: 'password' };
    const owes = via === 'password' ? await owed(advisor.id, advisor.role, temporary) : undefined;
    return {
      id,
      advisor,
      expiresAt: kept.expiresAt,
      via,
      fresh: kept.provedAt !== undefined && now.getTime() - kept.provedAt.getTime() < freshMs,
      ...(owes && { owes }),
      ...(idToken && { idToken }),
    };
  }

  async function owed(id: AdvisorId, role: AdvisorRole, temporary: boolean): Promise<Session['owes']> {
    if (temporary) return 'password';
    if (!parts.secondFactor?.requiredFor.includes(role)) return undefined;
    return (await parts.secondFactor.of.state(id)).on ? undefined : 'second-factor';
  }

  const all = (advisor: AdvisorId) =>
    everyDocument<Kept>(documents, 'sessions', { index: 'advisorId', equals: advisor });

  /** Sessions and tickets whose time is over, a few at each sign-in. */
  async function sweep(advisor: AdvisorId): Promise<void> {
    const over = (await all(advisor)).filter(({ value }) => value.expiresAt <= clock.now());
    await Promise.all(over.map(({ id }) => documents.delete('sessions', id)));
  }

  return {
    current,

    async open(advisor, means = { via: 'password' }) {
      await sweep(advisor);
      const token = randomBytes(32).toString('base64url');
      const startedAt = clock.now();
      const { generation } = await accounts.standing(advisor);
      const { proved = true, agent, ...how } = means;
      const kept = {
        advisorId: advisor,
        expiresAt: new Date(startedAt.getTime() + sessionMs),
        generation,
        startedAt,
        ...(proved ? { provedAt: startedAt } : {}),
        means: { ...how, ...(agent && { agent: agent.slice(0, longestAgent) }) },
      };
      const session = await sessionOf(await keep(token, kept), kept);
      if (!session) throw new Error('a session was opened for an advisor who may not sign in');
      return { session, setCookie: cookie(cookieName, token, sessionMs / 1000, secure) };
    },

    async find(header) {
      const token = tokenIn(cookieName, header);
      return token === undefined ? undefined : current(idOf(token));
    },

    async ticket(session) {
      const token = randomBytes(32).toString('base64url');
      const kept = (await documents.get<Kept>('sessions', session.id))?.value;
      const expiresAt = new Date(clock.now().getTime() + ticketMs);
      await keep(token, {
        advisorId: session.advisor.id,
        expiresAt,
        generation: kept?.generation ?? -1,
        ticketFor: session.id,
      });
      return token;
    },

    async redeem(ticket) {
      const id = idOf(ticket);
      const kept = (await documents.get<Kept>('sessions', id))?.value;
      // of two who come with one ticket only one deletes it
      if (!kept?.ticketFor || !(await documents.delete('sessions', id))) return undefined;
      return kept.expiresAt > clock.now() ? current(kept.ticketFor) : undefined;
    },

    async close(session) {
      await documents.delete('sessions', session.id);
    },

    async closeAll(advisor, except) {
      const ending = (await all(advisor)).filter(({ id }) => id !== except);
      await Promise.all(ending.map(({ id }) => documents.delete('sessions', id)));
    },

    async list(advisor) {
      const now = clock.now();
      const { generation } = await accounts.standing(advisor);
      const open = (await all(advisor)).filter(
        ({ value }) => !value.ticketFor && value.expiresAt > now && value.generation === generation,
      );
      return open.map(line).sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
    },

    async prove(session) {
      const kept = await documents.get<Kept>('sessions', session.id);
      if (!kept) return;
      const { generation } = await accounts.standing(session.advisor.id);
      await documents.put<Kept>(
        'sessions',
        session.id,
        { ...kept.value, provedAt: clock.now(), generation },
        kept.version,
      );
    },
  };
}

function line({ id, value }: { id: string; value: Kept }): SessionLine {
  const { via, agent } = value.means ?? { via: 'password' };
  const startedAt = value.startedAt ?? new Date(value.expiresAt.getTime() - sessionMs);
  return { id, startedAt, expiresAt: value.expiresAt, via, ...(agent && { agent }) };
}

/** What ends the cookie in the browser; the session itself is ended by `close`. */
export const forgetCookie = (secure: boolean) => cookie(secure ? '__Host-aparte' : 'aparte', '', 0, secure);

export function cookie(name: string, value: string, maxAgeSeconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

export function tokenIn(name: string, header = ''): string | undefined {
  const pair = header.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  const value = pair?.slice(pair.indexOf('=') + 1).trim();
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}
