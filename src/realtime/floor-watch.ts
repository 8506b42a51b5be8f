/** Lets a request wait until the lane has moved the floor, so that its ack can say who speaks now. */
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';

const patienceMs = 2_000;

type Waiter = {
  readonly settled: (conversation: Conversation) => boolean;
  readonly resolve: (conversation: Conversation) => void;
};

export type FloorWatch = {
  seen(conversation: Conversation): void;
  /** The conversation once `settled`, or as the store has it when patience ends. */
  next(id: ConversationId, settled: (conversation: Conversation) => boolean): Promise<Conversation | undefined>;
};

export function createFloorWatch(read: (id: ConversationId) => Promise<Conversation | undefined>): FloorWatch {
  const waiters = new Map<ConversationId, Set<Waiter>>();

  return {
    seen(conversation) {
      for (const waiter of waiters.get(conversation.id) ?? [])
        if (waiter.settled(conversation)) waiter.resolve(conversation);
    },
    async next(id, settled) {
      const now = await read(id);
      if (now !== undefined && settled(now)) return now;
      return new Promise((resolve) => {
        const done = (conversation: Conversation | undefined) => {
          clearTimeout(timer);
          const rest = waiters.get(id);
          rest?.delete(waiter);
          if (rest?.size === 0) waiters.delete(id);
          resolve(conversation);
        };
        const waiter: Waiter = { settled, resolve: done };
        const timer = setTimeout(() => void read(id).then(done, () => done(undefined)), patienceMs);
        waiters.set(id, (waiters.get(id) ?? new Set()).add(waiter));
      });
    },
  };
}
