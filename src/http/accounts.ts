/** The advisors' accounts: who may sign in, and how. Passwords and the like are kept apart from the people. */
import { createHash, randomInt } from 'node:crypto';
import type { Scope } from '../domain/access.ts';
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import { type AdvisorId, advisorId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/**
 * `generation` rises with each password: sessions of an older one are over. `temporary`: given by somebody else, to be
 * changed at the first sign-in. `ssoSubject`: the one person of the identity provider who is this advisor.
 */
type Credential = {
  readonly hash?: string;
  readonly generation: number;
  readonly temporary?: boolean;
  readonly ssoSubject?: string;
};

export type Accounts = ReturnType<typeof createAccounts>;
export type AccountChanges = Partial<
  Pick<Advisor, 'name' | 'role' | 'languages' | 'skills' | 'capacity' | 'disabled'>
> & {
  /** Null: of no boutique. */
  readonly storeId?: string | null;
  /** Null: as the house has it. */
  readonly scope?: Scope | null;
};

export type AccountsParts = {
  readonly documents: Documents;
  /** How far advisors see of whom nothing else is said. */
  readonly scope?: Scope;
};

const shortestPassword = 12;

export function createAccounts({ documents, scope }: AccountsParts) {
  /** Nobody's password: the work for an unknown address is the same as for a known one. */
  let decoy: Promise<string> | undefined;

  async function credential(id: AdvisorId): Promise<{ value: Credential; version: number }> {
    return (await documents.get<Credential>('credentials', id)) ?? { value: { generation: 0 }, version: 0 };
  }

  async function find(id: AdvisorId): Promise<Advisor | undefined> {
    const advisor = (await documents.get<Advisor>('advisors', id))?.value;
    if (advisor === undefined || advisor.disabled) return undefined;
    return scope === undefined ? advisor : { scope, ...advisor };
  }

  async function byEmail(email: string): Promise<Advisor | undefined> {
    const { items } = await documents.list<Advisor>('advisors', { index: 'email', equals: email, limit: 1 });
    return items[0]?.value;
  }

  async function setPassword(id: AdvisorId, password: string, temporary = false): Promise<void> {
    const { value, version } = await credential(id);
    const { temporary: _before, ...kept } = value;
    await documents.put<Credential>(
      'credentials',
      id,
      {
        ...kept,
        hash: await hashPassword(password),
        generation: value.generation + 1,
        ...(temporary ? { temporary } : {}),
      },
      version,
    );
  }

  async function need(email: string): Promise<Advisor> {
    const advisor = await byEmail(email);
    if (!advisor) throw new AparteError('not-found', `Nobody here signs in as ${email}.`);
    return advisor;
  }

  async function all(): Promise<readonly Advisor[]> {
    return (await everyDocument<Advisor>(documents, 'advisors')).map((item) => item.value);
  }

  /** A house without an admin could not be put right from inside. */
  async function keepAnAdmin(advisor: Advisor, changed: Advisor): Promise<void> {
    const admin = ({ role, disabled }: Advisor) => role === 'admin' && disabled !== true;
    if (!admin(advisor) || admin(changed)) return;
    const others = (await all()).filter((other) => other.id !== advisor.id && admin(other));
    if (others.length === 0) throw new AparteError('conflict', 'The house needs one admin who can sign in.');
  }

  return {
    find,
    byEmail,
    all,

    /** Who this is, or undefined. An unknown address, a disabled account and a wrong password cost the same time. */
    async verify(email: string, password: string): Promise<Advisor | undefined> {
      const advisor = await byEmail(email);
      const known = advisor === undefined ? undefined : (await credential(advisor.id)).value.hash;
      decoy ??= hashPassword('nobody has this one');
      const right = await verifyPassword(password, known ?? (await decoy));
      return right && known !== undefined && advisor?.disabled !== true ? advisor : undefined;
    },

    /** What sessions have to know: 0 for somebody without a password. */
    async standing(id: AdvisorId): Promise<{ readonly generation: number; readonly temporary: boolean }> {
      const { generation, temporary = false } = (await credential(id)).value;
      return { generation, temporary };
    },

    /** Without a password they come in by single sign-on alone. */
    async add(advisor: Advisor, password?: string, temporary = false): Promise<void> {
      if (password !== undefined) checkPassword(password);
      if (await byEmail(advisor.email)) throw new AparteError('conflict', `${advisor.email} has an account already.`);
      await documents.put('advisors', advisor.id, advisor, 0);
      if (password !== undefined) await setPassword(advisor.id, password, temporary);
    },

    async disable(email: string): Promise<Advisor> {
      const advisor = await need(email);
      await documents.put('advisors', advisor.id, { ...advisor, disabled: true });
      return advisor;
    },

    /** A new password; whoever signed in with the old one is signed out. `temporary`: given by somebody else. */
    async reset(email: string, password: string, temporary = false): Promise<Advisor> {
      checkPassword(password);
      const advisor = await need(email);
      await setPassword(advisor.id, password, temporary);
      return advisor;
    },

    async update(
      id: AdvisorId,
      changes: AccountChanges,
    ): Promise<{ readonly before: Advisor; readonly after: Advisor }> {
      const found = await documents.get<Advisor>('advisors', id);
      if (!found) throw new AparteError('not-found', 'There is no such person.');
      const after = changed(found.value, changes);
      await keepAnAdmin(found.value, after);
      await documents.put('advisors', id, after, found.version);
      return { before: found.value, after };
    },

    /** The advisor whom a person of the provider has signed in as before. */
    async bySubject(issuer: string, subject: string): Promise<AdvisorId | undefined> {
      const equals = subjectKey(issuer, subject);
      const { items } = await documents.list('credentials', { index: 'ssoSubject', equals, limit: 1 });
      return items[0] && advisorId(items[0].id);
    },

    /** False: another person of the provider is this advisor already. */
    async bindSubject(id: AdvisorId, issuer: string, subject: string): Promise<boolean> {
      const { value, version } = await credential(id);
      const key = subjectKey(issuer, subject);
      if (value.ssoSubject !== undefined) return value.ssoSubject === key;
      await documents.put<Credential>('credentials', id, { ...value, ssoSubject: key }, version);
      return true;
    },

    async forgetSubject(id: AdvisorId): Promise<void> {
      const { value, version } = await credential(id);
      const { ssoSubject: _bound, ...rest } = value;
      if (version > 0) await documents.put<Credential>('credentials', id, rest, version);
    },

    /** The sample house's people, each with the same password, unless they are there already. Never in production. */
    async seed(advisors: readonly Advisor[], password: string): Promise<void> {
      await Promise.all(advisors.map((advisor) => seedOne(advisor, password)));
    },
  };

  async function seedOne(advisor: Advisor, password: string): Promise<void> {
    try {
      if (await documents.get('credentials', advisor.id)) return;
      await documents.put('advisors', advisor.id, advisor);
      await setPassword(advisor.id, password);
    } catch (cause) {
      // two first starts on one store: the other one's account is as good as ours
      if (!(cause instanceof AparteError && cause.code === 'conflict')) throw cause;
    }
  }
}

function changed(advisor: Advisor, { storeId, scope, ...rest }: AccountChanges): Advisor {
  const { storeId: _store, scope: _scope, ...kept } = { ...advisor, ...rest };
  const store = storeId === undefined ? advisor.storeId : storeId;
  const sight = scope === undefined ? advisor.scope : scope;
  return { ...kept, ...(store == null ? {} : { storeId: store }), ...(sight == null ? {} : { scope: sight }) };
}

/** The provider's name for a person says nothing to whoever reads the database. */
function subjectKey(issuer: string, subject: string): string {
  return createHash('sha256').update(`${issuer}\n${subject}`).digest('base64url');
}

/** The address is the id, without what an id may not have; two addresses never give one id. */
export function idFromEmail(email: string): AdvisorId {
  return advisorId(email.toLowerCase().replace(/[^a-z0-9]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`));
}

/** To be read out or typed once: 80 bits, without signs that look alike. */
export function temporaryPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

/** Length is what counts (NIST 800-63B); no rule about its letters. */
function checkPassword(password: string): void {
  if (password.length >= shortestPassword && password.length <= 500) return;
  throw new AparteError('bad-request', `A password has ${shortestPassword} to 500 characters.`);
}
