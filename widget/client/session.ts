/** One shopper's conversation in one tab: starts or resumes it, keeps the transcript gapless, remembers what may be kept. */
import type { PageContext } from '../../src/protocol/shopper.ts';
import type { Acted, Said } from '../core/outbox.ts';
import { place } from '../core/timeline.ts';
import type { Link, LinkHandlers } from './link.ts';
import { createSender } from './sender.ts';
import type { Store } from './store.ts';
import type { TabNews, Tabs } from './tabs.ts';
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

export type Wishes = { locale?: string; page?: PageContext; identity?: string };

export type Session = {
  open(): Promise<void>;
  say(text: string, value?: string, attachments?: string[]): void;
  /** Where the bytes of a file may be put. Undefined: not now. */
  upload(file: { name: string; mime: string; bytes: number }): Promise<{ uploadId: string; url: string } | undefined>;
  act(what: Pick<Acted, 'messageId' | 'action' | 'value' | 'text'>): void;
  typing(on: boolean): void;
  read(): void;
  keep(keep: boolean): Promise<boolean>;
  /** Whether a language model may read along. */
  allowModel(model: boolean): Promise<boolean>;
  /** Whether messages that an advisor corrects may teach the concierge. */
  allowLearning(improve: boolean): Promise<boolean>;
  page(page: PageContext): void;
  speak(locale: string): Promise<boolean>;
  identify(identity: string): void;
  askForPerson(): Promise<boolean>;
  stopWaiting(): Promise<boolean>;
  rate(score: 1 | 2 | 3 | 4, text?: string): Promise<boolean>;
  forget(): Promise<boolean>;
  /** Signed out of the shop: this browser lets go, the house keeps the conversation. */
  leave(): Promise<boolean>;
  /** What is written and not sent; survives a reload where consent allows it. */
  draft(text?: string): string;
  /** Whether the panel is open; before it is told, whether it was on the last page of this visit. */
  shown(open?: boolean): boolean;
  close(): void;
};

export function createSession(parts: SessionParts, wishes: Wishes = {}): Session {
  const { store, vault, tabs, site } = parts;
  const wanted = { ...wishes };
  let token: string | undefined;
  let draft = '';
  let shown = false;
  let writing = Promise.resolve();
  /** Our own request is on its way: its ack, not the event that comes before it, ends the session. */
  let forgetting = false;
  let started = false;
  let opened: Promise<void> | undefined;
  let syncing: Promise<void> | undefined;

  const link = parts.openLink(
    {
      up: () => void enter(),
      down: () => store.dispatch({ type: 'link', link: 'offline' }),
      turnedAway: (code) => startAfresh(code),
      'message:created': (message) => {
        const where = place(store.view().timeline, message.seq);
        if (where === 'next') store.dispatch({ type: 'messages', messages: [message] });
        if (where === 'gap') void sync();
      },
      'message:updated': ({ seq, read }) => {
        if (read) store.dispatch({ type: 'read-by-desk', seq });
      },
      'typing:changed': (typing) => store.dispatch({ type: 'typing', typing }),
      head: ({ seq, readByDesk }) => {
        store.dispatch({ type: 'read-by-desk', seq: readByDesk });
        if (seq > store.view().timeline.have) void sync();
      },
      'floor:changed': (floor) => store.dispatch({ type: 'floor', floor }),
      'csat:requested': (rating) => store.dispatch({ type: 'rating-asked', rating }),
      'session:ended': ({ reason }) => {
        if (reason === 'resolved') store.dispatch({ type: 'ended' });
        else if (!forgetting) void erased();
      },
    },
    () => token,
  );
  const sender = createSender({ ...parts, link });

  /** On every connection: say who we are once, then catch up, then send what waited. */
  async function enter(): Promise<void> {
    if (!started && !(await start())) return;
    const resumed = await link.ask('session:resume', { after: store.view().timeline.have });
    if (!resumed.ok) return troubled(resumed.error.code);
    store.dispatch({ type: 'resumed', session: resumed });
    if (resumed.head > store.view().timeline.have) await sync();
    store.dispatch({ type: 'link', link: 'live' });
    await sender.pump();
  }

  async function start(): Promise<boolean> {
    const answer = await link.ask('session:start', { site, ...wanted });
    if (!answer.ok && wanted.identity !== undefined && answer.error.code === 'unauthenticated') {
      delete wanted.identity;
      parts.unidentified?.(answer.error);
      return start();
    }
    if (!answer.ok) {
      await troubled(answer.error.code);
      return false;
    }
    const before = token;
    token = answer.visitorToken;
    started = true;
    // Good once, and the other tabs of this browser learn what it made of our token.
    delete wanted.identity;
    const { conversationId } = answer;
    if (before !== undefined && before !== token) tabs.tell({ type: 'renewed', conversationId, token });
    store.dispatch({ type: 'started', session: answer });
    await remember();
    return true;
  }

  /** Known trouble has one remedy: a token that is no longer good is dropped; for the rest the next connection tries again. */
  async function troubled(code: string): Promise<void> {
    if (startAfresh(code)) return;
    await parts.wait(2000);
    link.renew();
  }

  function startAfresh(code: string): boolean {
    if (!token || !['unauthenticated', 'not-found', 'forbidden'].includes(code)) return false;
    token = undefined;
    started = false;
    link.renew();
    return true;
  }

  /** Asks for what is missing; several gaps at once are one question. */
  function sync(): Promise<void> {
    syncing ??= catchUp().finally(() => {
      syncing = undefined;
    });
    return syncing;
  }

  async function catchUp(): Promise<void> {
    for (let before = -1; before !== store.view().timeline.have; ) {
      before = store.view().timeline.have;
      const answer = await link.ask('sync', { after: before });
      if (!answer.ok) return;
      store.dispatch({ type: 'messages', messages: answer.messages });
      if (answer.head <= store.view().timeline.have) return;
    }
  }

  /** One write after the other: a late one must not bring back what an erasure has removed. */
  function inTurn(write: () => Promise<void>): Promise<void> {
    writing = writing.then(write).catch(() => undefined);
    return writing;
  }

  function remember(): Promise<void> {
    return inTurn(async () => {
      const { keep, house, outbox, readByShopper } = store.view();
      if (keep === null || !token || !house) return;
      const waiting = outbox.filter((entry) => entry.state === 'waiting');
      await vault.save({
        token,
        conversationId: house.conversationId,
        keep,
        readByShopper,
        outbox: waiting,
        draft,
        open: shown,
      });
    });
  }

  async function restore(): Promise<void> {
    const record = await vault.load();
    const other = record ? undefined : await tabs.ask();
    const found = record ?? other;
    if (!found) return;
    token = found.token;
    draft = record?.draft ?? '';
    shown ||= record?.open ?? false;
    const { readByShopper, keep } = found;
    store.dispatch({ type: 'restored', outbox: record?.outbox ?? [], readByShopper, keep });
  }

  /** Told by the server, by another tab and by our own request; the first one counts. */
  async function erased(): Promise<void> {
    if (!token) return;
    token = undefined;
    started = false;
    draft = '';
    link.close();
    await inTurn(() => vault.clear());
    opened = undefined;
    store.dispatch({ type: 'forgotten' });
  }

  async function end(how: 'session:forget' | 'session:leave'): Promise<boolean> {
    const conversationId = store.view().house?.conversationId;
    forgetting = true;
    const answer = await link.ask(how, {});
    forgetting = false;
    if (!answer.ok) return false;
    if (conversationId) tabs.tell({ type: 'forgotten', conversationId });
    await erased();
    return true;
  }

  function hearNews(news: TabNews): void {
    if (news.type === 'kept') store.dispatch({ type: 'keep', keep: news.keep });
    if (news.type === 'renewed' && news.conversationId === store.view().house?.conversationId) token = news.token;
    if (news.type === 'read') store.dispatch({ type: 'read-by-shopper', seq: news.seq });
    if (news.type === 'forgotten' && news.conversationId === store.view().house?.conversationId) void erased();
  }

  function joinable() {
    const { house, keep, readByShopper } = store.view();
    return token && house ? { token, conversationId: house.conversationId, keep, readByShopper } : undefined;
  }

  function queue(entry: Omit<Said, 'id' | 'at' | 'state'> | Omit<Acted, 'id' | 'at' | 'state'>): void {
    store.dispatch({ type: 'queued', entry: { ...entry, id: parts.uuid(), at: parts.now(), state: 'waiting' } });
    void sender.pump();
  }

  store.subscribe((_, event) => {
    if (remembered.has(event.type)) void remember();
  });
  tabs.listen({ news: hearNews, asked: joinable });

  return {
    open() {
      opened ??= restore().then(() => {
        store.dispatch({ type: 'link', link: 'connecting' });
        link.connect();
      });
      return opened;
    },
    say: (text, value, attachments) =>
      queue({ kind: 'said', text, ...(value === undefined ? {} : { value }), ...(attachments && { attachments }) }),
    async upload(file) {
      const answer = await link.ask('upload:create', file);
      return answer.ok ? answer : undefined;
    },
    act: (what) => queue({ kind: 'acted', ...what }),
    typing: (on) => void link.ask('typing:set', { on }),
    read() {
      const { timeline, readByShopper } = store.view();
      if (timeline.have <= readByShopper) return;
      store.dispatch({ type: 'read-by-shopper', seq: timeline.have });
      tabs.tell({ type: 'read', seq: timeline.have });
      void link.ask('message:read', { seq: timeline.have });
    },
    async keep(keep) {
      const answer = await link.ask('consent:set', { purpose: 'keep', granted: keep });
      if (!answer.ok) return false;
      store.dispatch({ type: 'keep', keep });
      tabs.tell({ type: 'kept', keep });
      return true;
    },
    async allowModel(model) {
      const answer = await link.ask('consent:set', { purpose: 'model', granted: model });
      if (answer.ok) store.dispatch({ type: 'model', model });
      return answer.ok;
    },
    async allowLearning(improve) {
      const answer = await link.ask('consent:set', { purpose: 'improve', granted: improve });
      if (answer.ok) store.dispatch({ type: 'improve', improve });
      return answer.ok;
    },
    page(page) {
      wanted.page = page;
      if (started) void link.ask('page:set', page);
    },
    async speak(locale) {
      wanted.locale = locale;
      if (!started) return true;
      const answer = await link.ask('locale:set', { locale });
      if (answer.ok) store.dispatch({ type: 'locale', locale, disclosure: answer.disclosure });
      return answer.ok;
    },
    identify(identity) {
      wanted.identity = identity;
      if (!started) return;
      started = false;
      link.renew();
    },
    async askForPerson() {
      const answer = await link.ask('handoff:request', {});
      if (answer.ok) store.dispatch({ type: 'floor', floor: answer.floor });
      return answer.ok;
    },
    async stopWaiting() {
      const answer = await link.ask('handoff:cancel', {});
      if (answer.ok) store.dispatch({ type: 'floor', floor: answer.floor });
      return answer.ok;
    },
    async rate(score, text) {
      const answer = await link.ask('csat:submit', text ? { score, text } : { score });
      return answer.ok;
    },
    forget: () => end('session:forget'),
    leave: () => end('session:leave'),
    draft(text) {
      if (text !== undefined && text !== draft) {
        draft = text;
        void remember();
      }
      return draft;
    },
    shown(open) {
      if (open !== undefined && open !== shown) {
        shown = open;
        void remember();
      }
      return shown;
    },
    close() {
      link.close();
      tabs.close();
    },
  };
}

/** What changes the record that a reload starts from. */
const remembered = new Set(['queued', 'acknowledged', 'refused', 'messages', 'read-by-shopper', 'keep']);
