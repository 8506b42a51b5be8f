/** A reply comes whole and is shown sentence by sentence, at the pace of reading; any key or click shows all of it. */

import type { WireMessage } from '../../src/protocol/wire.ts';
import { sentenceEnds } from '../core/sentences.ts';
import { type ReadonlySignal, signal } from '../core/signal.ts';

/** How far a message is shown; what comes after it is not there yet. */
type Shown = { readonly seq: number; readonly end: number };

export type Reveal = {
  /** Undefined: everything is shown. */
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** `done` is called once all of it is there. */
  play(message: WireMessage, locale: string, done: () => void): void;
  finish(): void;
};

const perCharacterMs = 12;
const shortestMs = 350;
const longestMs = 1200;

type Waiting = {
  readonly seq: number;
  readonly ends: readonly number[];
  readonly text: string;
  readonly done: () => void;
};

export function createReveal(isWanted: () => boolean): Reveal {
  const shown = signal<Shown>();
  let waiting: readonly Waiting[] = [];
  let step = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function advance(): void {
    const [now, ...others] = waiting;
    if (!now) {
      shown.value = undefined;
      return;
    }
    const end = now.ends[step] ?? now.text.length;
    shown.value = { seq: now.seq, end };
    if (end < now.text.length) {
      const length = end - (now.ends[step - 1] ?? 0);
      step += 1;
      timer = setTimeout(advance, Math.min(longestMs, Math.max(shortestMs, length * perCharacterMs)));
      return;
    }
    waiting = others;
    step = 0;
    now.done();
    if (others.length === 0) shown.value = undefined;
    else timer = setTimeout(advance, shortestMs);
  }

  function finish(): void {
    clearTimeout(timer);
    const left = waiting;
    waiting = [];
    step = 0;
    shown.value = undefined;
    for (const { done } of left) done();
  }

  return {
    shown,
    finish,
    play({ seq, text, author }, locale, done) {
      if (!isWanted() || author.kind === 'shopper') {
        finish();
        return done();
      }
      const ends = author.kind === 'bot' ? sentenceEnds(text, locale) : [text.length];
      waiting = [...waiting, { seq, ends, text, done }];
      if (waiting.length === 1) advance();
    },
  };
}
