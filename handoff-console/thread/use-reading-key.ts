/** The key U: what was understood of the message one stands on, or of the shopper's last. */
import { useKeys } from '../app/use-keys.ts';

export function useReadingKey(): void {
  useKeys({
    u() {
      const here = document.activeElement?.closest('.script .row')?.querySelector<HTMLElement>('.reading-button');
      const button = here ?? [...document.querySelectorAll<HTMLElement>('.script .reading-button')].at(-1);
      // Focused first, so that closing returns to it.
      button?.focus();
      button?.click();
    },
  });
}
