/** One shopper's conversation in one tab: starts or resumes it, keeps the transcript gapless, remembers what may be kept. */
import type { PageContext, ShopperAcks, ShopperPayload, ShopperRequest } from '../../src/protocol/shopper.ts';
import type { Acted } from '../core/outbox.ts';
import { place } from '../core/timeline.ts';
import type { Link, LinkHandlers } from './link.ts';
import { createMemory } from './memory.ts';
import { createOutgoing } from './outgoing.ts';
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
  /** No answer is wanted to what was asked; the words stay. */
  stop(): Promise<boolean>;
  keep(keep: boolean): Promise<boolean>;
  /** Whether a language model may read along. */
  allowModel(model: boolean): Promise<boolean>;
  /** Whether the concierge may estimate how the shopper feels. */
  allowMood(mood: boolean): Promise<boolean>;
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
  /** The server's time: the clock of a shopper's device may be days away from it. */
  now(): Date;
  close(): void;
};

/** Without a link for so long, the house's other ways are offered. */
const lostMs = 60_000;
/** Known trouble is tried again after this. */
const troubleMs = 2_000;

export function createSession(parts: SessionParts, wishes: Wishes = {}): Session {
  const { store, vault, tabs, site } = parts;
  const wanted = { ...wishes };
  let token: string | undefined;
  const memory = createMemory({ store, vault, token: () => token });
  /** Our own request is on its way: its ack, not the event that comes before it, ends the session. */
  let forgetting = false;
  let started = false;
  let opened: Promise<void> | undefined;
  let closed = false;
  let syncing: Promise<void> | undefined;
  /** The latest that we know of and may not have. */
  let known = 0;
  let entries = 0;
  let losses = 0;
  let aheadMs = 0;

  const link = parts.openLink(
    {
      up: enter,
      down: () => {
        if (store.view().link !== 'offline') void miss();
        store.dispatch({ type: 'link', link: 'offline' });
      },
      turnedAway: (code) => startAfresh(code),
      'message:created': (message) => {
        const where = place(store.view().timeline, message.seq);
        if (where === 'next') store.dispatch({ type: 'messages', messages: [message] });
        if (where === 'gap') void sync(message.seq);
      },
      'message:updated': ({ seq, read }) => {
        if (read) store.dispatch({ type: 'read-by-desk', seq });
      },
      'typing:changed': (typing) => store.dispatch({ type: 'typing', typing }),
      head: ({ seq, readByDesk }) => {
        store.dispatch({ type: 'read-by-desk', seq: readByDesk });
        if (seq > store.view().timeline.have) void sync(seq);
      },
      'floor:changed': (floor) => store.dispatch({ type: 'floor', floor }),
      'csat:requested': (rating) => store.dispatch({ type: 'rating-asked', rating }),
      'session:renewed': ({ visitorToken }) => {
        const conversationId = store.view().house?.conversationId ?? '';
        token = visitorToken;
        tabs.tell({ type: 'renewed', conversationId, token });
        void memory.note();
      },
      'session:ended': ({ reason }) => {
        if (reason === 'resolved') store.dispatch({ type: 'ended' });
        else if (!forgetting) void erased();
      },
    },
    () => token,
  );
  const now = () => new Date(parts.now() + aheadMs);
  const outgoing = createOutgoing({ ...parts, link, now });

  /** On every connection: say who we are once, then catch up, then send what waited. */
  async function enter(): Promise<void> {
    const entry = ++entries;
    const trouble = (started ? undefined : await start()) ?? (await resume());
    if (trouble !== undefined) return troubled(trouble, entry);
    losses += 1;
    store.dispatch({ type: 'link', link: 'live' });
    outgoing.go();
  }

  /** Undefined: done; otherwise the code of what went wrong. */
  async function start(): Promise<string | undefined> {
    const { page } = wanted;
    const answer = await link.ask('session:start', { site, ...wanted });
    if (!answer.ok && wanted.identity !== undefined && answer.error.code === 'unauthenticated') {
      delete wanted.identity;
      parts.unidentified?.(answer.error);
      return start();
    }
    if (!answer.ok) return answer.error.code;
    const before = token;
    token = answer.visitorToken;
    started = true;
    // The shopper has walked on while we were introduced.
    if (wanted.page && wanted.page !== page) void link.ask('page:set', wanted.page);
    // Good once, and the other tabs of this browser learn what it made of our token.
    delete wanted.identity;
    const { conversationId } = answer;
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
    if (resumed.now) aheadMs = Date.parse(resumed.now) - parts.now();
    store.dispatch({ type: 'resumed', session: resumed });
    if (resumed.head > store.view().timeline.have) await sync(resumed.head);
    return undefined;
  }

  /** Known trouble has one remedy: a token that is no longer good is dropped; for the rest the next connection tries again. */
  async function troubled(code: string, entry: number): Promise<void> {
    if (startAfresh(code)) return;
    await parts.wait(troubleMs);
    if (entry === entries) link.renew();
  }

  function startAfresh(code: string): boolean {
    if (!token || !['unauthenticated', 'not-found', 'forbidden'].includes(code)) return false;
    token = undefined;
    started = false;
    link.renew();
    return true;
  }

  async function miss(): Promise<void> {
    const loss = ++losses;
    await parts.wait(lostMs);
    if (loss === losses) store.dispatch({ type: 'lost' });
  }

  /** Asks for what is missing; several gaps at once are one question. */
  function sync(head: number): Promise<void> {
    known = Math.max(known, head);
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
      const { messages, head } = answer;
      store.dispatch({ type: 'messages', messages, head });
      // What was pushed while this answer was on its way may be newer than it.
      if (Math.max(known, head) <= store.view().timeline.have) return;
    }
  }

  async function restore(): Promise<void> {
    const record = await memory.recall();
    const found = record ?? (await tabs.ask());
    if (!found) return;
    token = found.token;
    outgoing.adopt(record?.outbox ?? []);
    const { readByShopper, keep, outbox } = found;
    store.dispatch({ type: 'restored', outbox, readByShopper, keep });
  }

  /** Told by the server, by another tab and by our own request; the first one counts. */
  async function erased(): Promise<void> {
    if (!token) return;
    token = undefined;
    started = false;
    losses += 1;
    link.close();
    await memory.clear();
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
    const ours = store.view().house?.conversationId;
    if (news.type === 'kept') store.dispatch({ type: 'keep', keep: news.keep });
    if (news.type === 'renewed' && (news.conversationId === ours || link.shared)) moveTo(news, ours);
    if (news.type === 'read') store.dispatch({ type: 'read-by-shopper', seq: news.seq });
    if (news.type === 'forgotten' && news.conversationId === ours) void erased();
    if (news.type === 'drafted') memory.draft = news.text;
    if (news.type === 'queued') outgoing.takeOver(news.entries);
    if (news.type === 'sent') store.dispatch({ type: 'acknowledged', id: news.id });
    if (news.type === 'refused') outgoing.giveBack(news.refusal);
  }

  /** The other tab's request has changed what the shared socket stands for. */
  function moveTo(news: Extract<TabNews, { type: 'renewed' }>, ours: string | undefined): void {
    token = news.token;
    if (news.conversationId === ours) return void memory.note();
    started = false;
    void enter();
  }

  function joinable() {
    const { house, keep, readByShopper } = store.view();
    if (!token || !house) return undefined;
    return { token, conversationId: house.conversationId, keep, readByShopper, outbox: outgoing.waiting() };
  }

  /** Tells the server, and shows it once the server has it. */
  async function choose<K extends ShopperRequest>(
    name: K,
    payload: ShopperPayload<K>,
    then: (answer: ShopperAcks[K]) => void = () => undefined,
  ): Promise<boolean> {
    const answer = await link.ask(name, payload);
    if (answer.ok) then(answer);
    return answer.ok;
  }

  store.subscribe((_, event) => {
    if (remembered.has(event.type)) void memory.note();
  });
  tabs.listen({ news: hearNews, asked: joinable });

  return {
    open() {
      opened ??= restore().then(() => {
        if (closed) return;
        store.dispatch({ type: 'link', link: 'connecting' });
        link.connect();
      });
      return opened;
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
    stop: () => choose('answer:stop', {}, () => store.dispatch({ type: 'typing', typing: { on: false, kind: 'bot' } })),
    keep: (keep) =>
      choose('consent:set', { purpose: 'keep', granted: keep }, () => {
        store.dispatch({ type: 'keep', keep });
        tabs.tell({ type: 'kept', keep });
      }),
    allowModel: (model) =>
      choose('consent:set', { purpose: 'model', granted: model }, () => store.dispatch({ type: 'model', model })),
    allowMood: (mood) =>
      choose('consent:set', { purpose: 'mood', granted: mood }, () => store.dispatch({ type: 'mood', mood })),
    allowLearning: (improve) =>
      choose('consent:set', { purpose: 'improve', granted: improve }, () =>
        store.dispatch({ type: 'improve', improve }),
      ),
    page(page) {
      wanted.page = page;
      if (started) void link.ask('page:set', page);
    },
    async speak(locale) {
      wanted.locale = locale;
      return !started || choose('locale:set', { locale }, (said) => store.dispatch({ type: 'locale', locale, said }));
    },
    identify(identity) {
      wanted.identity = identity;
      if (!started) return;
      started = false;
      link.renew();
    },
    askForPerson: () => choose('handoff:request', {}, ({ floor }) => store.dispatch({ type: 'floor', floor })),
    stopWaiting: () => choose('handoff:cancel', {}, ({ floor }) => store.dispatch({ type: 'floor', floor })),
    rate: (score, text) => choose('csat:submit', text ? { score, text } : { score }),
    forget: () => end('session:forget'),
    leave: () => end('session:leave'),
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
      losses += 1;
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
  'keep',
]);
