/** What screen readers are told: one thing at a time, each exactly once, however many come together. */
import { type ReadonlySignal, signal } from '../core/signal.ts';

/** So long a sentence stands in the region; a screen reader that has begun reads on. */
const shownMs = 1000;
/** Between two, so that the same words again are news again. */
const pauseMs = 100;

export type Voice = {
  /** Empty between two sentences. */
  readonly now: ReadonlySignal<string>;
  say(text: string): void;
};

export function createVoice(): Voice {
  const now = signal('');
  const waiting: string[] = [];
  let speaking = false;
  const next = () => {
    const text = waiting.shift();
    speaking = text !== undefined;
    if (text === undefined) return;
    now.value = text;
    setTimeout(() => {
      now.value = '';
      setTimeout(next, pauseMs);
    }, shownMs);
  };
  return {
    now,
    say(text) {
      waiting.push(text);
      if (!speaking) next();
    },
  };
}
