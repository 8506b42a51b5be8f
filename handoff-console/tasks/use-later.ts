/** Acts that can be taken back for a few seconds: they are sent when nobody has. */
import { useEffect, useRef, useState } from 'react';

/** What the row says meanwhile, and what is sent at its end. */
type Later = { readonly words: string; readonly send: () => Promise<void> };

const undoMs = 5_000;

export function useLater() {
  const [waiting, setWaiting] = useState<Readonly<Record<string, string>>>({});
  const acts = useRef(
    new Map<string, { readonly send: Later['send']; readonly timer: ReturnType<typeof setTimeout> }>(),
  );

  function forget(id: string): void {
    acts.current.delete(id);
    setWaiting((known) => Object.fromEntries(Object.entries(known).filter(([other]) => other !== id)));
  }

  // Whoever leaves the page meant what they did.
  useEffect(() => {
    const left = acts.current;
    return () => {
      for (const { send, timer } of left.values()) {
        clearTimeout(timer);
        void send();
      }
      left.clear();
    };
  }, []);

  return {
    words: (id: string): string | undefined => waiting[id],
    act(id: string, { words, send }: Later): void {
      const timer = setTimeout(() => void send().finally(() => forget(id)), undoMs);
      acts.current.set(id, { send, timer });
      setWaiting((known) => ({ ...known, [id]: words }));
    },
    undo(id: string): void {
      clearTimeout(acts.current.get(id)?.timer);
      forget(id);
    },
  };
}
