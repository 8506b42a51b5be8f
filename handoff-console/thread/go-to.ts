/** Other parts of the desk (the plot, the reasons) point at a message of the open thread by its number. */
import { useEffect } from 'react';

const goToEvent = 'aparte:go-to';

export function goToMessage(seq: number): void {
  document.dispatchEvent(new CustomEvent<number>(goToEvent, { detail: seq }));
}

export function useGoTo(goTo: (seq: number) => void): void {
  useEffect(() => {
    const asked = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'number') goTo(event.detail);
    };
    document.addEventListener(goToEvent, asked);
    return () => document.removeEventListener(goToEvent, asked);
  });
}
