/** Who did what with people's data: written once, never changed, without any of the content. */
import { randomUUID } from 'node:crypto';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Page } from '../domain/ports.ts';
import type { AuditEntry } from '../protocol/audit.ts';
import { createTries } from './tries.ts';

type Kept = {
  readonly at: Date;
  readonly byId: string;
  readonly by: AuditEntry['by'];
  readonly action: string;
  readonly subject?: string;
  readonly reason?: string;
};

/** An advisor, or the command line. */
export type Actor = Pick<Advisor, 'name'> & { readonly id: string };

export type AuditFilter = {
  readonly by?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly after?: Date | undefined;
};

export type Audit = {
  record(by: Actor, action: string, subject?: string, reason?: string): Promise<void>;
  /** A look at something: once in a quarter of an hour for the same person, thing and reason, however many pages it has. */
  look(by: Actor, action: string, subject: string, reason?: string): Promise<void>;
  /** Newest first; a page may be short, `next` goes on from there. */
  list(filter: AuditFilter, limit: number, cursor?: string): Promise<Page<AuditEntry>>;
};

const lookWindowMs = 15 * 60_000;
/** Pages looked through for one answer. */
const mostPages = 20;

export function createAudit({ documents, clock }: { documents: Documents; clock: Clock }): Audit {
  const looks = createTries({ clock, limit: 1, windowMs: lookWindowMs });

  const record: Audit['record'] = async (by, action, subject, reason) => {
    const at = clock.now();
    await documents.put<Kept>(
      'audit',
      `${at.toISOString()}-${randomUUID()}`,
      {
        at,
        byId: by.id,
        by: { advisorId: by.id, name: by.name },
        action,
        ...(subject === undefined ? {} : { subject }),
        ...(reason === undefined ? {} : { reason }),
      },
      0,
    );
  };

  return {
    record,

    async look(by, action, subject, reason) {
      const key = [by.id, action, subject, reason].join(' ');
      if (looks.take([key]) !== undefined) return;
      try {
        await record(by, action, subject, reason);
      } catch (error) {
        // what was not written down has not been looked at
        looks.forgive([key]);
        throw error;
      }
    },

    async list(filter, limit, cursor) {
      const entries: AuditEntry[] = [];
      let next = cursor;
      for (let page = 0; page < mostPages && entries.length < limit; page += 1) {
        const found = await documents.list<Kept>('audit', {
          ...along(filter),
          limit: limit - entries.length,
          newestFirst: true,
          ...(next === undefined ? {} : { after: next }),
        });
        const recent = found.items.filter(({ value }) => filter.after === undefined || value.at >= filter.after);
        entries.push(...recent.filter(({ value }) => matches(value, filter)).map(entry));
        next = recent.length < found.items.length ? undefined : found.next;
        if (next === undefined) break;
      }
      return { items: entries, ...(next === undefined ? {} : { next }) };
    },
  };
}

/** The index that leaves the fewest to look through. */
function along({ by, action, subject }: AuditFilter): { index?: string; equals?: string } {
  if (subject !== undefined) return { index: 'subject', equals: subject };
  if (by !== undefined) return { index: 'byId', equals: by };
  return action === undefined ? {} : { index: 'action', equals: action };
}

function matches(kept: Kept, { by, action, subject }: AuditFilter): boolean {
  return (
    (by === undefined || kept.byId === by) &&
    (action === undefined || kept.action === action) &&
    (subject === undefined || kept.subject === subject)
  );
}

function entry({ id, value: { at, by, action, subject, reason } }: { id: string; value: Kept }): AuditEntry {
  return {
    id,
    at: at.toISOString(),
    by,
    action,
    ...(subject === undefined ? {} : { subject }),
    ...(reason === undefined ? {} : { reason }),
  };
}
