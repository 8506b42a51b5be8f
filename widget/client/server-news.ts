/** What the house pushes, in the order in which it was said: a message that comes too early is a question for the ones before it. */
import type { ShopperServerToClient } from '../../src/protocol/shopper.ts';
import { place } from '../core/timeline.ts';
import type { Store } from './store.ts';

export type ServerNewsParts = {
  readonly store: Store;
  /** There are messages up to here that we have not. */
  readonly behind: (head: number) => void;
  /** The house knows us by another token now. */
  readonly renewed: (token: string) => void;
  /** The conversation is no longer this browser's. */
  readonly gone: () => void;
};

export function hearServer({ store, behind, renewed, gone }: ServerNewsParts): ShopperServerToClient {
  return {
    'message:created': (message) => {
      const where = place(store.view().timeline, message.seq);
      if (where === 'next') store.dispatch({ type: 'messages', messages: [message] });
      if (where === 'gap') behind(message.seq);
    },
    'message:updated': ({ seq, read }) => {
      if (read) store.dispatch({ type: 'read-by-desk', seq });
    },
    'typing:changed': (typing) => store.dispatch({ type: 'typing', typing }),
    head: ({ seq, readByDesk }) => {
      store.dispatch({ type: 'read-by-desk', seq: readByDesk });
      if (seq > store.view().timeline.have) behind(seq);
    },
    'floor:changed': (floor) => store.dispatch({ type: 'floor', floor }),
    'csat:requested': (rating) => store.dispatch({ type: 'rating-asked', rating }),
    'session:renewed': ({ visitorToken }) => renewed(visitorToken),
    'session:ended': ({ reason }) => {
      if (reason === 'resolved') store.dispatch({ type: 'ended' });
      else gone();
    },
  };
}
