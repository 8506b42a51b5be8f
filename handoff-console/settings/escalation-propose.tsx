/** What is changed against the version in force, why, and the button that proposes it. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PolicyDocument } from '../../src/protocol/http.ts';
import { PolicyDraft } from '../../src/protocol/policy.ts';
import { notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import { Differences } from './escalation-differences.tsx';
import { differences } from './escalation-edit.ts';
import { FailureLine } from './failure-line.tsx';
import { useSave } from './use-save.ts';

type ProposeProps = {
  readonly current: PolicyDocument;
  readonly edited: PolicyDocument;
  readonly changed: () => Promise<void>;
};

export function EscalationPropose({ current, edited, changed }: ProposeProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const save = useSave();
  const found = differences(current, edited);
  return (
    <section className="settings-part">
      <h2>{t('escalation.changes', { version: current.version })}</h2>
      {found.length === 0 ? <p className="figure-note">{t('escalation.unchanged')}</p> : <Differences found={found} />}
      <form
        className="escalation-why"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { policy: edited, why };
          void save.run(
            () => ask('/policy/draft', { method: 'PUT', body, answer: PolicyDraft }),
            () => {
              setWhy('');
              notify(t('escalation.proposed'));
              void changed();
            },
          );
        }}
      >
        <label>
          <span>{t('escalation.why')}</span>
          <input value={why} maxLength={500} required onChange={(event) => setWhy(event.target.value)} />
        </label>
        <Button type="submit" className="btn solid" isDisabled={found.length === 0 || why.trim() === ''}>
          {t('escalation.propose')}
        </Button>
      </form>
      <FailureLine failure={save.failure} />
    </section>
  );
}
