/**
 * The escalation policy in force: the house's file until somebody publishes a version, the same on every node. Every
 * version is kept with who made it and why, so that any of them can come back.
 */
import { AparteError } from '../domain/errors.ts';
import type { Policy } from '../domain/escalation.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { Documents } from '../domain/ports.ts';

/** Who stands behind a version. `approvedBy` is absent where one person published alone. */
export type Publication = {
  readonly by: string;
  readonly why: string;
  readonly approvedBy?: string;
  readonly at: Date;
};

export type PolicyVersion = { readonly policy: Policy; readonly publication?: Publication };

export type PolicyBook = {
  current(): Policy;
  /** The file changed: it counts when its version is newer than what was published. */
  offer(policy: Policy): void;
  /** Makes it the next version; `stale` when another was published since it was read. */
  publish(policy: Policy, publication?: Publication): Promise<Policy>;
  /** Every version known, the one in force first. */
  versions(): Promise<readonly PolicyVersion[]>;
  /** Looks for what another node published. */
  refresh(): Promise<void>;
  /** Told of each version that comes into force here, whoever published it. */
  follow(listener: (version: PolicyVersion) => void): void;
};

type Stored = Policy & { readonly publication?: Publication };

const collection = 'policies';
const id = 'escalation';
const archived = (version: number) => `version-${String(version).padStart(6, '0')}`;

export function createPolicyBook(file: Policy, documents: Pick<Documents, 'get' | 'put' | 'list'>): PolicyBook {
  let inForce: Stored = file;
  const listeners: ((version: PolicyVersion) => void)[] = [];

  const newer = (policy: Stored) => {
    if (policy.version < inForce.version) return;
    const moved = policy.version > inForce.version;
    inForce = policy;
    if (moved) for (const listener of listeners) listener(versionOf(policy));
  };

  return {
    current: () => versionOf(inForce).policy,
    offer: newer,
    async publish(policy, publication) {
      const stored = await documents.get<Stored>(collection, id);
      const before = stored !== undefined && stored.value.version >= inForce.version ? stored.value : inForce;
      if (policy.version !== before.version) {
        throw new AparteError('stale', 'Another version was published since you read this one; read it again.');
      }
      // Kept before it is replaced: a crash in between loses no version.
      await documents.put(collection, archived(before.version), before);
      const { publication: _old, ...plain } = policy as Stored;
      const next = { ...plain, version: policy.version + 1, ...(publication === undefined ? {} : { publication }) };
      await documents.put(collection, id, next, stored?.version ?? 0);
      newer(next);
      return versionOf(next).policy;
    },
    async versions() {
      const items = await everyDocument<Stored>(documents, collection);
      const kept = items.filter((item) => item.id.startsWith('version-')).map(({ value }) => value);
      const all = new Map([...kept, inForce].map((each) => [each.version, versionOf(each)]));
      return [...all.values()].sort((a, b) => b.policy.version - a.policy.version);
    },
    async refresh() {
      const stored = await documents.get<Stored>(collection, id);
      if (stored !== undefined) newer(stored.value);
    },
    follow: (listener) => void listeners.push(listener),
  };
}

function versionOf({ publication, ...policy }: Stored): PolicyVersion {
  return publication === undefined ? { policy } : { policy, publication };
}
