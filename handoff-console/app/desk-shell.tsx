/** The four columns, and which of them shows when the screen is narrow. */
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContextDrawer } from '../context/context-drawer.tsx';
import { ContextPanel } from '../context/context-panel.tsx';
import { contextIsDrawer, useMedia } from '../parts/use-media.ts';
import { Queue } from '../queue/queue.tsx';
import { NoThread } from '../thread/no-thread.tsx';
import { ThreadColumn } from '../thread/thread-column.tsx';
import { ChannelBar } from './channel-bar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LinkBar } from './link-bar.tsx';
import { Rail } from './rail.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

type DeskShellProps = { readonly conversationId: string | undefined; readonly onSignedOut: () => void };

export function DeskShell({ conversationId, onSignedOut }: DeskShellProps) {
  const { t } = useTranslation();
  const narrow = useMedia(contextIsDrawer);
  const [contextOpen, setContextOpen] = useState(false);
  const [queueHidden, setQueueHidden] = useState(false);
  const [contextHidden, setContextHidden] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const toggleContext = () => (narrow ? setContextOpen((open) => !open) : setContextHidden((hidden) => !hidden));
  useDeskKeys(conversationId, {
    showKeys: () => setKeysOpen(true),
    toggleQueue: () => setQueueHidden((hidden) => !hidden),
    toggleContext,
  });
  const showContext = !narrow && !contextHidden && conversationId !== undefined;

  return (
    <div className="app" data-open={conversationId !== undefined} data-queue={!queueHidden} data-context={showContext}>
      <a className="skip" href="#thread">
        {t('nav.skip')}
      </a>
      <div className="bars">
        <LinkBar />
        <ChannelBar />
      </div>
      <Rail here="desk" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      <Queue conversationId={conversationId} onKeys={() => setKeysOpen(true)} />
      {conversationId === undefined ? (
        <NoThread />
      ) : (
        <Fragment key={conversationId}>
          <ThreadColumn conversationId={conversationId} onContext={narrow ? toggleContext : undefined} />
          {showContext && <ContextPanel conversationId={conversationId} />}
          {narrow && contextOpen && (
            <ContextDrawer conversationId={conversationId} onClose={() => setContextOpen(false)} />
          )}
        </Fragment>
      )}
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}
