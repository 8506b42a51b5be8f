/** One call at a time of a settings page: busy, what went wrong, and proving again who one is where the server asks for it. */
import { useState } from 'react';
import type { Answer, Failure } from '../parts/api.ts';

export type Save = {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** The server wants a proof first: shown as a dialog, `proved` sends the call again. */
  readonly asksProof: boolean;
  run<Value>(call: () => Promise<Answer<Value>>, done: (value: Value) => void): Promise<void>;
  proved(): void;
  dismiss(): void;
};

export function useSave(): Save {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [again, setAgain] = useState<() => void>();

  async function run<Value>(call: () => Promise<Answer<Value>>, done: (value: Value) => void): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await call();
    setBusy(false);
    if (answer.ok) return done(answer.value);
    const { failure: why } = answer;
    if (why.cause === 'refused' && why.needs === 'proof') setAgain(() => () => void run(call, done));
    else setFailure(why);
  }

  return {
    busy,
    failure,
    asksProof: again !== undefined,
    run,
    proved() {
      setAgain(undefined);
      again?.();
    },
    dismiss: () => setAgain(undefined),
  };
}
