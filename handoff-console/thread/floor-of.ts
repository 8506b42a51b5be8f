/** Who may speak in this conversation, seen from this advisor. */
import type { WireFloor } from '../../src/protocol/wire.ts';

export type MyFloor =
  | { readonly kind: 'mine' }
  | { readonly kind: 'waiting'; readonly handoffId: string | undefined }
  /** `outside`: somebody who writes without our desk, and cannot be asked. */
  | { readonly kind: 'other'; readonly name: string; readonly outside: boolean }
  | { readonly kind: 'bot' };

export function floorOf(floor: WireFloor, advisorId: string): MyFloor {
  switch (floor.heldBy) {
    case 'bot':
      return { kind: 'bot' };
    case 'queue':
      return { kind: 'waiting', handoffId: floor.handoffId };
    case 'advisor':
      return floor.advisor.advisorId === advisorId
        ? { kind: 'mine' }
        : { kind: 'other', name: floor.advisor.name, outside: floor.advisor.outside === true };
    default:
      return floor satisfies never;
  }
}
