/** The inside: makes the desk for the advisor who signed in and keeps it connected, whichever place is open. */
import '../styles/shell.css';
import '../styles/channel-bar.css';
import '../styles/queue.css';
import '../styles/offer.css';
import '../styles/thread.css';
import '../styles/files.css';
import '../styles/composer.css';
import '../styles/drafts.css';
import '../styles/channels.css';
import '../styles/context.css';
import '../styles/parts.css';
import '../styles/promises.css';
import '../styles/reading.css';
import '../styles/window.css';
import { Suspense, useEffect, useState } from 'react';
import type { Me } from '../../src/protocol/http.ts';
import { createDeskClient, type DeskClient } from '../desk/desk-client.ts';
import type { ServerClock } from '../desk/server-clock.ts';
import { later } from '../parts/later.ts';
import { DeskProvider, useDeskState } from './desk-context.tsx';
import { DeskShell } from './desk-shell.tsx';
import { Happenings } from './happenings.ts';
import { leisure } from './leisure.ts';
import type { Place } from './router.ts';
import { stillSignedIn } from './session.ts';
import { openTool } from './tools.ts';
import { useKeys } from './use-keys.ts';

type DeskPageProps = {
  readonly me: Me;
  readonly clock: ServerClock;
  readonly place: Place;
  readonly onSignedOut: () => void;
};

const SettingsPage = later(async () => (await import('../settings/settings-page.tsx')).SettingsPage);

const TasksPage = later(async () => (await import('../tasks/tasks-page.tsx')).TasksPage);

const BoardPage = later(async () => (await import('../board/board-page.tsx')).BoardPage);

const ShopperPage = later(async () => (await import('../shopper/shopper-page.tsx')).ShopperPage);

const InsightsPage = later(async () => (await import('../insights/insights-page.tsx')).InsightsPage);

const LoginAgain = later(async () => (await import('./login-again.tsx')).LoginAgain);

/** After the desk itself stands and has nothing to do. */
const Bench = later(async () => {
  await leisure();
  return (await import('../tools/bench.tsx')).Bench;
});

function Beside({ place }: { readonly place: Place }) {
  const stands = useDeskState((state) => state.desk !== undefined);
  return (
    stands && (
      <Suspense fallback={null}>
        <Bench place={place} />
      </Suspense>
    )
  );
}

export function DeskPage({ me, clock, place, onSignedOut }: DeskPageProps) {
  const [desk, setDesk] = useState<DeskClient>();
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    const client = createDeskClient({
      me,
      clock,
      storage: localStorage,
      async stillSignedIn() {
        const still = await stillSignedIn();
        if (!still) setEnded(true);
        return still;
      },
    });
    setDesk(client);
    return client.close;
  }, [me, clock]);

  // Asked for before the tools are there, it opens when they are.
  useKeys({ 'mod+k': () => openTool({ kind: 'palette' }) });

  if (desk === undefined) return null;
  return (
    <DeskProvider value={desk}>
      <Happenings openId={'conversationId' in place ? place.conversationId : undefined} />
      {place.name === 'desk' && <DeskShell conversationId={place.conversationId} onSignedOut={onSignedOut} />}
      <Suspense fallback={null}>
        {place.name === 'shopper' && <ShopperPage shopperId={place.shopperId} onSignedOut={onSignedOut} />}
        {place.name === 'board' && me.role !== 'advisor' && (
          <BoardPage conversationId={place.conversationId} onSignedOut={onSignedOut} />
        )}
        {place.name === 'tasks' && <TasksPage onSignedOut={onSignedOut} />}
        {place.name === 'insights' && <InsightsPage onSignedOut={onSignedOut} />}
        {place.name === 'settings' && <SettingsPage section={place.section} onSignedOut={onSignedOut} />}
      </Suspense>
      <Beside place={place} />
      {ended && (
        <Suspense fallback={null}>
          <LoginAgain
            me={me}
            learn={clock.learn}
            onSignedIn={() => {
              setEnded(false);
              desk.retryNow();
            }}
            onOtherPerson={onSignedOut}
          />
        </Suspense>
      )}
    </DeskProvider>
  );
}
