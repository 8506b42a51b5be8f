/** Everything the console knows from the server, and how each thing it hears changes that. Pure: no socket, no React. */
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { DeskSnapshot, QueueRow } from '../../src/protocol/desk/rows.ts';
import { applyDeskEvent } from '../../src/protocol/desk/state.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import type { ShownProposal } from './shown-proposal.ts';
import { applyToThread, conversationOf, openedThread, type Thread, type ThreadView } from './thread.ts';

export type DeskState = {
  /** Absent until the first snapshot. */
  readonly desk: DeskSnapshot | undefined;
  /** A number was skipped: `desk:sync` is due. */
  readonly behind: boolean;
  readonly threads: Readonly<Record<string, ThreadView>>;
};

export const emptyDesk: DeskState = { desk: undefined, behind: false, threads: {} };

/** A snapshot replaces the lists; open threads may have missed something meanwhile and are asked for again. */
export function withSnapshot(state: DeskState, desk: DeskSnapshot): DeskState {
  return { desk, behind: false, threads: mapReady(state.threads, (thread) => ({ ...thread, behind: true })) };
}

/** The next event is taken, an older one is known, one further on means that something is missing. */
const erased: WireError = { code: 'not-found', message: '', retryable: false };

export function withEvent(state: DeskState, event: DeskEvent, me: string): DeskState {
  const { desk } = state;
  if (desk === undefined || event.seq <= desk.seq) return state;
  if (event.seq > desk.seq + 1) return { ...state, behind: true };
  const conversationId = conversationOf(event);
  if (event.name === 'conversation:removed')
    return withThreadRefused({ ...state, desk: applyDeskEvent(desk, event, me) }, event.conversationId, erased);
  return {
    ...state,
    desk: applyDeskEvent(desk, event, me),
    threads:
      conversationId === undefined
        ? state.threads
        : changed(state.threads, conversationId, (thread) => applyToThread(thread, event)),
  };
}

/** The server says how far it is: catches a last event that was lost. */
export function withHead(state: DeskState, seq: number): DeskState {
  return state.desk !== undefined && seq > state.desk.seq ? { ...state, behind: true } : state;
}

export function withSync(state: DeskState, answer: DeskAcks['desk:sync'], me: string): DeskState {
  if ('snapshot' in answer) return withSnapshot(state, answer.snapshot);
  return answer.events.reduce<DeskState>((next, event) => withEvent(next, event, me), { ...state, behind: false });
}

export function withThreadLoading(state: DeskState, conversationId: string): DeskState {
  if (state.threads[conversationId]?.state === 'ready') return state;
  return { ...state, threads: { ...state.threads, [conversationId]: { state: 'loading' } } };
}

export function withThreadOpened(state: DeskState, opened: DeskAcks['conversation:open']): DeskState {
  const thread = openedThread(opened, readyThread(state, opened.conversationId));
  return { ...state, threads: { ...state.threads, [opened.conversationId]: { state: 'ready', thread } } };
}

export function withThreadRefused(state: DeskState, conversationId: string, error: WireError): DeskState {
  return { ...state, threads: { ...state.threads, [conversationId]: { state: 'refused', error } } };
}

export function withoutTyping(state: DeskState, conversationId: string, kind: keyof Thread['typing']): DeskState {
  const stopped = (thread: Thread) => ({ ...thread, typing: { ...thread.typing, [kind]: false } });
  return { ...state, threads: changed(state.threads, conversationId, stopped) };
}

export function withProposal(state: DeskState, conversationId: string, proposal: ShownProposal | undefined): DeskState {
  return { ...state, threads: changed(state.threads, conversationId, (thread) => ({ ...thread, proposal })) };
}

export function readyThread(state: DeskState, conversationId: string): Thread | undefined {
  const view = state.threads[conversationId];
  return view?.state === 'ready' ? view.thread : undefined;
}

export function rowOf(state: DeskState, conversationId: string): QueueRow | undefined {
  const is = (row: QueueRow) => row.conversationId === conversationId;
  return state.desk?.mine.find(is) ?? state.desk?.queue.find(is);
}

type Threads = DeskState['threads'];

function changed(threads: Threads, conversationId: string, change: (thread: Thread) => Thread): Threads {
  const view = threads[conversationId];
  if (view?.state !== 'ready') return threads;
  return { ...threads, [conversationId]: { state: 'ready', thread: change(view.thread) } };
}

function mapReady(threads: Threads, change: (thread: Thread) => Thread): Threads {
  return Object.keys(threads).reduce((next, conversationId) => changed(next, conversationId, change), threads);
}
