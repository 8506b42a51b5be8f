/** All keys in a dialog, as this person has them. */
import '../styles/tools.css';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { keyFor } from '../app/keymap.ts';
import { navigate, settingsPath } from '../app/router.ts';
import { Modal } from '../parts/modal.tsx';
import { keyGroups, keyTable, keyWords } from './key-table.ts';
import { useToolWords } from './tool-words.ts';

export function KeysList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const ready = useToolWords();
  if (!ready) return null;
  return (
    <Modal title={t('keys.title')} lead={t('keys.lead')} onClose={onClose}>
      {keyGroups.map((group) => (
        <section key={group} className="keys-group">
          <h3>{t(`keys.group.${group}`)}</h3>
          <dl className="keys">
            {keyTable
              .filter((row) => row.group === group)
              .map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <Cap key={key} houseKey={key} />
                    ))}
                  </dt>
                  <dd>{t(does)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <div className="dialog-acts">
        <Button
          className="btn"
          onPress={() => {
            onClose();
            navigate(`${settingsPath}/shortcuts`);
          }}
        >
          {t('keys.change')}
        </Button>
        <Button className="btn" onPress={onClose}>
          {t('act.close')}
        </Button>
      </div>
    </Modal>
  );
}

function Cap({ houseKey }: { readonly houseKey: string }) {
  const { t } = useTranslation();
  const key = keyFor(houseKey);
  return key === undefined ? <em className="quiet-line">{t('keys.off')}</em> : <kbd>{keyWords(key)}</kbd>;
}
