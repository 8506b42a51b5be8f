/**
 * Which events can wait a moment: what became of our own messages. They come three or more to each message of ours, nobody
 * owes an answer to them, and an answer in progress is no worse for not knowing them.
 */
import type { EventBody } from '../domain/conversation-event.ts';
import type { ConversationId } from '../domain/ids.ts';

export function isReport({ kind }: EventBody): boolean {
  return kind === 'delivery:reported' || kind === 'delivery:settled';
}

export type ReportWakes = {
  /** There is a report: the first of a quiet conversation wakes it at once, those that follow soon do so together. */
  note(id: ConversationId): void;
  /** Its stored events are about to be looked at anyway. */
  seen(id: ConversationId): void;
  waits(id: ConversationId): boolean;
  /** Wakes all that wait. */
  flush(): void;
  stop(): void;
};

const togetherMs = 500;

export function createReportWakes(wake: (id: ConversationId) => void): ReportWakes {
  let woken = new Set<ConversationId>();
  let waiting = new Set<ConversationId>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    const due = waiting;
    waiting = new Set();
    woken = due;
    for (const id of due) wake(id);
  }

  function tick(): void {
    timer = undefined;
    flush();
    if (woken.size > 0) arm();
  }

  function arm(): void {
    timer ??= setTimeout(tick, togetherMs);
  }

  return {
    note(id) {
      arm();
      if (woken.has(id)) return void waiting.add(id);
      woken.add(id);
      wake(id);
    },
    seen: (id) => void waiting.delete(id),
    waits: (id) => waiting.has(id),
    flush,
    stop() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
