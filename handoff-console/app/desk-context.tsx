/** Hands the desk to the components and lets each listen to the part it shows. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ClientState, DeskClient } from '../desk/desk-client.ts';

const DeskContext = createContext<DeskClient | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskClient {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('useDesk outside the desk');
  return desk;
}

/** `select` must return something that stays the same object while nothing changed. */
export function useDeskState<Part>(select: (state: ClientState) => Part): Part {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function useThread(conversationId: string) {
  return useDeskState(useCallback((state: ClientState) => state.threads[conversationId], [conversationId]));
}

const ticks = new Set<() => void>();
setInterval(() => {
  for (const tick of ticks) tick();
}, 1000);

function onTick(tick: () => void): () => void {
  ticks.add(tick);
  return () => ticks.delete(tick);
}

/** The server's time, once a second, in whole seconds as milliseconds. */
export function useNow(): number {
  const { clock } = useDesk();
  return useSyncExternalStore(onTick, () => Math.floor(clock.now() / 1000) * 1000);
}
