/** How fast one conversation may post: a token bucket each, on the monotonic clock. */
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports.ts';

export type Pace = {
  /** Throws `rate-limited` when it is too fast. */
  take(id: ConversationId): void;
};

const perSecond = 20;
const burst = 40;
const remembered = 10_000;

export function createPace({ monotonicMs }: Pick<Clock, 'monotonicMs'>): Pace {
  const buckets = new Map<ConversationId, { left: number; atMs: number }>();
  return {
    take(id) {
      const now = monotonicMs();
      const { left, atMs } = buckets.get(id) ?? { left: burst, atMs: now };
      const filled = Math.min(burst, left + ((now - atMs) / 1000) * perSecond);
      buckets.delete(id);
      buckets.set(id, { left: Math.max(0, filled - 1), atMs: now });
      if (buckets.size > remembered) buckets.delete(buckets.keys().next().value ?? id);
      if (filled < 1) throw new AparteError('rate-limited', 'Too many activities; wait a moment.');
    },
  };
}
