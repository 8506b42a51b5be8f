/** Which boutiques can answer a shopper: those with people who speak their language. */
import type { Store } from './commerce.ts';
import type { Advisor } from './participant.ts';
import { speaks } from './routing-fit.ts';

/** Nobody speaks it: all that have people; nobody at all: every boutique. */
export function staffed(stores: readonly Store[], staff: readonly Advisor[], locale: string): readonly Store[] {
  const of = (people: readonly Advisor[]) => {
    const ids = new Set(people.map(({ storeId }) => storeId));
    return stores.filter(({ id }) => ids.has(id));
  };
  const speaking = of(staff.filter((advisor) => advisor.role === 'advisor' && speaks(advisor, locale)));
  if (speaking.length > 0) return speaking;
  const any = of(staff);
  return any.length > 0 ? any : stores;
}
