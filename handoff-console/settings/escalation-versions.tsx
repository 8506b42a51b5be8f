/** Every version, who made it and why, what it changed, and the way back to it. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PolicyDraft, type PolicyVersion } from '../../src/protocol/policy.ts';
import { notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { Differences } from './escalation-differences.tsx';
import { differences } from './escalation-edit.ts';
import { FailureLine } from './failure-line.tsx';
import { useSave } from './use-save.ts';

type VersionsProps = { readonly versions: readonly PolicyVersion[]; readonly changed: () => Promise<void> };

export function EscalationVersions({ versions, changed }: VersionsProps) {
  const { t } = useTranslation();
  const save = useSave();
  return (
    <section className="settings-part">
      <h2>{t('escalation.versions')}</h2>
      <ol className="versions">
        {versions.map((one, index) => (
          <li key={one.version}>
            <p className="version-name">
              {t('escalation.version', { version: one.version })}
              {index === 0 && <span className="version-tag">{t('escalation.current')}</span>}
            </p>
            <WhoAndWhy version={one} />
            <Changes of={one} since={versions[index + 1]} />
            {index > 0 && (
              <Button
                className="btn small"
                aria-label={`${t('escalation.back')}: ${t('escalation.version', { version: one.version })}`}
                onPress={() => {
                  const body = { version: one.version, why: t('escalation.back-why', { version: one.version }) };
                  void save.run(
                    () => ask('/policy/rollback', { method: 'POST', body, answer: PolicyDraft }),
                    () => {
                      notify(t('escalation.proposed'));
                      void changed();
                    },
                  );
                }}
              >
                {t('escalation.back')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <FailureLine failure={save.failure} />
    </section>
  );
}

function WhoAndWhy({ version: { by, approvedBy, why, at } }: { readonly version: PolicyVersion }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (by === '') return <p className="figure-note">{t('escalation.file')}</p>;
  const who = approvedBy === undefined ? t('escalation.alone', { by }) : t('escalation.by', { by, approvedBy });
  return (
    <p className="figure-note">
      {[at === undefined ? '' : `${format.day(at)} ${format.time(at)}`, who, why].filter(Boolean).join(' · ')}
    </p>
  );
}

function Changes({ of, since }: { readonly of: PolicyVersion; readonly since: PolicyVersion | undefined }) {
  const found = since === undefined ? [] : differences(since.policy, of.policy);
  return found.length === 0 ? null : <Differences found={found} />;
}
