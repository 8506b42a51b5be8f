/** Signed-in advisors: a random cookie whose keyed hash is all that is stored, so that a stolen database opens nothing. */
import { createHmac, randomBytes } from 'node:crypto';
import { type AdvisorId, advisorId } from '../domain/ids.ts';
import type { Clock, Documents, Session, Sessions } from '../domain/ports.ts';
import type { Accounts } from './accounts.ts';

export type SessionsParts = {
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'find' | 'generation'>;
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
};

/** A working day. */
const sessionMs = 12 * 3_600_000;
const ticketMs = 60_000;

export function createSessions({ documents, accounts, clock, secret, secure }: SessionsParts): Sessions {
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
    if (kept.expiresAt <= clock.now()) return undefined;
    const [advisor, generation] = await Promise.all([
      accounts.find(advisorId(kept.advisorId)),
      accounts.generation(advisorId(kept.advisorId)),
    ]);
    return advisor && generation === kept.generation ? { id, advisor, expiresAt: kept.expiresAt } : undefined;
  }

  /** Sessions and tickets whose time is over, a few at each sign-in. */
  async function sweep(advisor: AdvisorId): Promise<void> {
    const { items } = await documents.list<Kept>('sessions', { index: 'advisorId', equals: advisor, limit: 100 });
    const over = items.filter(({ value }) => value.expiresAt <= clock.now());
    await Promise.all(over.map(({ id }) => documents.delete('sessions', id)));
  }

  return {
    current,

    async open(advisor) {
      await sweep(advisor);
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + sessionMs);
      const kept = { advisorId: advisor, expiresAt, generation: await accounts.generation(advisor) };
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
  };
}

/** What ends the cookie in the browser; the session itself is ended by `close`. */
export const forgetCookie = (secure: boolean) => cookie(secure ? '__Host-aparte' : 'aparte', '', 0, secure);

function cookie(name: string, value: string, maxAgeSeconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

function tokenIn(name: string, header = ''): string | undefined {
  const pair = header.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  const value = pair?.slice(pair.indexOf('=') + 1).trim();
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}
