/** Chooses pieces for a shopper: words or a reference, filters, stock; up to six into one card, seen before it is sent. */
import { useRef, useState } from 'react';
import { Modal as AriaModal, Button, Dialog, Heading, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { mostInOneCard } from '../../src/protocol/products.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { failureWords } from './failure-words.ts';
import { Filters } from './filters.tsx';
import { Pieces } from './pieces.tsx';
import { Preview } from './preview.tsx';
import { noFilters, type PieceFilters, usePieces } from './use-pieces.ts';

type PickerProps = { readonly conversationId: string; readonly query: string; readonly onClose: () => void };

export function Picker({ conversationId, query, onClose }: PickerProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [filters, setFilters] = useState<PieceFilters>({ ...noFilters, q: query });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [looking, setLooking] = useState(false);
  const { found, failure } = usePieces(filters);
  const next = useRef<HTMLButtonElement>(null);

  const toggle = (sku: string) => {
    if (chosen.includes(sku)) return setChosen(chosen.filter((other) => other !== sku));
    if (chosen.length === mostInOneCard) return notify(t('picker.full', { count: mostInOneCard }));
    setChosen([...chosen, sku]);
  };

  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <AriaModal className="modal picker">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {looking ? t('picker.preview') : t('picker.title')}
          </Heading>
          {looking ? (
            <Preview
              conversationId={conversationId}
              skus={chosen}
              onBack={() => {
                setLooking(false);
                requestAnimationFrame(() => next.current?.focus());
              }}
              onSent={onClose}
            />
          ) : (
            <>
              <Filters filters={filters} facets={found?.facets} storeId={me.storeId} onChange={setFilters} />
              <p className="picker-count" role="status">
                {failure !== undefined && failureWords(failure, t)}
                {failure === undefined && found !== undefined && t('picker.found', { count: found.total })}
              </p>
              <Pieces pieces={found?.products ?? []} storeId={me.storeId} chosen={chosen} onToggle={toggle} />
              <div className="dialog-acts">
                <Button className="btn" onPress={onClose}>
                  {t('act.cancel')}
                </Button>
                <Button
                  ref={next}
                  className="btn solid"
                  isDisabled={chosen.length === 0}
                  onPress={() => setLooking(true)}
                >
                  {t('picker.next', { count: chosen.length })}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
