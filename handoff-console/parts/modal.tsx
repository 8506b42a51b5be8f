/** A dialog over the desk: title, one line of explanation, content. Focus returns to where it came from. */
import type { ReactNode } from 'react';
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components';

type ModalProps = {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  /** Absent: the dialog can only be answered, not dismissed. */
  readonly onClose?: () => void;
};

export function Modal({ title, lead, children, onClose }: ModalProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => !open && onClose?.()}
    >
      <AriaModal className="modal">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {lead !== undefined && <p className="dialog-lead">{lead}</p>}
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
