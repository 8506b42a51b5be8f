/**
 * One shopper's conversation in one tab: where its rooms are joined. Being introduced is in introduction.ts, links that come
 * and go in arrival.ts, gaps in catch-up.ts, what the house and the other tabs tell in server-news.ts and tab-news.ts, what
 * the shopper chooses in choices.ts, what is sent in outgoing.ts, what is kept in memory.ts, and the end in ending.ts.
 */
import type { PageContext } from '../../src/protocol/shopper.ts';
import type { Acted } from '../core/outbox.ts';
import { createArrival } from './arrival.ts';
import { createCatchUp } from './catch-up.ts';
import { type Choices, createChoices } from './choices.ts';
import { createEnding } from './ending.ts';
import { createIntroduction } from './introduction.ts';
import type { Link, LinkHandlers } from './link.ts';
import { createMemory } from './memory.ts';
import { createOutgoing } from './outgoing.ts';
import { hearServer } from './server-news.ts';
import type { Standing, Wishes } from './standing.ts';
import type { Store } from './store.ts';
import { hearTabs } from './tab-news.ts';
import type { Tabs } from './tabs.ts';
import type { Vault } from './vault.ts';

export type SessionParts = {
  readonly site: string;
  readonly store: Store;
  readonly vault: Vault;
  readonly tabs: Tabs;
  readonly openLink: (on: LinkHandlers, token: () => string | undefined) => Link;
  readonly uuid: () => string;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** The shop's word for the shopper was not taken; the conversation goes on without it. */
  readonly unidentified?: (error: { readonly code: string; readonly message: string }) => void;
};

export type Session = Choices & {
  open(): Promise<void>;
  say(text: string, value?: string, attachments?: string[]): void;
  /** Where the bytes of a file may be put. Undefined: not now. */
  upload(file: { name: string; mime: string; bytes: number }): Promise<{ uploadId: string; url: string } | undefined>;
  act(what: Pick<Acted, 'messageId' | 'action' | 'value' | 'text'>): void;
  typing(on: boolean): void;
  read(): void;
  page(page: PageContext): void;
  identify(identity: string): void;
  forget(): Promise<boolean>;
  /** Signed out of the shop: this browser lets go, the house keeps the conversation. */
  leave(): Promise<boolean>;
  /** What is written and not sent; survives a reload where consent allows it. */
  draft(text?: string): string;
  /** Whether the panel is open; before it is told, whether it was on the last page of this visit. */
  shown(open?: boolean): boolean;
  /** The server's time: the clock of a shopper's device may be days away from it. */
  now(): Date;
  close(): void;
};

export function createSession(parts: SessionParts, wishes: Wishes = {}): Session {
  const { store, vault, tabs } = parts;
  const standing: Standing = { wanted: { ...wishes }, started: false, aheadMs: 0 };
  const token = () => standing.token;
  const memory = createMemory({ store, vault, token });
  let closed = false;

  const link = parts.openLink(
    {
      ...hearServer({ store, behind: (head) => void sync(head), renewed, gone: () => ending.told() }),
      up: () => arrival.enter(),
      down: () => arrival.lose(),
      turnedAway: (code) => arrival.startAfresh(code),
    },
    token,
  );
  const room = { ...parts, standing, link, memory };
  const sync = createCatchUp(room);
  const now = () => new Date(parts.now() + standing.aheadMs);
  const outgoing = createOutgoing({ ...room, now });
  const arrival = createArrival({ ...room, introduce: createIntroduction({ ...room, sync }), go: outgoing.go });
  const ending = createEnding({ ...room, settle: arrival.settle });

  function renewed(visitorToken: string): void {
    standing.token = visitorToken;
    tabs.tell({ type: 'renewed', conversationId: store.view().house?.conversationId ?? '', token: visitorToken });
    void memory.note();
  }

  async function restore(): Promise<void> {
    const record = await memory.recall();
    const found = record ?? (await tabs.ask());
    if (!found) return;
    standing.token = found.token;
    outgoing.adopt(record?.outbox ?? []);
    const { readByShopper, keep, outbox } = found;
    store.dispatch({ type: 'restored', outbox, readByShopper, keep });
  }

  store.subscribe((_, event) => {
    if (remembered.has(event.type)) void memory.note();
  });
  tabs.listen(hearTabs({ ...room, outgoing, enter: arrival.enter, erased: ending.erased }));

  return {
    ...createChoices(room),
    open() {
      standing.opened ??= restore().then(() => {
        if (closed) return;
        store.dispatch({ type: 'link', link: 'connecting' });
        link.connect();
      });
      return standing.opened;
    },
    say: (text, value, attachments) =>
      outgoing.queue({
        kind: 'said',
        text,
        ...(value === undefined ? {} : { value }),
        ...(attachments && { attachments }),
      }),
    async upload(file) {
      const answer = await link.ask('upload:create', file);
      return answer.ok ? answer : undefined;
    },
    act: (what) => outgoing.queue({ kind: 'acted', ...what }),
    typing: (on) => void link.ask('typing:set', { on }),
    read() {
      const { timeline, readByShopper } = store.view();
      if (timeline.have <= readByShopper) return;
      store.dispatch({ type: 'read-by-shopper', seq: timeline.have });
      tabs.tell({ type: 'read', seq: timeline.have });
      void link.ask('message:read', { seq: timeline.have });
    },
    page(page) {
      standing.wanted.page = page;
      if (standing.started) void link.ask('page:set', page);
    },
    identify(identity) {
      standing.wanted.identity = identity;
      if (!standing.started) return;
      standing.started = false;
      link.renew();
    },
    forget: () => ending.end('session:forget'),
    leave: () => ending.end('session:leave'),
    draft(text) {
      if (text !== undefined && text !== memory.draft) {
        memory.draft = text;
        tabs.tell({ type: 'drafted', text });
        void memory.note();
      }
      return memory.draft;
    },
    shown(open) {
      if (open !== undefined && open !== memory.shown) {
        memory.shown = open;
        void memory.note();
      }
      return memory.shown;
    },
    now,
    close() {
      closed = true;
      arrival.settle();
      link.close();
      tabs.close();
    },
  };
}

/** What changes the record that a reload starts from. */
const remembered = new Set([
  'restored',
  'queued',
  'acknowledged',
  'refused',
  'dropped',
  'messages',
  'read-by-shopper',
  'consent',
]);
