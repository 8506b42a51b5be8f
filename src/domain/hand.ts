/** A raised hand: the advisor who has a conversation asks a supervisor to come. */
import type { Floor } from './floor.ts';
import type { AdvisorId } from './ids.ts';

export type Hand = {
  readonly advisorId: AdvisorId;
  readonly name: string;
  readonly note?: string;
  readonly at: Date;
};

export type HandEvent =
  | { readonly kind: 'hand:raised'; readonly advisorId: AdvisorId; readonly name: string; readonly note?: string }
  /** By whoever raised it, or by the supervisor who came. */
  | { readonly kind: 'hand:lowered'; readonly name: string };

/** Up only while whoever raised it still has the floor that they had then. */
export function raisedHand({
  floor,
  hand,
}: {
  readonly floor: Floor;
  readonly hand?: Hand | undefined;
}): Hand | undefined {
  if (hand === undefined || floor.heldBy !== 'advisor' || floor.advisorId !== hand.advisorId) return undefined;
  return hand.at >= floor.sinceAt ? hand : undefined;
}
