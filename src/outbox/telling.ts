/**
 * Brings what became of a message back to its conversation: at once, and again later when the process died in between or
 * the store was away. What is told twice is told under one key, so it counts once.
 */
import { isEnd, type OutboxRow } from '../domain/delivery.ts';
import type { Outbox } from '../domain/ports.ts';
import type { Settled } from '../domain/receipt.ts';

export type TellingParts = {
  readonly outbox: Pick<Outbox, 'untold' | 'told'>;
  /** Resolves when the conversation has it for certain. */
  readonly tell: (row: OutboxRow, end: Omit<Settled, 'seq'>) => Promise<void>;
  readonly failed: (cause: unknown) => void;
  /** Between two looks at what was left untold. */
  readonly everyMs?: number;
};

export type Telling = {
  /** A row has come to something; only an end is told. Never throws. */
  settled(row: OutboxRow, outcome: Ending): Promise<void>;
  /** What was left untold. */
  sweep(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

type Ending = { readonly state: string; readonly providerId?: string; readonly reason?: string };

const atOnce = 100;

export function createTelling({ outbox, tell, failed, everyMs = 30_000 }: TellingParts): Telling {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let stopped = false;

  async function settled(row: OutboxRow, outcome: Ending): Promise<void> {
    const end = endOf(outcome);
    if (end === undefined) return;
    try {
      await tell(row, end);
      await outbox.told(row.id);
    } catch (cause) {
      failed(cause);
    }
  }

  async function sweep(): Promise<void> {
    try {
      // What cannot be told now stays in front of the rest: it is read again, and left out.
      const tried = new Set<string>();
      for (;;) {
        const left = await outbox.untold(atOnce + tried.size);
        const fresh = left.filter(({ id }) => !tried.has(id));
        if (fresh.length === 0) return;
        for (const row of fresh) {
          if (stopped) return;
          tried.add(row.id);
          await settled(row, row);
        }
      }
    } catch (cause) {
      failed(cause);
    }
  }

  function look(): void {
    sweeping ??= sweep().finally(() => {
      sweeping = undefined;
    });
  }

  return {
    settled,
    sweep,
    start() {
      stopped = false;
      timer = setInterval(look, everyMs);
      look();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}

function endOf(outcome: Ending): Omit<Settled, 'seq'> | undefined {
  if (!isEnd(outcome)) return undefined;
  const { state, providerId, reason } = outcome;
  return {
    state,
    ...(providerId === undefined ? {} : { providerId }),
    ...(reason === undefined ? {} : { reason }),
  };
}
