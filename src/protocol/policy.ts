/** How the escalation policy changes: a draft by one person, approved by another, kept with every version before it. */
import { z } from 'zod';
import { PolicyDocument, PolicyReplay } from './http.ts';

const why = z.string().trim().min(1).max(500);

/** `policy.version` is the version in force that the draft was made from. */
export const PolicyDraftRequest = z.strictObject({ policy: PolicyDocument, why });
export type PolicyDraftRequest = z.infer<typeof PolicyDraftRequest>;

export const PolicyDraft = z.object({
  draftId: z.string(),
  policy: PolicyDocument,
  why: z.string(),
  by: z.object({ advisorId: z.string(), name: z.string() }),
  at: z.iso.datetime(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** `approvedBy` is absent where one person published alone, or the version came from the house's file. */
export const PolicyVersion = z.object({
  version: z.number().int(),
  policy: PolicyDocument,
  why: z.string(),
  by: z.string(),
  approvedBy: z.string().optional(),
  at: z.iso.datetime().optional(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

export const PolicyHistory = z.object({ draft: PolicyDraft.optional(), versions: z.array(PolicyVersion) });
export type PolicyHistory = z.infer<typeof PolicyHistory>;

/** Which draft is meant: one that was changed meanwhile is `stale`. */
export const PolicyDecision = z.strictObject({ draftId: z.string().max(100) });
export const PolicyRollback = z.strictObject({ version: z.number().int().min(1), why });

/** A line of the answer to `POST /policy/replay` with `Accept: application/x-ndjson`: how far it is, then what it found. */
export const ReplayLine = z.union([
  z.object({ done: z.number().int(), of: z.number().int() }),
  z.object({ result: PolicyReplay }),
]);
export type ReplayLine = z.infer<typeof ReplayLine>;
