/** For an admin: a copy of everything the house holds about a shopper, or its erasure; either after a fresh proof. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { notify } from '../app/notices.ts';
import { ask } from '../parts/api.ts';
import { Modal } from '../parts/modal.tsx';
import { SaveState } from '../settings/save-state.tsx';
import { useSave } from '../settings/use-save.ts';

type PersonalDataProps = { readonly shopperId: string; readonly name: string; readonly onErased: () => void };

export function PersonalData({ shopperId, name, onErased }: PersonalDataProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const save = useSave();
  const path = `/shoppers/${encodeURIComponent(shopperId)}`;
  const copy = () => save.run(() => ask(`${path}/export`, { answer: z.unknown() }), keepAsFile);
  const erase = () =>
    save.run(
      () => ask(path, { method: 'DELETE' }),
      () => {
        notify(t('shopper.erased', { name }));
        onErased();
      },
    );
  return (
    <section className="shopper-part">
      <h2>{t('shopper.data')}</h2>
      <SaveState save={save} />
      <div className="acts">
        <Button className="btn" onPress={() => void copy()}>
          {t('shopper.export')}
        </Button>
        <Button className="btn" onPress={() => setAsks(true)}>
          {t('shopper.erase')}
        </Button>
      </div>
      {asks && (
        <Modal title={t('shopper.erase-title', { name })} lead={t('shopper.erase-lead')} onClose={() => setAsks(false)}>
          <div className="dialog-acts">
            <Button className="btn" onPress={() => setAsks(false)}>
              {t('act.cancel')}
            </Button>
            <Button
              className="btn solid"
              onPress={() => {
                setAsks(false);
                void erase();
              }}
            >
              {t('shopper.erase')}
            </Button>
          </div>
        </Modal>
      )}
    </section>
  );
}

function keepAsFile(everything: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(everything, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'shopper.json';
  link.click();
  URL.revokeObjectURL(url);
}
