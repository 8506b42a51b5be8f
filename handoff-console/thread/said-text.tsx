/** What somebody said; beside a shopper's words, what was understood of them, on request. */
import { Suspense, useRef, useState } from 'react';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Thread } from '../desk/thread.ts';
import { later } from '../parts/later.ts';
import { MarkedText } from './marked-text.tsx';
import { Reading } from './reading.tsx';

type SaidTextProps = {
  readonly message: WireMessage;
  readonly thread: Pick<Thread, 'conversationId' | 'corrections' | 'translation'>;
};

/** Not before something is read in another language. */
const TranslatedText = later(async () => (await import('../translation/translated-text.tsx')).TranslatedText);

export function SaidText({ message, thread }: SaidTextProps) {
  const { seq, text, locale, reading } = message;
  const [open, setOpen] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const language = reading?.language ?? locale;
  const asSaid = text !== '' && (
    <p ref={words} dir="auto" lang={language}>
      {open && reading !== undefined ? <MarkedText text={text} words={reading.emotion.evidence} /> : text}
    </p>
  );
  const { translating, translated } = thread.translation ?? {};
  const isTranslated = (translating?.on === true && translated?.[seq] !== undefined) || message.original !== undefined;
  return (
    <>
      {isTranslated && !open ? (
        <Suspense fallback={asSaid}>
          <TranslatedText message={message} translation={thread.translation} language={language} />
        </Suspense>
      ) : (
        asSaid
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
