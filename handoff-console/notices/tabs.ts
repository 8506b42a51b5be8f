/** Several tabs of one console: one of them makes the sounds, and it knows what is looked at in any of them. */

type Seen = { readonly tab: string; readonly looksAt: string | undefined };

export type Tabs = {
  readonly isLeader: () => boolean;
  /** What this tab shows while it has the focus. */
  readonly look: (conversationId: string | undefined) => void;
  readonly isLookedAt: (conversationId: string) => boolean;
  readonly close: () => void;
};

export function joinTabs(): Tabs {
  const tab = crypto.randomUUID();
  const seen = new Map<string, string | undefined>();
  const channel = new BroadcastChannel('aparte.notices');
  const leaving = new AbortController();
  let leads = navigator.locks === undefined;
  navigator.locks
    ?.request('aparte.notices', { signal: leaving.signal }, () => {
      leads = true;
      return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
    })
    .catch(() => undefined);
  channel.onmessage = ({ data }: MessageEvent<Seen>) => seen.set(data.tab, data.looksAt);
  return {
    isLeader: () => leads,
    look(looksAt) {
      seen.set(tab, looksAt);
      channel.postMessage({ tab, looksAt } satisfies Seen);
    },
    isLookedAt: (conversationId) => [...seen.values()].includes(conversationId),
    close() {
      channel.postMessage({ tab, looksAt: undefined } satisfies Seen);
      leaving.abort();
      channel.close();
    },
  };
}
