/** The real Direct Line client as a shopper in a test: what it says, what it was shown, and its way to the house. */
import { createRequire } from 'node:module';
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

// The client was made for browsers; it takes these from the global object while it is loaded and used.
const require = createRequire(import.meta.url);
const opened: WebSocket[] = [];
class WatchedSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    opened.push(this);
  }
}
Object.assign(globalThis, { XMLHttpRequest: require('xhr2') as unknown, WebSocket: WatchedSocket });

/** What the client hands on of an activity, as far as tests look at it. */
export type Shown = {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly contentUrl?: string;
    readonly content: unknown;
  }[];
};

export type DirectLineShopper = {
  readonly line: DirectLine;
  /** Everything that was shown, in the order in which it came. */
  readonly shown: readonly Shown[];
  conversationId(): string;
  /** Resolves with the id that the house gave it. */
  says(text: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The first that is so, now or later. */
  sees(what: string, look: (activity: Shown) => boolean): Promise<Shown>;
  /** The status that the client is in, once it is this one. */
  status(wanted: ConnectionStatus): Promise<void>;
  /** Its stream breaks, as in a lift. */
  cut(): void;
  close(): void;
};

const patienceMs = 25_000;

export type DirectLineOptions = {
  readonly url: string;
  readonly secret?: string;
  readonly token?: string;
  readonly userId?: string;
  readonly webSocket?: boolean;
  readonly conversationId?: string;
  readonly watermark?: string;
};

export function openDirectLineShopper({ url, userId = 'camille', ...options }: DirectLineOptions): DirectLineShopper {
  const line = new DirectLine({
    domain: `${url}/v3/directline`,
    pollingInterval: 200,
    timeout: 5_000,
    // it comes back after three seconds instead of up to fifteen
    random: () => 0,
    ...options,
  });
  const id = () => (line as unknown as { conversationId: string }).conversationId;
  const shown: Shown[] = [];
  const listeners = new Set<() => void>();
  const subscription = line.activity$.subscribe({
    next: (activity) => {
      shown.push(activity as unknown as Shown);
      for (const listener of [...listeners]) listener();
    },
    // the end of the conversation is told by the status
    error: () => undefined,
  });

  return {
    line,
    shown,
    conversationId: id,
    says: (text, more = {}) =>
      new Promise((resolve, reject) => {
        const activity = { type: 'message', text, from: { id: userId }, ...more } as unknown as Activity;
        line.postActivity(activity).subscribe({ next: resolve, error: reject });
      }),
    sees: (what, look) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = shown.find(look);
          if (found === undefined) return;
          clearTimeout(timer);
          listeners.delete(check);
          resolve(found);
        };
        const timer = setTimeout(() => {
          listeners.delete(check);
          const last = shown.slice(-6).map(({ type, text, from }) => `${type} ${from.id}: ${text}`);
          reject(new Error(`Waited in vain for ${what}. Last shown:\n  ${last.join('\n  ')}`));
        }, patienceMs);
        listeners.add(check);
        check();
      }),
    status: (wanted) =>
      new Promise((resolve) => {
        const watch = line.connectionStatus$.subscribe((status) => {
          if (status !== wanted) return;
          resolve();
          setImmediate(() => watch.unsubscribe());
        });
      }),
    cut() {
      for (const socket of opened) if (socket.url.includes(id())) socket.terminate();
    },
    close() {
      subscription.unsubscribe();
      line.end();
    },
  };
}

export { ConnectionStatus };
