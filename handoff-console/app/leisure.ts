const longestMs = 2_000;

/** Until the browser has nothing to do, so that what can wait does not compete with what is being looked at. */
export function leisure(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: longestMs });
    // Safari knows no idle time.
    else setTimeout(done, longestMs / 10);
  });
}
