/** Holds the view and tells whoever shows it; the only place where it is replaced. */
import { emptyView, reduce, type View, type ViewEvent } from '../core/view.ts';

export type Store = {
  view(): View;
  dispatch(event: ViewEvent): void;
  subscribe(listener: (view: View, event: ViewEvent) => void): () => void;
};

export function createStore(initial: View = emptyView): Store {
  let view = initial;
  const listeners = new Set<(view: View, event: ViewEvent) => void>();
  return {
    view: () => view,
    dispatch(event) {
      view = reduce(view, event);
      for (const listener of listeners) listener(view, event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
