/** Keeps the outbox moving on this node: a round at once when something was promised, and one now and then for the rest. */

export type PumpParts = {
  /** One round; how many rows were worked on. */
  readonly round: () => Promise<number>;
  readonly failed: (cause: unknown) => void;
  /** Between two looks at what nobody woke us for: retries, rows of other nodes. */
  readonly everyMs?: number;
};

export type Pump = {
  wake(): void;
  start(): void;
  /** Waits for the calls under way. */
  stop(): Promise<void>;
};

/** A round waits for its slowest answer; the others must not wait for that round. */
const roundsAtOnce = 4;

export function createPump({ round, failed, everyMs = 500 }: PumpParts): Pump {
  const running = new Set<Promise<void>>();
  let wanted = false;
  let started = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    wanted = true;
    if (!started || running.size >= roundsAtOnce) return;
    wanted = false;
    const work = round()
      .then((rows) => {
        if (rows > 0) wanted = true;
      })
      .catch(failed)
      .finally(() => {
        running.delete(work);
        if (wanted) setImmediate(wake);
      });
    running.add(work);
  }

  return {
    wake,
    start() {
      started = true;
      timer = setInterval(wake, everyMs);
      wake();
    },
    async stop() {
      started = false;
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}
