/** Answers of the concierge that wait for a person's approval before the shopper gets them. */
import { z } from 'zod';
import { id } from './fields.ts';

export const HeldRow = z.object({
  replyId: z.string(),
  conversationId: z.string(),
  name: z.string().optional(),
  channel: z.string(),
  locale: z.string(),
  tier: z.string().optional(),
  /** Why it waits: the topic that the house supervises; absent where it supervises all. */
  topic: z.string().optional(),
  /** What the shopper asked. */
  question: z.string(),
  /** One for each message that would be sent. */
  texts: z.array(z.string()),
  sources: z.array(z.object({ id: z.string(), title: z.string() })),
  heldAt: z.iso.datetime(),
  /** Then the shopper is passed to an advisor. */
  dueAt: z.iso.datetime(),
});
export type HeldRow = z.infer<typeof HeldRow>;

export const approvalRequests = {
  /** `texts`: as they should be sent, one for each; `confirmed`: claims without a source that the approver vouches for. */
  'reply:approve': z
    .object({
      conversationId: id,
      replyId: id,
      texts: z.array(z.string().max(4000)).max(10).optional(),
      confirmed: z.array(z.string().max(200)).max(20).optional(),
    })
    .strict(),
  /** The shopper goes to an advisor instead. */
  'reply:decline': z.object({ conversationId: id, replyId: id, reason: z.string().max(300).optional() }).strict(),
} as const;

export type ApprovalAcks = { 'reply:approve': object; 'reply:decline': object };
