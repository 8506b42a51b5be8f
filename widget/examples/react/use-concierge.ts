/** The concierge as a hook: loaded once for the whole shop, told of each page, and heard where a component cares. */
import { useEffect, useState } from 'react';
// In a shop of your own: from '@aparte/widget'.
import {
  type Concierge,
  type ConciergeEvent,
  type ConciergeEvents,
  type ConciergeOptions,
  loadConcierge,
  type Page,
} from '../../package/load-concierge.ts';

/** Undefined until the launcher is there, and for good where it cannot be fetched: the shop goes on without it. */
export function useConcierge(options: ConciergeOptions): Concierge | undefined {
  const [concierge, setConcierge] = useState<Concierge>();
  const { server, site } = options;
  useEffect(() => {
    let here = true;
    loadConcierge(options).then(
      (loaded) => here && setConcierge(() => loaded),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [server, site]);
  return concierge;
}

/** Says what the page is about, again with every change. */
export function useConciergePage(concierge: Concierge | undefined, page: Page): void {
  const said = JSON.stringify(page);
  useEffect(() => {
    void concierge?.('page', JSON.parse(said));
  }, [concierge, said]);
}

/** `listener` should keep its identity between renders (`useCallback`). */
export function useConciergeEvent<E extends ConciergeEvent>(
  concierge: Concierge | undefined,
  event: E,
  listener: (detail: ConciergeEvents[E]) => void,
): void {
  useEffect(() => {
    void concierge?.('on', event, listener);
    return () => void concierge?.('off', event, listener);
  }, [concierge, event, listener]);
}
