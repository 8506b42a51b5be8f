/** How a conversation leaves this browser: erased, or let go of; asked for here, in another tab, or told by the house. */
import type { Link } from './link.ts';
import type { Memory } from './memory.ts';
import type { Standing } from './standing.ts';
import type { Store } from './store.ts';
import type { Tabs } from './tabs.ts';

export type EndingParts = {
  readonly standing: Standing;
  readonly link: Pick<Link, 'ask' | 'close'>;
  readonly store: Store;
  readonly memory: Pick<Memory, 'clear'>;
  readonly tabs: Pick<Tabs, 'tell'>;
  /** Nobody waits for the link any more. */
  readonly settle: () => void;
};

export function createEnding({ standing, link, store, tabs, memory, settle }: EndingParts) {
  /** Our own request is on its way: its ack, not the event that comes before it, ends the session. */
  let asked = false;

  /** The first one to tell counts. */
  async function erased(): Promise<void> {
    if (!standing.token) return;
    standing.token = undefined;
    standing.started = false;
    settle();
    link.close();
    await memory.clear();
    standing.opened = undefined;
    store.dispatch({ type: 'forgotten' });
  }

  return {
    erased,
    /** The house says that it is over. */
    told: () => void (asked || erased()),
    /** Whether the house has done it. */
    async end(how: 'session:forget' | 'session:leave'): Promise<boolean> {
      const conversationId = store.view().house?.conversationId;
      asked = true;
      const { ok } = await link.ask(how, {});
      asked = false;
      if (!ok) return false;
      if (conversationId) tabs.tell({ type: 'forgotten', conversationId });
      await erased();
      return true;
    },
  };
}
