/** What lists on the desk are made of: who waits, who is with whom, who is there; and the order they stand in. */
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
  offeredTo: z.string().optional(),
  /** Was with an advisor already and waits again: stands in front. */
  again: z.boolean().optional(),
  /** Last words, and how many the advisor has not read. */
  snippet: z.string(),
  unread: z.number().int().nonnegative(),
  /** Set once an advisor has it. */
  heldBy: z.object({ advisorId: z.string(), name: z.string() }).optional(),
  /** The shopper spoke last and waits for a reply since then. */
  awaitingReplySince: z.iso.datetime().optional(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const PresenceRow = z.object({
  advisorId: z.string(),
  name: z.string(),
  status: z.enum(['available', 'busy', 'transfers', 'away']),
  load: z.number().int().nonnegative(),
  capacity: z.number().int().nonnegative(),
  storeId: z.string().optional(),
  languages: z.array(z.string()),
});
export type PresenceRow = z.infer<typeof PresenceRow>;

export const DeskSnapshot = z.object({
  seq: z.number().int(),
  queue: z.array(QueueRow),
  mine: z.array(QueueRow),
  presence: z.array(PresenceRow),
});
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;

const priorityRank = { urgent: 0, high: 1, normal: 2 } as const;

/** The queue's order: who was let down once, then priority, then score, then who waits longest; the id settles ties. */
export function byUrgency(rows: readonly QueueRow[]): QueueRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.again ?? false) - Number(a.again ?? false) ||
      priorityRank[a.priority] - priorityRank[b.priority] ||
      b.score - a.score ||
      a.waitingSince.localeCompare(b.waitingSince) ||
      a.handoffId.localeCompare(b.handoffId),
  );
}

export function byName(rows: readonly PresenceRow[]): PresenceRow[] {
  return [...rows].sort((a, b) => a.name.localeCompare(b.name) || a.advisorId.localeCompare(b.advisorId));
}
