/** People who write to a shopper without our desk: in the Page's own inbox, or on the business phone. */
import type { ChannelKind } from './channel-kind.ts';
import type { Floor } from './floor.ts';
import { type AdvisorId, advisorId } from './ids.ts';

/** They hold the floor like an advisor, but no connection of ours says whether they are still there. */
const prefix = 'outside:';

/** A person who has been silent for so long has gone: the floor is free again. */
export const outsideQuietMs = 30 * 60_000;

export function outsidePerson(channel: ChannelKind): { readonly advisorId: AdvisorId; readonly name: string } {
  return channel === 'whatsapp'
    ? { advisorId: advisorId(`${prefix}phone`), name: 'Phone' }
    : { advisorId: advisorId(`${prefix}page-inbox`), name: 'Page inbox' };
}

export const isOutside = (id: AdvisorId): boolean => id.startsWith(prefix);

export function heldOutside(floor: Floor): boolean {
  return floor.heldBy === 'advisor' && isOutside(floor.advisorId);
}
