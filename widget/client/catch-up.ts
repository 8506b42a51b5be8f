/** Asks for what the transcript misses; several gaps at once are one question. */
import type { Link } from './link.ts';
import type { Store } from './store.ts';

export type CatchUp = (head: number) => Promise<void>;

/** `head`: the latest that is known of. Resolves when it is there, or when no more can be had now. */
export function createCatchUp({ link, store }: { readonly link: Pick<Link, 'ask'>; readonly store: Store }): CatchUp {
  let syncing: Promise<void> | undefined;
  /** The latest that we know of and may not have. */
  let known = 0;

  async function catchUp(): Promise<void> {
    for (let before = -1; before !== store.view().timeline.have; ) {
      before = store.view().timeline.have;
      const answer = await link.ask('sync', { after: before });
      if (!answer.ok) return;
      const { messages, head } = answer;
      store.dispatch({ type: 'messages', messages, head });
      // What was pushed while this answer was on its way may be newer than it.
      if (Math.max(known, head) <= store.view().timeline.have) return;
    }
  }

  return (head) => {
    known = Math.max(known, head);
    syncing ??= catchUp().finally(() => {
      syncing = undefined;
    });
    return syncing;
  };
}
