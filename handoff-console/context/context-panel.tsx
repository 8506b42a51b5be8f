/** Everything an advisor may want to know beside the conversation, in four tabs. */
import { useDeferredValue } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useThread } from '../app/desk-context.tsx';
import type { Thread } from '../desk/thread.ts';
import { Known } from './known.tsx';
import { Mood } from './mood.tsx';
import { NotesTab } from './notes-tab.tsx';
import { OrderSection } from './order-section.tsx';
import { OrdersTab } from './orders-tab.tsx';
import { ProfileDigest } from './profile-digest.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { ShownAndTried } from './shown-and-tried.tsx';
import { Site } from './site.tsx';
import { Why } from './why.tsx';

export function ContextPanel({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  // What the shopper says is drawn first; what is known about it follows.
  const view = useDeferredValue(useThread(conversationId));
  return (
    <aside className="ctx" aria-label={t('context.label')}>
      {view?.state === 'ready' ? (
        <ContextTabs thread={view.thread} />
      ) : (
        view?.state === 'loading' && <p className="quiet-line delayed">{t('context.loading')}</p>
      )}
    </aside>
  );
}

export function ContextTabs({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const { briefing, notes } = thread;
  return (
    <Tabs className="ctx-tabs">
      <TabList className="tabs" aria-label={t('context.label')}>
        <Tab id="context">{t('context.tab.context')}</Tab>
        <Tab id="profile">{t('context.tab.profile')}</Tab>
        <Tab id="orders">
          {t('context.tab.orders')}{' '}
          {briefing.orders.length > 0 && <span className="num">{briefing.orders.length}</span>}
        </Tab>
        <Tab id="notes">
          {t('context.tab.notes')} {notes.length > 0 && <span className="num">{notes.length}</span>}
        </Tab>
      </TabList>
      <TabPanel id="context" className="ctx-panel">
        <Why briefing={briefing} />
        <Mood thread={thread} />
        <OrderSection thread={thread} />
        <Site briefing={briefing} />
        <ShownAndTried briefing={briefing} />
        <Known briefing={briefing} />
        <ProfileDigest briefing={briefing} />
      </TabPanel>
      <TabPanel id="profile" className="ctx-panel">
        <ProfileTab briefing={briefing} />
      </TabPanel>
      <TabPanel id="orders" className="ctx-panel">
        <OrdersTab briefing={briefing} />
      </TabPanel>
      <TabPanel id="notes" className="ctx-panel">
        <NotesTab notes={notes} />
      </TabPanel>
    </Tabs>
  );
}
