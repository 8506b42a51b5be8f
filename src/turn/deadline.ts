/** Runs work against a clock and an interruption, and leaves no timer or listener behind. */

/**
 * Rejects with the signal's reason as soon as `ms` are over (never, for Infinity) or `interrupted` fires. `work` gets the
 * joined signal.
 */
export async function withDeadline<T>(
  ms: number,
  interrupted: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(interrupted.reason);
  const late = () => controller.abort(new Error(`No answer within ${ms} ms.`));
  const timer = Number.isFinite(ms) ? setTimeout(late, ms).unref() : undefined;
  if (interrupted.aborted) stop();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(controller.signal), rejected(controller.signal)]);
  } finally {
    clearTimeout(timer);
    interrupted.removeEventListener('abort', stop);
  }
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
