/** What the server says about the words in the box, a moment after the last key: claims, voice, what was changed. */
import { useEffect, useState } from 'react';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import { useDesk } from '../app/desk-context.tsx';

export type Checked = DeskAcks['draft:check'];

const pauseMs = 350;

/** Of older words while newer ones are looked at; undefined before the first answer and for an empty box. */
export function useCheck(conversationId: string, text: string, draftId: string | undefined): Checked | undefined {
  const desk = useDesk();
  const [checked, setChecked] = useState<Checked>();
  const empty = text.trim() === '';
  useEffect(() => {
    if (empty) return setChecked(undefined);
    let gone = false;
    const timer = setTimeout(() => {
      const about = { conversationId, text, ...(draftId === undefined ? {} : { draftId }) };
      void desk.request('draft:check', about).then((answer) => {
        // Without an answer the server looks again when it is sent.
        if (!gone && answer.ok) setChecked(answer);
      });
    }, pauseMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [desk, conversationId, text, draftId, empty]);
  return checked;
}
