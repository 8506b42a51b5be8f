/** A page that is not shown draws no frames; its title must still tell of a new message. */
const hiddenMs = 100;

/** Calls `run` once before the next frame, however often it is asked to: what comes together is drawn together. */
export function onceAFrame(run: () => void): () => void {
  let stop: (() => void) | undefined;
  return () => {
    if (stop !== undefined) return;
    const now = () => {
      stop?.();
      stop = undefined;
      run();
    };
    const timer = setTimeout(now, hiddenMs);
    const frame = requestAnimationFrame(now);
    stop = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  };
}
