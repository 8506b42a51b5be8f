/** Which conversations an advisor may look into: one rule for the sockets and for HTTP. */
import type { Conversation } from './conversation.ts';
import type { Handoff } from './handoff.ts';
import { heldOutside } from './outside.ts';
import type { Advisor, AdvisorRole } from './participant.ts';

/** How far an advisor's sight goes: their own boutique, or whatever reached a desk of the house. */
export const scopes = ['store', 'house'] as const;
export type Scope = (typeof scopes)[number];

/** What a house says about signing in and about who sees what (house.yaml, `access`). */
export type AccessRules = {
  readonly scope: Scope;
  /** Roles that sign in with a second factor; others may. */
  readonly secondFactor: readonly AdvisorRole[];
  readonly sso: SsoRules;
};

/** How a person of the identity provider becomes an advisor. */
export type SsoRules = {
  /** The claim that lists a person's groups. */
  readonly claim: string;
  /** The provider vouches for its addresses without saying `email_verified`, as Entra ID does. */
  readonly trustEmail: boolean;
  /** The first that matches gives role and boutique at every sign-in, and an account at the first one. */
  readonly groups: readonly {
    readonly group: string;
    readonly role: AdvisorRole;
    readonly store?: string | undefined;
  }[];
};

export const defaultAccess: AccessRules = {
  scope: 'store',
  secondFactor: [],
  sso: { claim: 'groups', trustEmail: false, groups: [] },
};

/**
 * What waits, what somebody outside the desk holds, what is or was theirs or their boutique's, and what is kept for them.
 * Supervisors and admins see every conversation of the house.
 */
export function maySee(advisor: Advisor, { floor, handoff, pastHandoffs, heldReply }: Conversation): boolean {
  if (advisor.role !== 'advisor' || floor.heldBy === 'queue' || heldOutside(floor)) return true;
  // An answer of the concierge waits for somebody's approval.
  if (heldReply !== undefined) return true;
  if (floor.heldBy === 'advisor' && floor.advisorId === advisor.id) return true;
  return [handoff, ...pastHandoffs].some((past) => past !== undefined && reaches(advisor, past));
}

/** Was served by others, where this advisor's sight does not go. What never reached a desk is no boutique's. */
export function isOfOthers(advisor: Advisor, conversation: Conversation): boolean {
  const { handoff, pastHandoffs } = conversation;
  return !maySee(advisor, conversation) && [handoff, ...pastHandoffs].some((past) => past?.acceptedBy !== undefined);
}

/** Others have served it and it is with nobody at a desk now: an advisor out of sight of it may read it, but has to say why. */
export function mayReadForReason(advisor: Advisor, conversation: Conversation): boolean {
  return conversation.floor.heldBy === 'bot' && isOfOthers(advisor, conversation);
}

function reaches({ id, scope = 'store', storeId }: Advisor, { acceptedBy, offeredTo }: Handoff): boolean {
  if (acceptedBy?.advisorId === id || offeredTo === id) return true;
  if (acceptedBy === undefined) return false;
  return scope === 'house' || (storeId !== undefined && acceptedBy.storeId === storeId);
}
