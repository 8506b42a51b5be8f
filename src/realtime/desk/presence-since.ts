/** Since when an advisor is as they are: known from the first change that this node saw. */
import type { Presence } from '../../domain/participant.ts';

export function createPresenceSince(now: () => Date) {
  const known = new Map<string, { readonly status: Presence; readonly since?: string }>();
  return {
    of(advisorId: string, status: Presence): { status: Presence; since?: string } {
      const before = known.get(advisorId);
      if (before?.status === status) return before;
      const after = before === undefined ? { status } : { status, since: now().toISOString() };
      known.set(advisorId, after);
      return after;
    },
  };
}
