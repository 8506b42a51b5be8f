/** A change of the policy takes two: one writes it with a reason, another one approves it. There is one draft at a time. */
import { randomUUID } from 'node:crypto';
import { AparteError } from '../domain/errors.ts';
import type { Policy } from '../domain/escalation.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import type { PolicyBook } from './policy-book.ts';

export type PolicyDraft = {
  readonly draftId: string;
  /** `version` is the one in force that it changes. */
  readonly policy: Policy;
  readonly why: string;
  readonly by: { readonly advisorId: string; readonly name: string };
  readonly at: Date;
};

const collection = 'policies';
const id = 'draft';

export type PolicyDraftsParts = {
  readonly book: PolicyBook;
  readonly documents: Pick<Documents, 'get' | 'put' | 'delete'>;
  readonly now: () => Date;
};

export function createPolicyDrafts({ book, documents, now }: PolicyDraftsParts) {
  const open = async () => await documents.get<PolicyDraft>(collection, id);

  async function meant(draftId: string): Promise<PolicyDraft> {
    const found = await open();
    if (found === undefined) throw new AparteError('not-found', 'There is no draft any more.');
    if (found.value.draftId !== draftId) throw new AparteError('stale', 'The draft has changed; read it again.');
    return found.value;
  }

  return {
    current: async (): Promise<PolicyDraft | undefined> => (await open())?.value,

    /** Replaces the draft that was there; approval is of exactly this one. */
    async write(policy: Policy, why: string, by: Advisor): Promise<PolicyDraft> {
      if (policy.version !== book.current().version) {
        throw new AparteError('stale', 'Another version was published since you read this one; read it again.');
      }
      const draft = { draftId: randomUUID(), policy, why, by: { advisorId: by.id, name: by.name }, at: now() };
      await documents.put(collection, id, draft);
      return draft;
    },

    /** Publishes the draft of another. One's own is `forbidden`, however high the role. */
    async approve(draftId: string, by: Advisor): Promise<Policy> {
      const { policy, why, by: author } = await meant(draftId);
      if (author.advisorId === by.id) {
        throw new AparteError('forbidden', 'Somebody else has to approve what you changed.');
      }
      const published = await book.publish(policy, { by: author.name, why, approvedBy: by.name, at: now() });
      await documents.delete(collection, id);
      return published;
    },

    async discard(draftId: string): Promise<void> {
      await meant(draftId);
      await documents.delete(collection, id);
    },

    /** An earlier version as a draft of the next: it comes back the way every change comes, by two. */
    async rollBack(version: number, why: string, by: Advisor): Promise<PolicyDraft> {
      const earlier = (await book.versions()).find(({ policy }) => policy.version === version);
      if (earlier === undefined) throw new AparteError('not-found', 'There is no such version.');
      return await this.write({ ...earlier.policy, version: book.current().version }, why, by);
    },
  };
}
