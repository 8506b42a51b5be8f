/** What an advisor can do at the desk: turns acts into requests, and answers and events into state. Knows no React. */
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks, DeskPayload, DeskRequest } from '../../src/protocol/desk/requests.ts';
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';
import type { Me } from '../../src/protocol/http.ts';
import type { Ack, WireError } from '../../src/protocol/wire.ts';
import { createDeskLink, type DeskLink, type LinkState, unanswered } from './desk-link.ts';
import {
  type DeskState,
  emptyDesk,
  readyThread,
  withEvent,
  withHead,
  withoutTyping,
  withProposal,
  withSnapshot,
} from './desk-state.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { type Kept, keptUnder } from './kept.ts';
import { onceAFrame } from './once-a-frame.ts';
import { createOpenThreads } from './open-threads.ts';
import { createOutbox, type Outgoing, type SendResult } from './outbox.ts';
import { createProposals, type Proposals, type Undoable } from './proposals.ts';
import type { ServerClock } from './server-clock.ts';
import { createStore, type Store } from './store.ts';
import { type Attaching, createUploads, type Uploads } from './uploads.ts';

export type ClientState = DeskState & {
  readonly link: LinkState;
  readonly outgoing: readonly Outgoing[];
  /** Why the last reply of a conversation was not accepted. */
  readonly refusals: Readonly<Record<string, WireError>>;
  /** Replies that can still be taken back, by conversation. */
  readonly undoable: Readonly<Record<string, Undoable>>;
};

/** What happened that a person should be told about, in no particular place on the screen. */
export type Happening =
  | { readonly kind: 'event'; readonly event: DeskEvent }
  | { readonly kind: 'back'; readonly missed: number }
  | { readonly kind: 'refused'; readonly conversationId: string };

export type DeskClient = {
  readonly me: Me;
  readonly store: Store<ClientState>;
  readonly drafts: Drafts;
  readonly noteDrafts: Drafts;
  readonly clock: ServerClock;
  readonly request: <K extends DeskRequest>(name: K, payload: DeskPayload<K>) => Promise<Ack<DeskAcks[K]>>;
  readonly open: (conversationId: string, reason?: string) => void;
  readonly leave: (conversationId: string) => void;
  readonly send: (conversationId: string, text: string) => void;
  readonly proposals: Proposals;
  readonly uploads: Uploads;
  readonly forgetRefusal: (conversationId: string) => void;
  readonly retryNow: () => void;
  readonly onHappening: (listener: (happening: Happening) => void) => () => void;
  readonly close: () => void;
};

type ClientParts = {
  readonly me: Me;
  readonly clock: ServerClock;
  readonly storage: Kept;
  readonly stillSignedIn: () => Promise<boolean>;
};

/** An announcement of writing counts for this long unless it is repeated. */
const typingLastsMs = 12_000;

export function createDeskClient({ me, clock, storage, stillSignedIn }: ClientParts): DeskClient {
  const unsent = keptUnder(storage, `aparte.outbox.${me.advisorId}`, outgoingOf);
  const restored = [...unsent.all().values()].sort((a, b) => a.at.localeCompare(b.at));
  const store = createStore<ClientState>(
    { ...emptyDesk, link: { kind: 'connecting' }, outgoing: restored, refusals: {}, undoable: {} },
    onceAFrame,
  );
  const listeners = new Set<(happening: Happening) => void>();
  const tell = (happening: Happening) => {
    for (const listener of listeners) listener(happening);
  };

  const link: DeskLink = createDeskLink({
    stillSignedIn,
    onState: (state) => store.update((before) => ({ ...before, link: state })),
    onSnapshot(snapshot) {
      const again = store.get().desk !== undefined;
      const before = unreadOf(store.get());
      store.update((state) => ({ ...state, ...withSnapshot(state, snapshot) }));
      threads.refreshAll();
      outbox.flush();
      drafts.flush();
      if (again) tell({ kind: 'back', missed: Math.max(0, unreadOf(store.get()) - before) });
    },
    onEvent(event) {
      clock.learn(event.at);
      const before = store.get().desk?.seq;
      store.update((state) => ({ ...state, ...withEvent(state, event, me.advisorId) }));
      threads.catchUp();
      if (event.name === 'message:created') settle(event.conversationId);
      if (event.name === 'typing:changed') forgetTyping(event);
      // Another holder may mean another handoff, with its own briefing.
      if (event.name === 'floor:changed') threads.refresh(event.conversationId);
      if (store.get().desk?.seq !== before) tell({ kind: 'event', event });
    },
    onHead(seq) {
      store.update((state) => ({ ...state, ...withHead(state, seq) }));
      threads.catchUp();
    },
  });

  const drafts = createDrafts({
    key: `aparte.drafts.${me.advisorId}`,
    storage,
    save: async (conversationId, text) => (await link.request('draft:save', { conversationId, text })).ok,
  });
  /** Notes not saved yet stay on this device. */
  const noteDrafts = createDrafts({
    key: `aparte.notes.${me.advisorId}`,
    storage,
    save: () => Promise.resolve(false),
  });

  const uploads = createUploads();
  /** Files of replies under way, in case they come back. */
  const gone = new Map<string, readonly Attaching[]>();
  const outbox = createOutbox({
    restored,
    send: async ({ conversationId, clientMessageId, text, attachments = [] }) =>
      sendResult(
        await link.request('message:send', {
          conversationId,
          clientMessageId,
          text,
          ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
        }),
      ),
    refused(message, error) {
      const typedSince = drafts.get(message.conversationId);
      drafts.set(message.conversationId, [message.text, typedSince].filter(Boolean).join('\n'));
      uploads.giveBack(message.conversationId, gone.get(message.clientMessageId) ?? []);
      gone.delete(message.clientMessageId);
      store.update((state) => ({ ...state, refusals: { ...state.refusals, [message.conversationId]: error } }));
      tell({ kind: 'refused', conversationId: message.conversationId });
    },
    changed(outgoing) {
      const still = new Set(
        outgoing.filter(({ state }) => state !== 'accepted').map((message) => message.clientMessageId),
      );
      for (const message of outgoing)
        if (still.has(message.clientMessageId)) unsent.put(message.clientMessageId, message);
      for (const { clientMessageId } of store.get().outgoing)
        if (!still.has(clientMessageId)) unsent.remove(clientMessageId);
      store.update((state) => ({ ...state, outgoing }));
    },
  });

  const proposals = createProposals({
    request: link.request,
    drafts,
    uploads,
    get: (conversationId) => readyThread(store.get(), conversationId)?.proposal,
    show: (conversationId, proposal) =>
      store.update((state) => ({ ...state, ...withProposal(state, conversationId, proposal) })),
    refused: (conversationId, error) =>
      store.update((state) => ({ ...state, refusals: { ...state.refusals, [conversationId]: error } })),
    undoable: {
      get: (conversationId) => store.get().undoable[conversationId],
      set: (conversationId, undoable) =>
        store.update((state) => {
          const others = without(state.undoable, conversationId);
          return { ...state, undoable: undoable === undefined ? others : { ...others, [conversationId]: undoable } };
        }),
    },
  });

  const typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Somebody whose page has closed never says that they stopped. */
  function forgetTyping({ conversationId, kind, on }: DeskEvent & { name: 'typing:changed' }): void {
    const key = `${conversationId} ${kind}`;
    clearTimeout(typingTimers.get(key));
    if (on)
      typingTimers.set(
        key,
        setTimeout(
          () => store.update((state) => ({ ...state, ...withoutTyping(state, conversationId, kind) })),
          typingLastsMs,
        ),
      );
  }

  const threads = createOpenThreads({
    request: link.request,
    get: store.get,
    change: (make) => store.update((state) => ({ ...state, ...make(state) })),
    myId: me.advisorId,
    came(conversationId, draft) {
      drafts.adopt(conversationId, draft);
      settle(conversationId);
    },
  });

  const forgetRefusal = (conversationId: string) =>
    store.update((state) =>
      conversationId in state.refusals ? { ...state, refusals: without(state.refusals, conversationId) } : state,
    );

  /** Our own message has come back from the server: the waiting copy goes. */
  function settle(conversationId: string): void {
    const messages = readyThread(store.get(), conversationId)?.messages ?? [];
    outbox.settle(new Set(messages.map((message) => message.clientMessageId).filter((id) => id !== undefined)));
  }

  return {
    me,
    store,
    drafts,
    noteDrafts,
    clock,
    request: link.request,
    open: threads.open,
    leave: threads.leave,
    proposals,
    uploads,
    forgetRefusal,
    send(conversationId, text) {
      forgetRefusal(conversationId);
      drafts.set(conversationId, '');
      const files = uploads.taken(conversationId);
      const clientMessageId = crypto.randomUUID();
      if (files.length > 0) gone.set(clientMessageId, files);
      outbox.add({
        conversationId,
        clientMessageId,
        text,
        ...(files.length === 0 ? {} : { attachments: files.flatMap(({ fileId }) => fileId ?? []) }),
        at: new Date(clock.now()).toISOString(),
      });
    },
    retryNow: link.retryNow,
    onHappening(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: link.close,
  };
}

/** This advisor's own line in the presence list. */
export function myPresence(state: ClientState, me: Me): PresenceRow | undefined {
  return state.desk?.presence.find((row) => row.advisorId === me.advisorId);
}

function sendResult(answer: Ack<DeskAcks['message:send']>): SendResult {
  if (answer.ok) return { kind: 'accepted' };
  const later = answer.error.code === unanswered || answer.error.retryable;
  return later ? { kind: 'unanswered' } : { kind: 'refused', error: answer.error };
}

function unreadOf(state: DeskState): number {
  return (state.desk?.mine ?? []).reduce((sum, row) => sum + row.unread, 0);
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

function outgoingOf(value: unknown): Outgoing | undefined {
  const message = value as Partial<Outgoing> | null | undefined;
  const { conversationId, clientMessageId, text, at, attachments } = message ?? {};
  if (conversationId === undefined || clientMessageId === undefined || text === undefined || at === undefined)
    return undefined;
  const files = attachments === undefined ? {} : { attachments };
  return { conversationId, clientMessageId, text, at, ...files, state: 'waiting' };
}
