/** Which dialog an act of the header opens. */
import type { Thread } from '../desk/thread.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { TakeoverDialog } from './takeover-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

export type ActName = 'transfer' | 'return' | 'resolve' | 'takeover';

type ActDialogProps = {
  readonly act: ActName;
  readonly thread: Thread;
  readonly name: string;
  readonly onClose: () => void;
};

export function ActDialog({ act, thread, name, onClose }: ActDialogProps) {
  const { conversationId } = thread;
  switch (act) {
    case 'transfer':
      return <TransferDialog conversationId={conversationId} onClose={onClose} />;
    case 'return':
      return <ReturnDialog conversationId={conversationId} onClose={onClose} />;
    case 'resolve':
      return <ResolveDialog conversationId={conversationId} onClose={onClose} />;
    case 'takeover':
      return <TakeoverDialog thread={thread} name={name} onClose={onClose} />;
    default:
      return act satisfies never;
  }
}
