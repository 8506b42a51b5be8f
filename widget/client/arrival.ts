/** What a tab does as its link comes and goes: is introduced, sends what waited, or tries again; and notices a long absence. */
import type { Link } from './link.ts';
import type { Standing } from './standing.ts';
import type { Store } from './store.ts';

export type ArrivalParts = {
  readonly standing: Standing;
  readonly link: Pick<Link, 'renew'>;
  readonly store: Store;
  readonly wait: (ms: number) => Promise<void>;
  /** Resolves to nothing, or to the code of what went wrong. */
  readonly introduce: () => Promise<string | undefined>;
  /** Sends what waits. */
  readonly go: () => void;
};

/** Without a link for so long, the house's other ways are offered. */
const lostMs = 60_000;
/** Known trouble is tried again after this. */
const troubleMs = 2_000;
/** A token that the house answers so is no longer good. */
const disowned = ['unauthenticated', 'not-found', 'forbidden'];

export function createArrival({ standing, link, store, wait, introduce, go }: ArrivalParts) {
  let entries = 0;
  let losses = 0;

  /** Known trouble has one remedy: a token that is no longer good is dropped; for the rest the next connection tries again. */
  function startAfresh(code: string): boolean {
    if (!standing.token || !disowned.includes(code)) return false;
    standing.token = undefined;
    standing.started = false;
    link.renew();
    return true;
  }
  /** Nobody waits for the link any more, or it is there. */
  const settle = () => {
    losses += 1;
  };

  return {
    startAfresh,
    settle,
    /** On every connection: say who we are once, then catch up, then send what waited. */
    async enter(): Promise<void> {
      const entry = ++entries;
      const trouble = await introduce();
      if (trouble === undefined) {
        settle();
        store.dispatch({ type: 'link', link: 'live' });
        return go();
      }
      if (startAfresh(trouble)) return;
      await wait(troubleMs);
      if (entry === entries) link.renew();
    },
    lose(): void {
      if (store.view().link !== 'offline') {
        const loss = ++losses;
        void wait(lostMs).then(() => loss === losses && store.dispatch({ type: 'lost' }));
      }
      store.dispatch({ type: 'link', link: 'offline' });
    },
  };
}
