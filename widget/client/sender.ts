/** Empties the outbox: one entry in flight, the same id with every try, until the server says that it is durable. */
import { maxTextLength } from '../../src/protocol/limits.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { nextToSend, type Outgoing, retryMs } from '../core/outbox.ts';
import type { Link } from './link.ts';
import type { Store } from './store.ts';

export type SenderParts = {
  readonly link: Link;
  readonly store: Store;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Durable at the server, or refused for good. */
  readonly settled: (entry: Outgoing, error?: WireError) => void;
};

export function createSender({ link, store, random, wait, settled }: SenderParts) {
  let busy = false;
  /** Another tab holds the socket: it sends what waits here too. */
  const next = () => (store.view().link === 'live' && link.leads() ? nextToSend(store.view().outbox) : undefined);

  /** Safe to call at any time; a second call while one is at work does nothing. */
  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      let attempt = 0;
      for (let entry = next(); entry; entry = next()) {
        const error = await send(link, entry);
        if (error?.retryable) await wait(retryMs(attempt, random()));
        else settled(entry, error);
        attempt = error?.retryable ? attempt + 1 : 0;
      }
    } finally {
      busy = false;
    }
  }
  return { pump };
}

/** Said here already: the server closes the connection of whoever sends it far too much, and again with every try. */
const tooLong: WireError = { code: 'too-long', message: '', retryable: false };

async function send(link: Link, entry: Outgoing): Promise<WireError | undefined> {
  if (entry.text.length > maxTextLength) return tooLong;
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
