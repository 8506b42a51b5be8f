/** Lets a second tab join the conversation of the first without anything being stored. Each tab keeps its own socket. */
import type { SessionRecord } from './vault.ts';

type Joinable = Pick<SessionRecord, 'token' | 'conversationId' | 'readByShopper'> & { readonly keep: boolean | null };
export type TabNews =
  | { readonly type: 'here'; readonly session: Joinable }
  | { readonly type: 'kept'; readonly keep: boolean }
  | { readonly type: 'read'; readonly seq: number }
  /** The shop has said who this is: the conversation goes by another token now. */
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

export function createTabs(site: string): Tabs {
  const channel = new BroadcastChannel(`aparte:${site}`);
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
        channel.postMessage({ type: 'who' });
      }),
    tell: (news) => channel.postMessage(news),
    listen({ news, asked }) {
      channel.addEventListener('message', ({ data }: MessageEvent<TabNews | { type: 'who' }>) => {
        if (data.type !== 'who') return news(data);
        const session = asked();
        if (session) channel.postMessage({ type: 'here', session } satisfies TabNews);
      });
    },
    close: () => channel.close(),
  };
}
