/** The conversations open on this screen: fetched when opened, fetched again when something was missed, let go of when left. */
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import { type DeskLink, unanswered } from './desk-link.ts';
import {
  type DeskState,
  readyThread,
  withSync,
  withThreadLoading,
  withThreadOpened,
  withThreadRefused,
} from './desk-state.ts';
import { have } from './thread.ts';

export type OpenThreadsParts = {
  readonly request: DeskLink['request'];
  readonly get: () => DeskState;
  readonly change: (make: (state: DeskState) => Partial<DeskState>) => void;
  readonly myId: string;
  /** A thread has come, or come again. */
  readonly came: (conversationId: string, draft: DeskAcks['conversation:open']['draft']) => void;
};

export type OpenThreads = {
  /** `reason`: why, where another boutique's closed conversation asks for it; good until it is left. */
  open(conversationId: string, reason?: string): void;
  leave(conversationId: string): void;
  /** What an event says may not be all: the thread is asked for anew, if it is open. */
  refresh(conversationId: string): void;
  /** After a connection was lost: every open thread may be behind. */
  refreshAll(): void;
  /** Asks for what the desk and its threads know that they miss. */
  catchUp(): void;
};

export function createOpenThreads({ request, get, change, myId, came }: OpenThreadsParts): OpenThreads {
  const opened = new Set<string>();
  const fetching = new Set<string>();
  /** Asked for while an answer was under way: that answer may be older than the reason for asking. */
  const again = new Set<string>();
  const reasons = new Map<string, string>();
  let syncing = false;

  function catchUp(): void {
    const { desk, behind, threads } = get();
    if (behind && desk !== undefined && !syncing) {
      syncing = true;
      void sync(desk.seq).finally(() => {
        syncing = false;
      });
    }
    for (const [conversationId, view] of Object.entries(threads))
      if (view.state === 'ready' && view.thread.behind && opened.has(conversationId)) void fetchThread(conversationId);
  }

  async function sync(after: number): Promise<void> {
    const answer = await request('desk:sync', { after });
    if (answer.ok) change((state) => withSync(state, answer, myId));
  }

  async function fetchThread(conversationId: string): Promise<void> {
    if (fetching.has(conversationId)) {
      again.add(conversationId);
      return;
    }
    fetching.add(conversationId);
    change((state) => withThreadLoading(state, conversationId));
    const known = readyThread(get(), conversationId);
    const reason = reasons.get(conversationId);
    const answer = await request('conversation:open', {
      conversationId,
      ...(reason === undefined ? {} : { reason }),
      ...(known === undefined ? {} : { after: have(known) }),
    });
    fetching.delete(conversationId);
    if (again.delete(conversationId)) void fetchThread(conversationId);
    if (answer.ok) {
      change((state) => withThreadOpened(state, answer));
      came(conversationId, answer.draft);
      // A long conversation comes in pages; without progress it is left to the next event.
      if (answer.messages.length > 0) catchUp();
    } else if (answer.error.code !== unanswered || known === undefined) {
      change((state) => withThreadRefused(state, conversationId, answer.error));
    }
  }

  return {
    open(conversationId, reason) {
      opened.add(conversationId);
      if (reason !== undefined) reasons.set(conversationId, reason);
      if (get().desk !== undefined) void fetchThread(conversationId);
    },
    leave(conversationId) {
      opened.delete(conversationId);
      // A moment later, since the same conversation is often opened again at once.
      setTimeout(() => {
        if (opened.has(conversationId)) return;
        reasons.delete(conversationId);
        void request('conversation:leave', { conversationId });
      });
    },
    refresh(conversationId) {
      if (opened.has(conversationId)) void fetchThread(conversationId);
    },
    refreshAll() {
      for (const conversationId of opened) void fetchThread(conversationId);
    },
    catchUp,
  };
}
