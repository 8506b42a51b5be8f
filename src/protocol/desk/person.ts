/** The channels of one shopper, as a briefing and `/shoppers/:id/links` give them. */
import { z } from 'zod';

export const PersonChannelView = z.looseObject({
  conversationId: z.string(),
  /** What to unlink. */
  linkId: z.string(),
  channel: z.string(),
  how: z.enum(['signed-identity', 'email-code', 'order-proof', 'resume-link']),
  level: z.enum(['claimed', 'verified']),
  /** The order's number, where that is the proof. */
  evidence: z.string().optional(),
  linkedAt: z.string(),
  lastAt: z.string(),
  /** The last words of a person there. */
  words: z.string(),
  here: z.boolean().optional(),
  undone: z.object({ at: z.string(), by: z.enum(['shopper', 'desk']) }).optional(),
});
export type PersonChannelView = z.infer<typeof PersonChannelView>;

export const PerhapsSameView = z.looseObject({
  conversationId: z.string(),
  channel: z.string(),
  lastAt: z.string(),
  why: z.enum(['name']),
});
