/** What routing keeps in mind of what waits, for as long as it waits: whose client it is, and which acts are under way. */
import type { ClientBook } from '../domain/house-books.ts';
import type { BoardRow } from './board.ts';

type Home = { readonly ownAdvisor?: string; readonly storeId?: string };
type Kept = { homes: Map<string, Home>; acts: Map<number | undefined, number> };

/** An act that is not seen to have happened by then is thought about again. */
const forgottenMs = 5_000;

export function createRoutingMemory(clientBook: Pick<ClientBook, 'find'>) {
  const byHandoff = new Map<string, Kept>();

  function of(handoffId: string): Kept {
    const known = byHandoff.get(handoffId) ?? { homes: new Map(), acts: new Map() };
    byHandoff.set(handoffId, known);
    return known;
  }

  return {
    /** The advisor and the boutique of a shopper whom the house knows. */
    async homeOf({ waiting, shopperId }: BoardRow): Promise<Home> {
      if (shopperId === undefined) return {};
      const { homes } = of(waiting.handoffId);
      const known = homes.get(shopperId);
      if (known !== undefined) return known;
      const { ownAdvisor, storeId } = (await clientBook.find(shopperId)) ?? {};
      const home = { ...(ownAdvisor && { ownAdvisor }), ...(storeId && { storeId }) };
      homes.set(shopperId, home);
      return home;
    },
    /** False: this act has just been begun, and is not seen to have happened yet. */
    begins(handoffId: string, act: number | undefined, nowMs: number): boolean {
      const { acts } = of(handoffId);
      const since = acts.get(act);
      if (since !== undefined && nowMs - since < forgottenMs) return false;
      acts.set(act, nowMs);
      return true;
    },
    /** Forgets what waits no more. */
    keep(rows: readonly BoardRow[]): void {
      const waits = new Set<string>(rows.map(({ waiting }) => waiting.handoffId));
      for (const id of byHandoff.keys()) if (!waits.has(id)) byHandoff.delete(id);
    },
    size: () => byHandoff.size,
  };
}
