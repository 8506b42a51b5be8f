/** What the tabs of one shop tell each other, so that all show the same; nothing of it is stored. */
import type { Outbox } from '../core/outbox.ts';
import type { Refusal } from '../core/view.ts';
import type { SessionRecord } from './record.ts';

type Joinable = Pick<SessionRecord, 'token' | 'conversationId' | 'readByShopper'> & {
  readonly keep: boolean | null;
  readonly outbox: Outbox;
};
export type TabNews =
  | { readonly type: 'here'; readonly session: Joinable }
  | { readonly type: 'kept'; readonly keep: boolean }
  | { readonly type: 'read'; readonly seq: number }
  /** Said in one tab; whichever holds the link sends it. */
  | { readonly type: 'queued'; readonly entries: Outbox }
  | { readonly type: 'sent'; readonly id: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Half-written words: what is kept of them is kept whichever tab writes it down. */
  | { readonly type: 'drafted'; readonly text: string }
  /** The shop has said who this is: the conversation goes by another token now, or is another one. */
  | { readonly type: 'renewed'; readonly conversationId: string; readonly token: string }
  | { readonly type: 'forgotten'; readonly conversationId: string };

export type Tabs = {
  /** The conversation another tab is in, if one answers quickly. */
  ask(): Promise<Joinable | undefined>;
  tell(news: TabNews): void;
  listen(on: { news: (news: TabNews) => void; asked: () => Joinable | undefined }): void;
  close(): void;
};

/** Long enough for a busy tab, short enough not to be felt on first open. */
const answerMs = 150;

/** A browser that blocks storage may block this too: then every tab is alone. */
const alone: Tabs = {
  ask: async () => undefined,
  tell: () => undefined,
  listen: () => undefined,
  close: () => undefined,
};

export function createTabs(site: string): Tabs {
  const channel = channelOf(`aparte:${site}`);
  if (!channel) return alone;
  const seat = takeSeat(`aparte:${site}:tabs`);
  let closed = false;
  /** A panel that was taken off the page may have something on its way still. */
  const post = (word: TabNews | { type: 'who' }) => {
    if (!closed) channel.postMessage(word);
  };
  return {
    ask: () =>
      new Promise((resolve) => {
        const settle = (session?: Joinable) => {
          clearTimeout(timer);
          channel.removeEventListener('message', hear);
          resolve(session);
        };
        const hear = ({ data }: MessageEvent<TabNews | { type: 'who' }>) => {
          if (data.type === 'here') settle(data.session);
        };
        const timer = setTimeout(settle, answerMs);
        channel.addEventListener('message', hear);
        post({ type: 'who' });
        seat.alone().then(
          (alone) => alone && settle(),
          // A page that may not have locks waits for an answer, as where there are none.
          () => undefined,
        );
      }),
    tell: post,
    listen({ news, asked }) {
      channel.addEventListener('message', ({ data }: MessageEvent<TabNews | { type: 'who' }>) => {
        if (data.type !== 'who') return news(data);
        const session = asked();
        if (session) post({ type: 'here', session });
      });
    },
    close() {
      closed = true;
      channel.close();
      seat.leave();
    },
  };
}

export function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

/** Every tab holds a share of one lock: whoever is alone need not wait for an answer that nobody gives. */
function takeSeat(name: string) {
  const { locks } = navigator as Partial<Navigator>;
  let leave = () => {};
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const seated = new Promise<void>((resolve, reject) => {
    locks
      ?.request(name, { mode: 'shared' }, () => {
        resolve();
        return gone;
      })
      .catch(reject);
  });
  seated.catch(() => undefined);
  return {
    leave,
    async alone(): Promise<boolean> {
      await seated;
      const { held = [] } = (await locks?.query()) ?? {};
      return held.filter((lock) => lock.name === name).length === 1;
    },
  };
}
