/** Escalation limits: move one, see what would have happened, propose it; a second person publishes, and every version stays. */
import '../styles/insights.css';
import '../styles/escalation.css';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDocument } from '../../src/protocol/http.ts';
import { PolicyHistory } from '../../src/protocol/policy.ts';
import { useDesk } from '../app/desk-context.tsx';
import { useInsightWords } from '../insights/insight-words.ts';
import { ask, type Failure } from '../parts/api.ts';
import { EscalationDraft } from './escalation-draft.tsx';
import { EscalationEffect } from './escalation-effect.tsx';
import { EscalationLimits } from './escalation-limits.tsx';
import { EscalationPropose } from './escalation-propose.tsx';
import { EscalationVersions } from './escalation-versions.tsx';
import { FailureLine } from './failure-line.tsx';

export function EscalationPage() {
  const { t } = useTranslation();
  const desk = useDesk();
  const [history, setHistory] = useState<PolicyHistory>();
  const [edited, setEdited] = useState<PolicyDocument>();
  const [failure, setFailure] = useState<Failure>();
  const worded = useInsightWords();

  const load = useCallback(async () => {
    const answer = await ask('/policy/versions', { answer: PolicyHistory });
    if (!answer.ok) return setFailure(answer.failure);
    setHistory(answer.value);
    setEdited(answer.value.versions[0]?.policy);
  }, []);
  useEffect(() => void load(), [load]);
  useEffect(
    () =>
      desk.onHappening((happening) => {
        if (happening.kind === 'event' && happening.event.name === 'policy:published') void load();
      }),
    [desk, load],
  );

  if (!worded) return null;
  const current = history?.versions[0]?.policy;
  return (
    <>
      <h1>{t('settings.escalation')}</h1>
      <p className="settings-lead">{t('escalation.lead')}</p>
      <FailureLine failure={failure} />
      {history?.draft !== undefined && <EscalationDraft draft={history.draft} changed={load} />}
      {current !== undefined && edited !== undefined && (
        <>
          <div className="escalation">
            <EscalationLimits policy={edited} change={setEdited} />
            <EscalationEffect policy={edited} />
          </div>
          <EscalationPropose current={current} edited={edited} changed={load} />
        </>
      )}
      {history !== undefined && <EscalationVersions versions={history.versions} changed={load} />}
    </>
  );
}
