/** The audit log on the wire: who did what with people's data, without any of the data. */
import { z } from 'zod';
import { ListQuery } from './http.ts';

export const AuditQuery = ListQuery.extend({
  /** An advisor's id. */
  by: z.string().max(320).optional(),
  action: z.string().max(60).optional(),
  /** What it was done to: the id of a conversation, a shopper, a person, a file. */
  subject: z.string().max(320).optional(),
  /** Only what happened then or later. */
  after: z.iso.datetime().optional(),
});

export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.object({ advisorId: z.string(), name: z.string() }),
  action: z.string(),
  subject: z.string().optional(),
  /** Why, in the person's own words; only where one had to be given. */
  reason: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Newest first; a page may be short, `next` goes on from there. */
export const AuditAnswer = z.object({ entries: z.array(AuditEntry), next: z.string().optional() });
export type AuditAnswer = z.infer<typeof AuditAnswer>;
