/** What lists on the desk are made of: who waits, who is with whom, who is there; and the order they stand in. */
import { z } from 'zod';
import { HeldRow } from './approvals.ts';
import { BoardRow } from './board.ts';
import { WireChannelTrouble } from './channels.ts';
import { WatchedRow } from './faces.ts';
import { WireReason, WireTimer } from './reason.ts';

export const QueueRow = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  name: z.string().optional(),
  channel: z.string(),
  locale: z.string(),
  /** The two heaviest. */
  reasons: z.array(WireReason),
  score: z.number(),
  priority: z.enum(['normal', 'high', 'urgent']),
  tier: z.string().optional(),
  /** Minor units of the house's currency: the dearest of order, cart and product. */
  value: z.number().optional(),
  waitingSince: z.iso.datetime(),
  /** When it would have come, had it been a plain case: the queue stands in this order. */
  rankedAt: z.iso.datetime().optional(),
  offeredTo: z.string().optional(),
  /** The offer to `offeredTo`: how long it runs, and what speaks for them. */
  offer: z.object({ untilAt: z.iso.datetime(), why: z.array(z.string()) }).optional(),
  /** Passed on by an advisor and not taken yet: the sender may take it back. */
  transfer: z
    .object({
      by: z.object({ advisorId: z.string(), name: z.string() }),
      to: z.object({ advisorId: z.string().optional(), skill: z.string().optional(), store: z.string().optional() }),
    })
    .optional(),
  /** Was let down once (with an advisor already, or waiting for too long): stands in front. */
  again: z.boolean().optional(),
  /** Last words, and how many the advisor has not read. */
  snippet: z.string(),
  unread: z.number().int().nonnegative(),
  /** Set once an advisor has it. */
  heldBy: z.object({ advisorId: z.string(), name: z.string() }).optional(),
  /** The shopper spoke last and waits for a reply since then. */
  awaitingReplySince: z.iso.datetime().optional(),
  /** The reply that is waited for, when one is, then the whole; by the policy's targets. */
  timers: z.array(WireTimer).optional(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const PresenceRow = z.object({
  advisorId: z.string(),
  name: z.string(),
  status: z.enum(['available', 'busy', 'transfers', 'away']),
  load: z.number().int().nonnegative(),
  capacity: z.number().int().nonnegative(),
  storeId: z.string().optional(),
  store: z.string().optional(),
  languages: z.array(z.string()),
  skills: z.array(z.string()).optional(),
  /** Why the house made them away: two offers in a row were not seen, or nobody has touched their console for long. */
  because: z.enum(['missed-offers', 'idle']).optional(),
  /** Since when they are as `status` says, where this node saw it change. */
  since: z.iso.datetime().optional(),
});
export type PresenceRow = z.infer<typeof PresenceRow>;

export const DeskSnapshot = z.object({
  seq: z.number().int(),
  queue: z.array(QueueRow),
  mine: z.array(QueueRow),
  presence: z.array(PresenceRow),
  /** How long those who were taken today had waited, on average; absent while nobody was. */
  averageWaitSeconds: z.number().nonnegative().optional(),
  /** Answers that wait for approval; a server that supervises nothing may leave it out. */
  held: z.array(HeldRow).optional(),
  /** The whole floor, by conversation id: for supervisors and admins only. */
  board: z.array(BoardRow).optional(),
  /** Who looks at rows of `queue` and `mine`, by conversation id; rows that nobody looks at are left out. */
  watched: z.array(WatchedRow).optional(),
  /** Channels that do not send now. */
  channels: z.array(WireChannelTrouble).optional(),
});
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;
