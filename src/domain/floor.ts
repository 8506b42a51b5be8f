/** Who answers the shopper now. One speaker at a time: every bot message is checked against this at commit. */
import type { AdvisorId, HandoffId } from './ids.ts';

export type Floor =
  | { readonly heldBy: 'bot' }
  | { readonly heldBy: 'queue'; readonly handoffId: HandoffId; readonly sinceAt: Date }
  | {
      readonly heldBy: 'advisor';
      readonly handoffId: HandoffId;
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly sinceAt: Date;
    };

export const botFloor: Floor = { heldBy: 'bot' };

/** The bot answers only on its own floor; in the queue it is silent and the shopper's words are kept for the advisor. */
export function botMaySpeak(floor: Floor): boolean {
  return floor.heldBy === 'bot';
}

export function advisorMaySpeak(floor: Floor, advisor: AdvisorId): boolean {
  return floor.heldBy === 'advisor' && floor.advisorId === advisor;
}
