/** Which conversations an advisor may look into: one rule for the sockets and for HTTP. */
import type { Conversation } from './conversation.ts';
import { heldOutside } from './outside.ts';
import type { Advisor } from './participant.ts';

/** What waits, what somebody outside the desk holds, what is or was theirs; supervisors and admins see every conversation of the house. */
export function maySee({ id, role }: Advisor, { floor, handoff, pastHandoffs }: Conversation): boolean {
  if (role !== 'advisor' || floor.heldBy === 'queue' || heldOutside(floor)) return true;
  if (floor.heldBy === 'advisor' && floor.advisorId === id) return true;
  return [handoff, ...pastHandoffs].some((past) => past?.acceptedBy?.advisorId === id);
}
