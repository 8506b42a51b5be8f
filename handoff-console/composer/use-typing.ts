/** Tells the shopper that somebody is writing, never what: on at the first key, off after a pause. */
import { useCallback, useEffect, useRef } from 'react';
import { useDesk } from '../app/desk-context.tsx';

const pauseMs = 4_000;
/** Said again this often while somebody writes, since the other side forgets it. */
const repeatMs = 3_000;

export function useTyping(conversationId: string) {
  const desk = useDesk();
  const said = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (said.current === 0) return;
    said.current = 0;
    void desk.request('typing:set', { conversationId, on: false });
  }, [desk, conversationId]);

  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, pauseMs);
    if (Date.now() - said.current < repeatMs) return;
    said.current = Date.now();
    void desk.request('typing:set', { conversationId, on: true });
  }, [desk, conversationId, stopped]);

  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
