/** A part of the desk's state, at most a few times a second: hundreds of conversations move at once on a board. */
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../app/desk-context.tsx';
import type { ClientState } from '../desk/desk-client.ts';

const everyMs = 200;

export function useSettled<Part>(select: (state: ClientState) => Part): Part {
  const { store } = useDesk();
  const latest = useRef(select);
  latest.current = select;
  const [part, setPart] = useState(() => select(store.get()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setPart(() => latest.current(store.get()));
    };
    const stop = store.subscribe(() => {
      timer ??= setTimeout(look, everyMs);
    });
    look();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return part;
}
