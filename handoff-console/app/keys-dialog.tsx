/** The list of keys, opened by `?`. */

import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Modal } from '../parts/modal.tsx';
import { forThisComputer } from '../parts/this-computer.ts';

const rows = [
  ['J K', 'keys.move'],
  ['A', 'keys.accept'],
  ['R', 'keys.reply'],
  ['N', 'keys.note'],
  ['D', 'keys.draft'],
  ['U', 'keys.reading'],
  ['⌘↵', 'keys.send'],
  ['B', 'keys.return'],
  ['⌘⇧E', 'keys.resolve'],
  ['T', 'keys.transfer'],
  ['[ ]', 'keys.panels'],
  ['Esc', 'keys.escape'],
  ['?', 'keys.all'],
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal title={t('keys.title')} lead={t('keys.lead')} onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {forThisComputer(keys)
                .split(' ')
                .map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-acts">
        <Button className="btn" onPress={onClose}>
          {t('act.close')}
        </Button>
      </div>
    </Modal>
  );
}
