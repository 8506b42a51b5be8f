/**
 * When a device comes back: online again, or awake after it stood still. A browser's word for it is only a hint, so what
 * follows is a look at the link and nothing else.
 */

/** Nobody's timer is this late while the device is awake and the page is seen. */
const asleepMs = 30_000;
const everyMs = 10_000;

/** `now` is a clock that goes on while the device sleeps, in milliseconds. Returns how to stop. */
export function onComingBack(
  look: () => void,
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  now: () => number,
): () => void {
  let last = now();
  const timer = setInterval(() => {
    const before = last;
    last = now();
    if (last - before > asleepMs) look();
  }, everyMs);
  page.addEventListener('online', look);
  return () => {
    clearInterval(timer);
    page.removeEventListener('online', look);
  };
}
