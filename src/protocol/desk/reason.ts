/** Why a conversation calls for a person, and how long it may wait. */
import { z } from 'zod';

export const WireReason = z.object({
  signal: z.string(),
  weight: z.number(),
  value: z.number(),
  limit: z.number(),
  evidence: z.string(),
  seq: z.number().optional(),
});
export type WireReason = z.infer<typeof WireReason>;

export const WireTimer = z.object({
  kind: z.enum(['first-reply', 'next-reply', 'total']),
  since: z.iso.datetime(),
  due: z.iso.datetime(),
});
