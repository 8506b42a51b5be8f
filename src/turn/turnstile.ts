/**
 * Lets lanes do their computing a few at a time, with a look at the sockets in between: when a commit wakes sixty of them
 * at once, a webhook or a shopper at the door waits for one slice and not for sixty turns.
 */
import { setImmediate } from 'node:timers';

export type Turnstile = {
  /** Resolves when it is the caller's turn; what it then does until its next wait is one step. In order of asking. */
  pass(): Promise<void>;
};

/** Steps that begin after so long in one turn of the event loop wait for the next. */
const sliceMs = 4;
const mostInASlice = 64;

export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let turning = false;

  /** Each step has an immediate of its own, since promises are run between two of them: that is when a step computes. */
  function turn(): void {
    if (waiting.length === 0) {
      turning = false;
      return;
    }
    let until = 0;
    for (let n = 0; n < Math.min(waiting.length, mostInASlice); n += 1) {
      setImmediate(() => {
        if (n === 0) until = performance.now() + sliceMs;
        if (performance.now() < until) waiting.shift()?.();
      });
    }
    setImmediate(turn);
  }

  return {
    pass() {
      if (turning) return new Promise((resolve) => waiting.push(resolve));
      // Alone, nobody waits: the first of a turn goes at once.
      turning = true;
      setImmediate(turn);
      return Promise.resolve();
    },
  };
}
