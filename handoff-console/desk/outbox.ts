/** Replies on their way: one at a time for each conversation, tried again under the same id until the server answers. */
import type { WireError } from '../../src/protocol/wire.ts';

export type Outgoing = {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly text: string;
  /** Files that were brought to the house before. */
  readonly attachments?: readonly string[];
  readonly at: string;
  /** `accepted`: durable on the server, its message has not come back yet. */
  readonly state: 'waiting' | 'sending' | 'accepted';
};

export type SendResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly error: WireError }
  /** No answer, or "later": nobody knows whether it arrived, so the same id goes again. */
  | { readonly kind: 'unanswered' };

type OutboxParts = {
  readonly send: (message: Outgoing) => Promise<SendResult>;
  /** The words come back to the composer with the cause. */
  readonly refused: (message: Outgoing, error: WireError) => void;
  readonly changed: (messages: readonly Outgoing[]) => void;
  readonly restored?: readonly Outgoing[];
  readonly pause?: (ms: number) => Promise<void>;
};

export type Outbox = {
  readonly add: (message: Omit<Outgoing, 'state'>) => void;
  /** The link is back: whatever waits goes now. */
  readonly flush: () => void;
  /** The server's own copy is in the thread. */
  readonly settle: (clientMessageIds: ReadonlySet<string>) => void;
};

const firstPauseMs = 500;
const longestPauseMs = 10_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { send, refused, changed, pause = sleep } = parts;
  let messages: readonly Outgoing[] = (parts.restored ?? []).map((message) => ({ ...message, state: 'waiting' }));
  const running = new Set<string>();
  let linkIsBack = Promise.withResolvers<void>();

  const put = (next: readonly Outgoing[]) => {
    messages = next;
    changed(messages);
  };
  const mark = (id: string, state: Outgoing['state']) =>
    put(messages.map((message) => (message.clientMessageId === id ? { ...message, state } : message)));
  const drop = (id: string) => put(messages.filter((message) => message.clientMessageId !== id));
  const nextOf = (conversationId: string) =>
    messages.find((message) => message.conversationId === conversationId && message.state !== 'accepted');

  async function run(conversationId: string): Promise<void> {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    let pauseMs = firstPauseMs;
    for (let message = nextOf(conversationId); message !== undefined; message = nextOf(conversationId)) {
      mark(message.clientMessageId, 'sending');
      const result = await send(message);
      if (result.kind === 'unanswered') {
        mark(message.clientMessageId, 'waiting');
        await Promise.race([pause(pauseMs), linkIsBack.promise]);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
        continue;
      }
      pauseMs = firstPauseMs;
      if (result.kind === 'accepted') mark(message.clientMessageId, 'accepted');
      else {
        drop(message.clientMessageId);
        refused(message, result.error);
      }
    }
    running.delete(conversationId);
  }

  const flush = () => {
    linkIsBack.resolve();
    linkIsBack = Promise.withResolvers();
    for (const conversationId of new Set(messages.map((message) => message.conversationId))) void run(conversationId);
  };

  return {
    add(message) {
      put([...messages, { ...message, state: 'waiting' }]);
      void run(message.conversationId);
    },
    flush,
    settle(ids) {
      if (messages.some((message) => ids.has(message.clientMessageId)))
        put(messages.filter((message) => !ids.has(message.clientMessageId)));
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
