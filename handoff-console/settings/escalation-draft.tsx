/** The change that waits: who proposes it and why. Somebody else publishes it. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PolicyDocument } from '../../src/protocol/http.ts';
import type { PolicyDraft } from '../../src/protocol/policy.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import { FailureLine } from './failure-line.tsx';
import { useSave } from './use-save.ts';

export function EscalationDraft({
  draft,
  changed,
}: {
  readonly draft: PolicyDraft;
  readonly changed: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const save = useSave();
  const body = { draftId: draft.draftId };
  const own = draft.by.advisorId === me.advisorId;
  return (
    <section className="escalation-draft">
      <p>{t('escalation.waiting', { name: draft.by.name, why: draft.why })}</p>
      {own && <p className="figure-note">{t('escalation.own')}</p>}
      <div className="escalation-acts">
        {!own && (
          <Button
            className="btn solid"
            onPress={() =>
              void save.run(
                () => ask('/policy/draft/approve', { method: 'POST', body, answer: PolicyDocument }),
                ({ version }) => {
                  notify(t('escalation.published', { version }));
                  void changed();
                },
              )
            }
          >
            {t('escalation.approve')}
          </Button>
        )}
        <Button
          className="btn"
          onPress={() =>
            void save.run(
              () => ask('/policy/draft/discard', { method: 'POST', body }),
              () => void changed(),
            )
          }
        >
          {t('escalation.discard')}
        </Button>
      </div>
      <FailureLine failure={save.failure} />
    </section>
  );
}
