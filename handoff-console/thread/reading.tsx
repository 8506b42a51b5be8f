/** What was understood of a shopper's message, and what it really was if that was wrong. Shown on request, never in the way. */
import { PencilLine, ScanText } from 'lucide-react';
import { type RefObject, Suspense, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import { useDesk } from '../app/desk-context.tsx';
import { later } from '../parts/later.ts';
import type { MessageAt, ReadingOf } from '../words/readings.ts';
import { Corrections } from './corrections.tsx';
import { ReadingFacts } from './reading-facts.tsx';

const CorrectReading = later(async () => (await import('./correct-reading.tsx')).CorrectReading);

type ReadingProps = {
  readonly reading: ReadingOf;
  /** Everybody's, of this message. */
  readonly corrections: readonly WireCorrection[];
  readonly message: MessageAt;
  /** The words themselves stay in sight: they are marked while this is open. */
  readonly under: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
};

export function Reading({ reading, corrections, message, under, open, onOpen }: ReadingProps) {
  const { t } = useTranslation();
  const corrected = corrections.length > 0;
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      <Button
        className="reading-button"
        data-corrected={corrected}
        aria-label={t(corrected ? 'reading.open-corrected' : 'reading.open')}
      >
        {corrected ? (
          <PencilLine className="i s" aria-hidden="true" />
        ) : (
          <ScanText className="i s" aria-hidden="true" />
        )}
      </Button>
      <Popover className="popover reading-popover" triggerRef={under} placement="bottom start">
        <Dialog className="reading">
          <Heading slot="title">{t('reading.open')}</Heading>
          <ReadingBody reading={reading} corrections={corrections} message={message} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ReadingBody({ reading, corrections, message }: Pick<ReadingProps, 'reading' | 'corrections' | 'message'>) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [correcting, setCorrecting] = useState(false);
  const [cameBack, setCameBack] = useState(false);
  const correct = useRef<HTMLButtonElement>(null);
  const leaveForm = () => {
    setCorrecting(false);
    setCameBack(true);
  };
  const mine = corrections.find(({ by }) => by.advisorId === me.advisorId);
  if (correcting)
    return (
      <Suspense fallback={<p className="quiet-line delayed">{t('context.loading')}</p>}>
        <CorrectReading reading={reading} mine={mine} message={message} onClose={leaveForm} />
      </Suspense>
    );
  return (
    <>
      <Corrections corrections={corrections} message={message} onUndone={() => correct.current?.focus()} />
      <ReadingFacts reading={reading} />
      <Button ref={correct} className="btn small" autoFocus={cameBack} onPress={() => setCorrecting(true)}>
        <PencilLine className="i s" aria-hidden="true" />
        {t(mine === undefined ? 'correct.open' : 'correct.change')}
      </Button>
    </>
  );
}
