/** What this tab and its neighbours want to have sent: the same in all of them, sent by the one that holds the link. */
import type { WireError } from '../../src/protocol/wire.ts';
import type { Acted, Outbox, Outgoing, Said } from '../core/outbox.ts';
import type { Refusal } from '../core/view.ts';
import type { Link } from './link.ts';
import { createSender } from './sender.ts';
import type { Store } from './store.ts';
import type { Tabs } from './tabs.ts';

export type OutgoingParts = {
  readonly link: Link;
  readonly store: Store;
  readonly tabs: Pick<Tabs, 'tell'>;
  readonly uuid: () => string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
};

type Own = 'id' | 'at' | 'state';

export function createOutgoing({ store, tabs, link, uuid, now, random, wait }: OutgoingParts) {
  /** What was said in this tab: words that are refused come back here. */
  const mine = new Set<string>();
  const sender = createSender({ link, store, random, wait, settled });
  const waiting = () => store.view().outbox.filter(({ state }) => state === 'waiting');

  /** Sent by this tab, said in whichever. */
  function settled({ id, text }: Outgoing, error?: WireError): void {
    if (!error) {
      store.dispatch({ type: 'acknowledged', id });
      tabs.tell({ type: 'sent', id });
      return;
    }
    const refusal = { id, text, code: error.code };
    giveBack(refusal);
    tabs.tell({ type: 'refused', refusal });
  }

  function giveBack(refusal: Refusal): void {
    // Already shown as sent (a push was quicker), or given back before.
    if (!store.view().outbox.some(({ id }) => id === refusal.id)) return;
    if (mine.has(refusal.id)) store.dispatch({ type: 'refused', refusal });
    else store.dispatch({ type: 'dropped', id: refusal.id });
  }

  return {
    waiting,
    giveBack,
    /** Written down by an earlier page of this tab. */
    adopt(entries: Outbox): void {
      for (const { id } of entries) mine.add(id);
    },
    queue(what: Omit<Said, Own> | Omit<Acted, Own>): void {
      const entry: Outgoing = { ...what, id: uuid(), at: now().getTime(), state: 'waiting' };
      mine.add(entry.id);
      store.dispatch({ type: 'queued', entry });
      tabs.tell({ type: 'queued', entries: [entry] });
      void sender.pump();
    },
    /** Another tab wants this sent. */
    takeOver(entries: Outbox): void {
      const { outbox, timeline } = store.view();
      const known = new Set(outbox.map(({ id }) => id));
      for (const { clientMessageId } of timeline.messages) if (clientMessageId) known.add(clientMessageId);
      for (const entry of entries) if (!known.has(entry.id)) store.dispatch({ type: 'queued', entry });
      void sender.pump();
    },
    /** There is a link: what waits is sent, here or where the link is. */
    go(): void {
      const entries = waiting();
      if (entries.length > 0 && !link.leads()) tabs.tell({ type: 'queued', entries });
      void sender.pump();
    },
  };
}
