/** Says to the house who we are, once, and takes up the conversation where this tab has it. */
import type { Link } from './link.ts';
import type { Memory } from './memory.ts';
import type { CatchUp } from './catch-up.ts';
import type { Standing } from './standing.ts';
import type { Store } from './store.ts';
import type { Tabs } from './tabs.ts';

export type IntroductionParts = {
  readonly site: string;
  readonly standing: Standing;
  readonly link: Pick<Link, 'ask'>;
  readonly store: Store;
  readonly memory: Pick<Memory, 'note'>;
  readonly tabs: Pick<Tabs, 'tell'>;
  readonly sync: CatchUp;
  readonly now: () => number;
  /** The shop's word for the shopper was not taken; the conversation goes on without it. */
  readonly unidentified?: ((error: { readonly code: string; readonly message: string }) => void) | undefined;
};

/** The introduction resolves to nothing when all is well, otherwise to the code of what went wrong. */
export function createIntroduction(parts: IntroductionParts): () => Promise<string | undefined> {
  const { standing, link, store, tabs, memory, sync } = parts;
  const { wanted } = standing;

  async function start(): Promise<string | undefined> {
    const { page } = wanted;
    const answer = await link.ask('session:start', { site: parts.site, ...wanted });
    if (!answer.ok) {
      const { error } = answer;
      if (wanted.identity === undefined || error.code !== 'unauthenticated') return error.code;
      delete wanted.identity;
      parts.unidentified?.(error);
      return start();
    }
    const { conversationId, visitorToken: token } = answer;
    const before = standing.token;
    standing.token = token;
    standing.started = true;
    // The shopper has walked on while we were introduced.
    if (wanted.page && wanted.page !== page) void link.ask('page:set', wanted.page);
    // Good once, and the other tabs of this browser learn what it made of our token.
    delete wanted.identity;
    if (before !== undefined && before !== token) tabs.tell({ type: 'renewed', conversationId, token });
    store.dispatch({ type: 'started', session: answer });
    await memory.note();
    return undefined;
  }

  async function resume(): Promise<string | undefined> {
    const resumed = await link.ask('session:resume', { after: store.view().timeline.have });
    if (!resumed.ok) return resumed.error.code;
    // The socket that all tabs share has begun another one meanwhile.
    if (resumed.conversationId !== store.view().house?.conversationId) return (await start()) ?? resume();
    if (resumed.now) standing.aheadMs = Date.parse(resumed.now) - parts.now();
    store.dispatch({ type: 'resumed', session: resumed });
    if (resumed.head > store.view().timeline.have) await sync(resumed.head);
    return undefined;
  }

  return async () => (standing.started ? undefined : await start()) ?? resume();
}
