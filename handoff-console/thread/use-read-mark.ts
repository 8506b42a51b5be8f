/** Tells the server what this advisor has seen: only their own conversations, and only while they look. */
import { useEffect } from 'react';
import { useDesk } from '../app/desk-context.tsx';
import { have, type Thread } from '../desk/thread.ts';

export function useReadMark(thread: Thread, mine: boolean): void {
  const desk = useDesk();
  const { conversationId } = thread;
  const seq = have(thread);
  useEffect(() => {
    if (!mine || seq === 0) return;
    const mark = () => {
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
      void desk.request('message:read', { conversationId, seq });
      stop();
    };
    const stop = () => {
      removeEventListener('focus', mark);
      document.removeEventListener('visibilitychange', mark);
    };
    addEventListener('focus', mark);
    document.addEventListener('visibilitychange', mark);
    mark();
    return stop;
  }, [desk, conversationId, seq, mine]);
}
