/** Which of the reasons should not have counted, and what would have been right. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskPayload } from '../../src/protocol/desk/requests.ts';
import { reasonName } from '../words/reasons.ts';

type Signal = NonNullable<DeskPayload<'reason:flag'>['wrongSignals']>[number];
type WrongReasonsProps = {
  readonly briefing: Briefing;
  readonly save: (signals: Signal[], note: string) => Promise<void>;
};

export function WrongReasons({ briefing, save }: WrongReasonsProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<readonly string[]>(briefing.wrongSignals ?? []);
  const [note, setNote] = useState(briefing.verdictNote ?? '');
  const reasons = [...new Map(briefing.reasons.map((reason) => [reason.signal, reason])).values()];
  const toggle = (signal: string) =>
    setWrong(wrong.includes(signal) ? wrong.filter((one) => one !== signal) : [...wrong, signal]);
  return (
    <form
      className="verdict-reasons"
      onSubmit={(event) => {
        event.preventDefault();
        // the server refuses a signal that it does not know
        void save([...wrong] as Signal[], note.trim());
      }}
    >
      <fieldset>
        <legend>{t('why.verdict.which')}</legend>
        {reasons.map((reason) => (
          <label key={reason.signal}>
            <input type="checkbox" checked={wrong.includes(reason.signal)} onChange={() => toggle(reason.signal)} />
            <span>{reasonName(reason, t)}</span>
          </label>
        ))}
      </fieldset>
      <label className="verdict-note">
        <span>{t('why.verdict.note')}</span>
        <input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button type="submit" className="btn small">
        {t('why.verdict.save')}
      </Button>
    </form>
  );
}
