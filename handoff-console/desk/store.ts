/** A value that tells who listens when it changes: the seam between the pure state and React. */
export type Store<State> = {
  readonly get: () => State;
  readonly update: (change: (state: State) => State) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** `tells` decides when listeners hear of a change: at once, or once for all that has changed until then. */
export function createStore<State>(initial: State, tells: (tell: () => void) => () => void = atOnce): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const changed = tells(() => {
    for (const listener of listeners) listener();
  });
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const atOnce = (tell: () => void) => tell;
