/** Who said what a message really was; one's own word can be taken back. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import { useAct } from '../actions/use-act.ts';
import { useDesk } from '../app/desk-context.tsx';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shortName } from '../words/people.ts';
import { correctionWords, type MessageAt } from '../words/readings.ts';

type CorrectionsProps = {
  readonly corrections: readonly WireCorrection[];
  readonly message: MessageAt;
  /** The button that had the focus is gone. */
  readonly onUndone: () => void;
};

export function Corrections({ corrections, message, onUndone }: CorrectionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  const act = useAct(onUndone);
  if (corrections.length === 0) return null;
  return (
    <ul className="corrections">
      {corrections.map((correction) => {
        const mine = correction.by.advisorId === me.advisorId;
        const what = correctionWords(correction, t, format);
        return (
          <li key={correction.by.advisorId}>
            {mine ? t('correct.by-you', { what }) : t('correct.by', { name: shortName(correction.by.name), what })}
            {mine && (
              <>
                {' '}
                <Button
                  className="text-button"
                  onPress={() => void act.send('reading:undo', { ...message }, t('correct.undone'))}
                >
                  {t('correct.undo')}
                </Button>
              </>
            )}
          </li>
        );
      })}
      {act.error !== undefined && (
        <li className="c-error" role="alert">
          {errorWords(act.error, t)}
        </li>
      )}
    </ul>
  );
}
