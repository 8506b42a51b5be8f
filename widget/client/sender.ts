/** Empties the outbox: one entry in flight, the same id with every try, until the server says that it is durable. */
import type { WireError } from '../../src/protocol/wire.ts';
import { nextToSend, type Outgoing, retryMs } from '../core/outbox.ts';
import type { Link } from './link.ts';
import type { Store } from './store.ts';

export type SenderParts = {
  readonly link: Link;
  readonly store: Store;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
};

export function createSender({ link, store, random, wait }: SenderParts) {
  let busy = false;

  /** Safe to call at any time; a second call while one is at work does nothing. */
  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      let attempt = 0;
      for (let entry = sendable(store); entry; entry = sendable(store)) {
        const error = await send(link, entry);
        if (!error) store.dispatch({ type: 'acknowledged', id: entry.id });
        else if (!error.retryable) refuse(store, entry, error);
        else await wait(retryMs(attempt, random()));
        attempt = error?.retryable ? attempt + 1 : 0;
      }
    } finally {
      busy = false;
    }
  }
  return { pump };
}

const sendable = (store: Store) => (store.view().link === 'live' ? nextToSend(store.view().outbox) : undefined);

async function send(link: Link, entry: Outgoing): Promise<WireError | undefined> {
  const answer =
    entry.kind === 'said'
      ? await link.ask('message:send', {
          clientMessageId: entry.id,
          text: entry.text,
          ...(entry.value === undefined ? {} : { value: entry.value }),
          ...(entry.attachments && { attachments: entry.attachments }),
        })
      : await link.ask('card:act', {
          clientMessageId: entry.id,
          messageId: entry.messageId,
          action: entry.action,
          value: entry.value,
          label: entry.text,
        });
  return answer.ok ? undefined : answer.error;
}

/** The words go back into the box with the reason. Already shown as sent (a push was quicker): nothing to give back. */
function refuse(store: Store, entry: Outgoing, error: WireError): void {
  if (!store.view().outbox.some((waiting) => waiting.id === entry.id)) return;
  store.dispatch({ type: 'refused', refusal: { id: entry.id, text: entry.text, code: error.code } });
}
