/** What must leave the house through a provider: one row for each message on a channel that is not ours. */
import type { ChannelKind } from './channel-kind.ts';
import type { ConversationId } from './ids.ts';
import type { Message } from './message.ts';
import type { Template } from './template.ts';

/**
 * `pending -> sending -> accepted | failed | unconfirmed`. `sending` is durable before the provider is called; an
 * ambiguous outcome stays `sending` (with `doubtAt`) until evidence comes or the window closes.
 */
export type DeliveryState = 'pending' | 'sending' | 'accepted' | 'failed' | 'unconfirmed';

/** `text`: loss is worse than a repeat. `money`: a repeat is worse (see `classOf`). */
export type DeliveryClass = 'text' | 'money';

/** `reply` in its window, `human-tag` a person's words after it (Messenger), `template` what the provider approved before. */
export type DeliveryKind = 'reply' | 'human-tag' | 'template';

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
  /** Absent: `reply`. */
  readonly as?: DeliveryKind;
  /** With `template`; the message is what the transcript shows of it. */
  readonly template?: Template;
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
  /** A long message goes out in several requests; this many of them are out for certain and never go out again. */
  readonly partsDone?: number;
  /** Tries that were turned away since the last part went out. */
  readonly refusals?: number;
  readonly providerId?: string;
  readonly reason?: string;
};

export type EndState = Exclude<DeliveryState, 'pending' | 'sending'>;

/** Nothing more is tried. */
export function isEnd<T extends { readonly state: string }>(of: T): of is T & { readonly state: EndState } {
  return of.state === 'accepted' || of.state === 'failed' || of.state === 'unconfirmed';
}

/** What one call to a provider came to. */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly providerId?: string }
  /** Certainly not sent; tried again a bounded number of times. */
  | { readonly outcome: 'refused'; readonly retryAfterMs?: number; readonly reason: string }
  /** Certainly not sent, and not for a fault of this row (pace, an outage, an expired token): tried until it goes. */
  | { readonly outcome: 'waits'; readonly retryAfterMs?: number; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Perhaps sent: a time-out, a reset after writing, a 5xx. */
  | { readonly outcome: 'ambiguous' };

/** Makes durable that the first `partsDone` parts are out. False: it is late, or another has the row: send no more. */
export type Progress = (partsDone: number) => Promise<boolean>;

export interface Sender {
  /** Sends the parts of a row that are not done yet, in order, and tells `progress` after each that is not the last. */
  send(row: OutboxRow, progress: Progress): Promise<SendResult>;
}

/** What travels with part `part` (from 1) of `parts`, so that a status or an echo can be matched to it. */
export function tagOf(rowId: string, part: number, parts: number): string {
  return parts === 1 ? rowId : `${rowId}/${part}.${parts}`;
}

/** The row that a tag names, and how many parts are out when that part is; `last`: then the row is. */
export function readTag(tag: string): { readonly rowId: string; readonly partsDone: number; readonly last: boolean } {
  const [, rowId = tag, part = '1', parts = '1'] = /^(.+)\/(\d{1,6})\.(\d{1,6})$/s.exec(tag) ?? [];
  return { rowId, partsDone: Number(part), last: part === parts };
}
