/** The advisors' local accounts: who may sign in, and with which password. Hashes are kept apart from the people. */
import { AparteError } from '../domain/errors.ts';
import type { AdvisorId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** `generation` rises with each password: sessions of an older one are over. */
type Credential = { readonly hash: string; readonly generation: number };

export type Accounts = ReturnType<typeof createAccounts>;

export type AccountsParts = { readonly documents: Documents };

const shortestPassword = 12;

export function createAccounts({ documents }: AccountsParts) {
  /** Nobody's password: the work for an unknown address is the same as for a known one. */
  let decoy: Promise<string> | undefined;

  async function find(id: AdvisorId): Promise<Advisor | undefined> {
    const advisor = (await documents.get<Advisor>('advisors', id))?.value;
    return advisor?.disabled ? undefined : advisor;
  }

  async function byEmail(email: string): Promise<Advisor | undefined> {
    const { items } = await documents.list<Advisor>('advisors', { index: 'email', equals: email, limit: 1 });
    return items[0]?.value;
  }

  async function setPassword(id: AdvisorId, password: string): Promise<void> {
    const before = await documents.get<Credential>('credentials', id);
    const generation = (before?.value.generation ?? 0) + 1;
    await documents.put<Credential>(
      'credentials',
      id,
      { hash: await hashPassword(password), generation },
      before?.version ?? 0,
    );
  }

  async function need(email: string): Promise<Advisor> {
    const advisor = await byEmail(email);
    if (!advisor) throw new AparteError('not-found', `Nobody here signs in as ${email}.`);
    return advisor;
  }

  return {
    find,
    byEmail,

    async all(): Promise<readonly Advisor[]> {
      const { items } = await documents.list<Advisor>('advisors', { limit: 1000 });
      return items.map((item) => item.value);
    },

    /** Who this is, or undefined. An unknown address, a disabled account and a wrong password cost the same time. */
    async verify(email: string, password: string): Promise<Advisor | undefined> {
      const advisor = await byEmail(email);
      const known = advisor && (await documents.get<Credential>('credentials', advisor.id));
      decoy ??= hashPassword('nobody has this one');
      const right = await verifyPassword(password, known?.value.hash ?? (await decoy));
      return right && known && !advisor.disabled ? advisor : undefined;
    },

    /** 0 for somebody without a password. */
    async generation(id: AdvisorId): Promise<number> {
      return (await documents.get<Credential>('credentials', id))?.value.generation ?? 0;
    },

    async add(advisor: Advisor, password: string): Promise<void> {
      checkPassword(password);
      if (await byEmail(advisor.email)) throw new AparteError('conflict', `${advisor.email} has an account already.`);
      await documents.put('advisors', advisor.id, advisor, 0);
      await setPassword(advisor.id, password);
    },

    async disable(email: string): Promise<Advisor> {
      const advisor = await need(email);
      await documents.put('advisors', advisor.id, { ...advisor, disabled: true });
      return advisor;
    },

    /** A new password; whoever signed in with the old one is signed out. */
    async reset(email: string, password: string): Promise<Advisor> {
      checkPassword(password);
      const advisor = await need(email);
      await setPassword(advisor.id, password);
      return advisor;
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

/** Length is what counts (NIST 800-63B); no rule about its letters. */
function checkPassword(password: string): void {
  if (password.length >= shortestPassword && password.length <= 500) return;
  throw new AparteError('bad-request', `A password has ${shortestPassword} to 500 characters.`);
}
