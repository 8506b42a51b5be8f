/** A part of the panel that comes after it: fetched ahead when there is time, at the latest when it is wanted. */
import { signal } from '../core/signal.ts';

const firstRetryMs = 2000;
const lastRetryMs = 60_000;

export type LazyPart<T> = {
  /** Undefined until it is here; a component that asked is drawn again then. */
  readonly here: () => T | undefined;
  readonly fetch: () => void;
};

/** A part that cannot be fetched is asked for again, ever more seldom; until then its text stands in for it. */
export function lazyPart<T>(load: () => Promise<T>): LazyPart<T> {
  const part = signal<T>();
  let asked = false;
  let retryMs = firstRetryMs;
  const fetch = () => {
    if (asked) return;
    asked = true;
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      () => {
        setTimeout(() => {
          asked = false;
          fetch();
        }, retryMs);
        retryMs = Math.min(lastRetryMs, retryMs * 2);
      },
    );
  };
  const here = () => {
    fetch();
    return part.value;
  };
  return { here, fetch };
}
