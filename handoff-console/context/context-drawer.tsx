/** The context beside a thread that has no room for it: a drawer over the thread, closed by Escape or its button. */
import { X } from 'lucide-react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useThread } from '../app/desk-context.tsx';
import { ContextTabs } from './context-panel.tsx';

type ContextDrawerProps = { readonly conversationId: string; readonly onClose: () => void };

export function ContextDrawer({ conversationId, onClose }: ContextDrawerProps) {
  const { t } = useTranslation();
  const view = useThread(conversationId);
  return (
    <ModalOverlay className="overlay drawer-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="drawer">
        <Dialog className="ctx" aria-label={t('context.label')}>
          <Button className="btn quiet icon drawer-close" aria-label={t('act.close')} onPress={onClose}>
            <X className="i" aria-hidden="true" />
          </Button>
          {view?.state === 'ready' && <ContextTabs thread={view.thread} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
