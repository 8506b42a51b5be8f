/** What the other tabs of this shop tell, so that all of them show the same; and what this one tells a new one. */
import type { Outbox } from '../core/outbox.ts';
import type { Refusal } from '../core/view.ts';
import type { Link } from './link.ts';
import type { Memory } from './memory.ts';
import type { Standing } from './standing.ts';
import type { Store } from './store.ts';
import type { TabNews, Tabs } from './tabs.ts';

export type TabNewsParts = {
  readonly standing: Standing;
  readonly link: Pick<Link, 'shared'>;
  readonly store: Store;
  readonly memory: Pick<Memory, 'draft' | 'note'>;
  readonly outgoing: {
    waiting(): Outbox;
    takeOver(entries: Outbox): void;
    giveBack(refusal: Refusal): void;
  };
  readonly enter: () => Promise<void>;
  readonly erased: () => Promise<void>;
};

export function hearTabs(parts: TabNewsParts): Parameters<Tabs['listen']>[0] {
  const { standing, link, store, memory, outgoing } = parts;

  /** The other tab's request has changed what the shared socket stands for. */
  function moveTo(news: Extract<TabNews, { type: 'renewed' }>, ours: string | undefined): void {
    standing.token = news.token;
    if (news.conversationId === ours) return void memory.note();
    standing.started = false;
    void parts.enter();
  }

  return {
    news(news) {
      const ours = store.view().house?.conversationId;
      if (news.type === 'kept') store.dispatch({ type: 'consent', purpose: 'keep', granted: news.keep });
      if (news.type === 'renewed' && (news.conversationId === ours || link.shared)) moveTo(news, ours);
      if (news.type === 'read') store.dispatch({ type: 'read-by-shopper', seq: news.seq });
      if (news.type === 'forgotten' && news.conversationId === ours) void parts.erased();
      if (news.type === 'drafted') memory.draft = news.text;
      if (news.type === 'queued') outgoing.takeOver(news.entries);
      if (news.type === 'sent') store.dispatch({ type: 'acknowledged', id: news.id });
      if (news.type === 'refused') outgoing.giveBack(news.refusal);
    },
    asked() {
      const { house, keep, readByShopper } = store.view();
      const { token } = standing;
      if (!token || !house) return undefined;
      return { token, conversationId: house.conversationId, keep, readByShopper, outbox: outgoing.waiting() };
    },
  };
}
