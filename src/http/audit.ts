/** Who did what with people's data: written once, never changed, without any of the content. */
import { randomUUID } from 'node:crypto';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Page } from '../domain/ports.ts';
import type { AuditEntry } from '../protocol/http.ts';

type Kept = { readonly at: Date; readonly by: AuditEntry['by']; readonly action: string; readonly subject?: string };

export type Audit = {
  record(by: Advisor, action: string, subject?: string): Promise<void>;
  /** Newest first. */
  list(limit: number, cursor?: string): Promise<Page<AuditEntry>>;
};

export function createAudit({ documents, clock }: { documents: Documents; clock: Clock }): Audit {
  return {
    async record(by, action, subject) {
      const at = clock.now();
      await documents.put<Kept>(
        'audit',
        `${at.toISOString()}-${randomUUID()}`,
        { at, by: { advisorId: by.id, name: by.name }, action, ...(subject === undefined ? {} : { subject }) },
        0,
      );
    },
    async list(limit, cursor) {
      const { items, next } = await documents.list<Kept>('audit', {
        limit,
        newestFirst: true,
        ...(cursor === undefined ? {} : { after: cursor }),
      });
      return {
        items: items.map(({ id, value }) => ({ ...value, id, at: value.at.toISOString() })),
        ...(next === undefined ? {} : { next }),
      };
    },
  };
}
