/** Sends an act of a dialog: busy while it is under way, an error stays in the dialog, success closes it. */
import { useState } from 'react';
import type { DeskPayload, DeskRequest } from '../../src/protocol/desk/requests.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';

export type Act = {
  readonly busy: boolean;
  readonly error: WireError | undefined;
  readonly send: <K extends DeskRequest>(name: K, payload: DeskPayload<K>, done: string) => Promise<void>;
};

export function useAct(onDone: () => void): Act {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError>();
  return {
    busy,
    error,
    async send(name, payload, done) {
      setBusy(true);
      setError(undefined);
      const answer = await desk.request(name, payload);
      setBusy(false);
      if (!answer.ok) return setError(answer.error);
      notify(done);
      onDone();
    },
  };
}
