/** What is being typed after a sign in a text box: `/`, `#` or `@` at the start of a word, and the word so far. */
import { useCallback, useEffect, useState } from 'react';

export type Trigger = {
  readonly sign: string;
  readonly query: string;
  /** Where the sign stands, and where the word ends. */
  readonly from: number;
  readonly to: number;
};

export function triggerAt(text: string, caret: number, signs: string): Trigger | undefined {
  const found = /(?:^|\s)([/#@])([^\s/#@]*)$/u.exec(text.slice(0, caret));
  const [, sign = '', query = ''] = found ?? [];
  // A number after # is an order's.
  if (found === null || !signs.includes(sign) || (sign === '#' && /^\d/.test(query))) return undefined;
  return { sign, query, from: caret - query.length - 1, to: caret };
}

/** Looks again at every move of the caret; `dismiss` closes it until another sign is typed. */
export function useTrigger(box: HTMLTextAreaElement | null, text: string, signs: string) {
  const [caret, setCaret] = useState(() => box?.selectionStart ?? text.length);
  const [dismissed, setDismissed] = useState(-1);
  useEffect(() => {
    const look = () => box !== null && setCaret(box.selectionStart);
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [box]);
  // The caret is where it is only after the text has been drawn.
  useEffect(() => {
    if (box !== null && text !== '') setCaret(box.selectionStart);
  }, [box, text]);
  const trigger = triggerAt(text, Math.min(caret, text.length), signs);
  const dismiss = useCallback(() => setDismissed(trigger?.from ?? -1), [trigger?.from]);
  return { trigger: trigger?.from === dismissed ? undefined : trigger, dismiss };
}
