/** What the shopper has said and the server has not confirmed yet. One at a time, in order, until it is durable. */

type Common = {
  /** The `clientMessageId`: sent again with every try, so a repeat is never a second message. */
  readonly id: string;
  /** What the shopper's own bubble says. */
  readonly text: string;
  readonly at: number;
  readonly state: 'waiting' | 'sent';
};
export type Said = Common & { readonly kind: 'said'; readonly value?: string; readonly attachments?: string[] };
export type Acted = Common & {
  readonly kind: 'acted';
  readonly messageId: string;
  readonly action: string;
  readonly value: string;
};
export type Outgoing = Said | Acted;
export type Outbox = readonly Outgoing[];

const shortestRetryMs = 500;
const longestRetryMs = 10_000;

/** Doubles with each try and is spread by `random` (0 to 1), so that a thousand browsers do not knock at once. */
export function retryMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestRetryMs, shortestRetryMs * 2 ** attempt);
  return Math.round(shortestRetryMs + (ceiling - shortestRetryMs) * random);
}

export const nextToSend = (outbox: Outbox): Outgoing | undefined => outbox.find((entry) => entry.state === 'waiting');

/** Durable at the server; it stays on screen until the transcript brings it back. */
export const acknowledged = (outbox: Outbox, id: string): Outbox =>
  outbox.map((entry) => (entry.id === id ? { ...entry, state: 'sent' } : entry));

export const without = (outbox: Outbox, ids: ReadonlySet<string>): Outbox => {
  const left = outbox.filter((entry) => !ids.has(entry.id));
  return left.length === outbox.length ? outbox : left;
};
