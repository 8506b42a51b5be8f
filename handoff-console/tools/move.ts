/** Moves the focus without a mouse: from one part of the screen to the next, from one message to the next. */

const regions = ['.rail', '.queue', '.settings-list', 'main', '.ctx'];
const reachable = 'a[href], button:not([disabled]), input, textarea, select, [tabindex="0"]';

export function nextRegion(): void {
  const parts = regions.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(here + 1) % parts.length];
  (next?.querySelector<HTMLElement>(reachable) ?? next)?.focus();
}

export function stepMessage(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>('#thread li[id^="message-"]')];
  const here = lines.findIndex((line) => line.contains(document.activeElement));
  const next = here === -1 ? lines.at(step === 1 ? 0 : -1) : lines[here + step];
  next?.scrollIntoView({ block: 'nearest' });
  next?.focus({ preventScroll: true });
}
