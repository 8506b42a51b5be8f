/** What must leave the house through a provider: one row for each message on a channel that is not ours. */
import type { ChannelKind, Message } from './conversation.ts';
import type { ConversationId } from './ids.ts';

/**
 * `pending -> sending -> accepted | failed | unconfirmed`. `sending` is durable before the provider is called; an
 * ambiguous outcome stays `sending` (with `doubtAt`) until evidence comes or the window closes.
 */
export type DeliveryState = 'pending' | 'sending' | 'accepted' | 'failed' | 'unconfirmed';

/** `text`: loss is worse than a repeat. `money`: a repeat is worse (codes, refund confirmations, paid templates). */
export type DeliveryClass = 'text' | 'money';

export type Delivery = {
  /** Our row id; it travels with the send so that a status or an echo can be matched to it. */
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly channel: ChannelKind;
  readonly account: string;
  readonly to: string;
  readonly class: DeliveryClass;
  readonly message: Message;
};

/** A row as the outbox keeps it. */
export type OutboxRow = Delivery & {
  readonly state: DeliveryState;
  /** Fence of the sender that holds it. */
  readonly attempt: number;
  readonly holder?: string;
  readonly notBeforeAt: Date;
  /** When the outcome of a call became unclear. */
  readonly doubtAt?: Date;
  readonly possibleDuplicate?: boolean;
  readonly providerId?: string;
  readonly reason?: string;
};

/** What one call to a provider came to. */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly providerId?: string }
  /** Certainly not sent. */
  | { readonly outcome: 'refused'; readonly retryAfterMs?: number; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Perhaps sent: a time-out, a reset after writing, a 5xx. */
  | { readonly outcome: 'ambiguous' };

export interface Sender {
  send(row: OutboxRow): Promise<SendResult>;
}
