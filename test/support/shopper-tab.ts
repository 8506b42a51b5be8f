/** One browser tab without a browser: the widget's real client on a real socket, its storage in a variable. */
import { createLink, type LinkTimes, linkTimes } from '../../widget/client/link.ts';
import { createSession, type Session } from '../../widget/client/session.ts';
import { createSharedLink } from '../../widget/client/shared-link.ts';
import { createStore, type Store } from '../../widget/client/store.ts';
import { createTabs } from '../../widget/client/tabs.ts';
import type { SessionRecord } from '../../widget/client/record.ts';
import type { Vault } from '../../widget/client/vault.ts';
import type { View } from '../../widget/core/view.ts';

export type ShopperTab = {
  readonly session: Session;
  readonly store: Store;
  view(): View;
  /** Resolves as soon as the view is like that, now or later. */
  sees(like: (view: View) => boolean): Promise<View>;
  /** What the tab shows, sent or still waiting. */
  lines(): string[];
  /** It stands still, as a telephone leaves what nobody sees: no word comes from it any more. */
  freeze(): void;
  close(): void;
};

export type MemoryVault = Vault & {
  record: SessionRecord | undefined;
  /** Resolves once what is stored is like that. */
  holds(like: (record: SessionRecord) => boolean): Promise<void>;
};

/** Storage that outlives a tab. */
export function memoryVault(): MemoryVault {
  const watchers = new Set<() => void>();
  const vault: MemoryVault = {
    record: undefined,
    load: async () => vault.record,
    save: async (record) => {
      vault.record = structuredClone(record);
      for (const check of watchers) check();
    },
    clear: async () => {
      vault.record = undefined;
    },
    holds: (like) =>
      new Promise((resolve) => {
        const check = () => {
          if (!vault.record || !like(vault.record)) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
  };
  return vault;
}

export function openTab(
  server: string,
  options: { vault?: Vault; site?: string; times?: Partial<LinkTimes>; shared?: boolean; aheadMs?: number } = {},
): ShopperTab {
  const store = createStore();
  const freezes: (() => void)[] = [];
  const site = options.site ?? crypto.randomUUID();
  const times = { ...linkTimes, ackMs: 300, reconnectMs: 20, reconnectMaxMs: 50, ...options.times };
  const session = createSession({
    site,
    store,
    vault: options.vault ?? memoryVault(),
    tabs: createTabs(site),
    openLink: (on, token) => {
      const open = (handlers: typeof on, heard?: () => void) =>
        createLink({ server, on: handlers, token, times, ...(heard && { heard }) });
      if (!options.shared) return open(on);
      const name = `link:${site}`;
      const { locks } = navigator;
      return createSharedLink({ name, on, open, locks, times, seen: () => true, onSeen: () => undefined, channel });
    },
    uuid: () => crypto.randomUUID(),
    random: () => 0,
    // Waiting is what a retry does; here it only lets the others have a turn.
    wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    now: () => Date.now() + (options.aheadMs ?? 0),
  });
  const view = () => store.view();
  function channel(name: string): BroadcastChannel {
    const opened = new BroadcastChannel(name);
    freezes.push(() => {
      opened.onmessage = null;
      opened.postMessage = () => undefined;
      opened.addEventListener('message', (event) => event.stopImmediatePropagation());
    });
    return opened;
  }
  return {
    session,
    store,
    view,
    lines: () => [...view().timeline.messages.map((m) => m.text), ...view().outbox.map((entry) => entry.text)],
    sees: (like) =>
      new Promise((resolve) => {
        if (like(view())) return resolve(view());
        const stop = store.subscribe((next) => {
          if (!like(next)) return;
          stop();
          resolve(next);
        });
      }),
    freeze() {
      for (const freeze of freezes) freeze();
    },
    close: () => session.close(),
  };
}

export const isLive = (view: View) => view.link === 'live';
export const has = (text: string) => (view: View) => view.timeline.messages.some((message) => message.text === text);
