/** What somebody said; beside a shopper's words, what was understood of them, on request. */
import { useRef, useState } from 'react';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Thread } from '../desk/thread.ts';
import { MarkedText } from './marked-text.tsx';
import { Reading } from './reading.tsx';

type SaidTextProps = {
  readonly message: WireMessage;
  readonly thread: Pick<Thread, 'conversationId' | 'corrections'>;
};

export function SaidText({ message: { seq, text, locale, reading }, thread }: SaidTextProps) {
  const [open, setOpen] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  return (
    <>
      {text !== '' && (
        <p ref={words} dir="auto" lang={reading?.language ?? locale}>
          {open && reading !== undefined ? <MarkedText text={text} words={reading.emotion.evidence} /> : text}
        </p>
      )}
      {reading !== undefined && (
        <Reading
          reading={reading}
          corrections={thread.corrections.filter((correction) => correction.seq === seq)}
          message={{ conversationId: thread.conversationId, seq }}
          under={words}
          open={open}
          onOpen={setOpen}
        />
      )}
    </>
  );
}
