/** The escalation policy in force: the house's file until a supervisor publishes a version, the same on every node. */
import { AparteError } from '../domain/errors.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Documents } from '../domain/ports.ts';

export type PolicyBook = {
  current(): Policy;
  /** The file changed: it counts when its version is newer than what was published. */
  offer(policy: Policy): void;
  /** Makes it the next version; `stale` when another was published since it was read. */
  publish(policy: Policy): Promise<Policy>;
  /** Looks for what another node published. */
  refresh(): Promise<void>;
};

const collection = 'policies';
const id = 'escalation';

export function createPolicyBook(file: Policy, documents: Pick<Documents, 'get' | 'put'>): PolicyBook {
  let inForce = file;

  const newer = (policy: Policy) => {
    if (policy.version >= inForce.version) inForce = policy;
  };

  return {
    current: () => inForce,
    offer: newer,
    async publish(policy) {
      const stored = await documents.get<Policy>(collection, id);
      if (policy.version !== Math.max(inForce.version, stored?.value.version ?? 0)) {
        throw new AparteError('stale', 'Another version was published since you read this one; read it again.');
      }
      const next = { ...policy, version: policy.version + 1 };
      await documents.put(collection, id, next, stored?.version ?? 0);
      inForce = next;
      return next;
    },
    async refresh() {
      const stored = await documents.get<Policy>(collection, id);
      if (stored !== undefined) newer(stored.value);
    },
  };
}
