/** The advisor's opinion of the hand-over: data for the evaluation of the limits. */
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskPayload } from '../../src/protocol/desk/requests.ts';
import { useDesk } from '../app/desk-context.tsx';
import { announce, notify } from '../app/notices.ts';
import { errorWords } from '../words/errors.ts';
import { WrongReasons } from './verdict-reasons.tsx';

const verdicts = ['right', 'early', 'late', 'wrong'] as const;
type VerdictName = (typeof verdicts)[number];
type Signals = NonNullable<DeskPayload<'reason:flag'>['wrongSignals']>;

export function Verdict({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [given, setGiven] = useState<VerdictName | undefined>(briefing.verdict);

  async function give(verdict: VerdictName, wrongSignals: Signals = [], note = ''): Promise<void> {
    const before = given;
    setGiven(verdict);
    const answer = await desk.request('reason:flag', {
      handoffId: briefing.handoffId,
      verdict,
      ...(wrongSignals.length > 0 ? { wrongSignals } : {}),
      ...(note === '' ? {} : { note }),
    });
    if (answer.ok) return announce(t('why.verdict.thanks'));
    setGiven(before);
    notify(errorWords(answer.error, t), 'urgent');
  }

  return (
    <div className="verdict">
      <span id="verdict-label">{t('why.verdict')}</span>
      <ToggleButtonGroup
        className="verdicts"
        aria-labelledby="verdict-label"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={given === undefined ? [] : [given]}
        onSelectionChange={(keys) => {
          const verdict = verdicts.find((name) => keys.has(name));
          if (verdict !== undefined) void give(verdict);
        }}
      >
        {verdicts.map((name) => (
          <ToggleButton key={name} id={name} className="verdict-button">
            {t(`why.verdict.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {given !== undefined && given !== 'right' && (
        <WrongReasons briefing={briefing} save={(signals, note) => give(given, signals, note)} />
      )}
    </div>
  );
}
