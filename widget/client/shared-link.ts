/**
 * One socket for all tabs of a shop. Whoever holds the browser's lock has the link and lends it to the others over a
 * channel: they ask through it and hear what it hears. When that tab goes, the browser gives the lock to the next one;
 * when it stands still (a telephone freezes what is not seen), a tab that is looked at takes the lock away.
 */
import type { ShopperRequest } from '../../src/protocol/shopper.ts';
import { uniqueId } from '../core/unique-id.ts';
import { type Link, type LinkHandlers, type LinkTimes, linkTimes, noAnswer, pushed } from './link.ts';

export type SharedLinkParts = {
  readonly name: string;
  readonly on: LinkHandlers;
  /** The socket itself; `heard` wants to be told of every frame. */
  readonly open: (on: LinkHandlers, heard: () => void) => Link;
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: (name: string) => BroadcastChannel;
  /** Whether somebody looks at this tab, and when they look at it again. */
  readonly seen: () => boolean;
  readonly onSeen: (look: () => void) => void;
  readonly times?: Pick<LinkTimes, 'ackMs' | 'deafMs' | 'graceMs'>;
};

type Told = { readonly name: string; readonly payload?: unknown };
type Word =
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'ask'; readonly id: string; readonly name: ShopperRequest; readonly payload: unknown }
  | { readonly type: 'answer'; readonly id: string; readonly answer: unknown }
  | { readonly type: 'hello' };

export function createSharedLink(parts: SharedLinkParts): Link {
  const { name, on, open, locks, seen, times = linkTimes } = parts;
  const asked = new Map<string, (answer: never) => void>();
  let channel: BroadcastChannel | undefined;
  let own: Link | undefined;
  let isUp = false;
  let release: (() => void) | undefined;
  let queueing: AbortController | undefined;
  /** A session that is ended on purpose is told by whoever asked for it. */
  let farewells = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const post = (word: Word) => channel?.postMessage(word);
  const tell = (told: Told) => post({ type: 'told', told });
  /** Without a word from the tab with the socket by then, it is taken for gone. */
  const expect = (ms: number) => {
    clearTimeout(silence);
    silence = setTimeout(takeOver, ms);
  };
  const heard = () => expect(times.deafMs + times.graceMs);
  const ring = () => {
    if (!channel || own) return;
    expect(times.graceMs);
    post({ type: 'hello' });
  };

  /** What the socket says, to this tab and the others. */
  const both = {
    ...Object.fromEntries(
      Object.keys(pushed).map((event) => [
        event,
        (payload: unknown) => {
          if (event === 'session:ended' && farewells > 0) return;
          hear({ name: event, payload });
          tell({ name: event, payload });
        },
      ]),
    ),
    up: async () => {
      await on.up();
      isUp = true;
      tell({ name: 'up' });
    },
    down: () => {
      // Let go of on purpose: another tab has it now, and speaks for it.
      if (!own) return;
      isUp = false;
      on.down();
      tell({ name: 'down' });
    },
    turnedAway: on.turnedAway,
  } as LinkHandlers;

  function hear({ name: event, payload }: Told): void {
    (on as unknown as Record<string, ((payload: unknown) => unknown) | undefined>)[event]?.(payload);
  }

  function lead(): Promise<void> {
    clearTimeout(silence);
    for (const settle of asked.values()) settle(noAnswer as never);
    own = open(both, () => tell({ name: 'heard' }));
    own.connect();
    return new Promise((resolve) => {
      release = resolve;
    });
  }

  function queue(how: LockOptions): void {
    const left = new AbortController();
    queueing = left;
    const options = how.steal ? how : { ...how, signal: left.signal };
    locks
      .request(name, options, () => (left.signal.aborted ? undefined : lead()))
      .catch(() => {
        if (queueing !== left || left.signal.aborted) return;
        // Locks are blocked here: this tab is alone.
        if (!own) return void lead();
        // Taken away: this tab stood still for too long. It is one of the others now.
        letGo();
        on.down();
        join();
      });
  }

  function join(): void {
    queue({});
    ring();
  }

  function takeOver(): void {
    if (!channel || own) return;
    if (!seen()) {
      heard();
      return;
    }
    queueing?.abort();
    queue({ steal: true });
  }

  function letGo(): void {
    const link = own;
    own = undefined;
    isUp = false;
    link?.close();
    release?.();
    release = undefined;
  }

  function listen({ data }: MessageEvent<Word>): void {
    if (data.type === 'answer') asked.get(data.id)?.(data.answer as never);
    else if (own) serve(own, data);
    else if (data.type === 'told') {
      heard();
      hear(data.told);
    }
  }

  function serve(link: Link, word: Word): void {
    if (word.type === 'hello') tell({ name: isUp ? 'up' : 'down' });
    if (word.type === 'ask') void lend(link, word);
  }

  async function lend(link: Link, { id, name: request, payload }: Extract<Word, { type: 'ask' }>): Promise<void> {
    const farewell = request === 'session:forget' || request === 'session:leave';
    if (farewell) farewells += 1;
    const answer = await link.ask(request, payload as never);
    if (farewell) farewells -= 1;
    post({ type: 'answer', id, answer });
  }

  function borrow(request: ShopperRequest, payload: unknown): Promise<never> {
    return new Promise((resolve) => {
      const id = uniqueId();
      const settle = (answer: never) => {
        clearTimeout(timer);
        asked.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => {
        settle(noAnswer as never);
        takeOver();
      }, times.ackMs + times.graceMs);
      asked.set(id, settle);
      post({ type: 'ask', id, name: request, payload });
    });
  }

  parts.onSeen(() => {
    if (seen()) ring();
  });
  return {
    connect() {
      if (channel) return;
      channel = parts.channel(name);
      channel.addEventListener('message', listen);
      join();
    },
    renew() {
      if (own) own.renew();
      else if (channel) void on.up();
    },
    look: () => own?.look(),
    leads: () => own !== undefined,
    shared: true,
    ask: (request, payload) => (own ? own.ask(request, payload) : borrow(request, payload)),
    close() {
      clearTimeout(silence);
      queueing?.abort();
      letGo();
      for (const settle of asked.values()) settle(noAnswer as never);
      channel?.close();
      channel = undefined;
    },
  };
}
