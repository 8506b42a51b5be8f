/** The supervisors' board: every conversation that a person should know of, and what they do about it. */
import { z } from 'zod';
import { id } from './fields.ts';
import { WireReason, WireTimer } from './reason.ts';

export const boardColumns = ['at-risk', 'waiting', 'with-advisor', 'wrap-up'] as const;
export type BoardColumn = (typeof boardColumns)[number];

const someone = z.object({ advisorId: z.string(), name: z.string() });

export const BoardRow = z.object({
  conversationId: z.string(),
  /** `at-risk`: the concierge has it and it goes wrong; `wrap-up`: it has just ended. */
  column: z.enum(boardColumns),
  /** When it came into this column. */
  since: z.iso.datetime(),
  handoffId: z.string().optional(),
  name: z.string().optional(),
  tier: z.string().optional(),
  channel: z.string(),
  locale: z.string(),
  /** A person's last words. */
  snippet: z.string(),
  /** The latest values of the mood, -1..1, oldest first. */
  mood: z.array(z.number()),
  /** The two heaviest. */
  reasons: z.array(WireReason),
  /** Turns of the concierge in a row that did not help. */
  failed: z.number().int().positive().optional(),
  score: z.number(),
  unread: z.number().int().nonnegative(),
  awaitingReplySince: z.iso.datetime().optional(),
  heldBy: someone.optional(),
  /** Whoever holds it writes outside the desk, and cannot be whispered to. */
  outside: z.boolean().optional(),
  timers: z.array(WireTimer).optional(),
  /** The open promise that is due first. */
  promiseDue: z.iso.datetime().optional(),
  /** An answer of the concierge waits for approval, until then. */
  toApprove: z.iso.datetime().optional(),
  /** The last step of the ladder that was taken in this handoff. */
  alarm: z
    .object({
      kind: WireTimer.shape.kind,
      step: z.number().int(),
      since: z.iso.datetime(),
      acknowledgedBy: z.string().optional(),
    })
    .optional(),
  hand: someone.extend({ note: z.string().optional(), at: z.iso.datetime() }).optional(),
  /** How it ended. */
  ended: z.enum(['resolved', 'returned']).optional(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const boardRequests = {
  /** A supervisor has seen the latest alarm of this conversation and sees to it. */
  'alarm:acknowledge': z.object({ conversationId: id }).strict(),
} as const;

export type BoardAcks = { 'alarm:acknowledge': object };
