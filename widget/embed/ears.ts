/** Who on the page listens to what. A listener is called by the browser, so one that throws harms nobody else. */
import type { ConciergeEvent } from '../package/api.ts';

type Listener = (detail: unknown) => void;
type Ear = { readonly event: string; readonly listener: Listener; readonly hear: (event: Event) => void };

export function createEars(host: HTMLElement) {
  let ears: readonly Ear[] = [];
  return {
    on(event: ConciergeEvent, listener: Listener) {
      // The launcher has long been there: the loader has told.
      if (typeof listener !== 'function' || event === 'ready') return;
      const hear = (told: Event) => listener((told as CustomEvent).detail);
      ears = [...ears, { event, listener, hear }];
      host.addEventListener(`concierge:${event}`, hear);
    },
    off(event?: ConciergeEvent, listener?: Listener) {
      const leaves = (ear: Ear) => (!event || ear.event === event) && (!listener || ear.listener === listener);
      for (const ear of ears.filter(leaves)) host.removeEventListener(`concierge:${ear.event}`, ear.hear);
      ears = ears.filter((ear) => !leaves(ear));
    },
  };
}
