/**
 * What every outside channel has in common: raw requests in, single events out. A channel knows its provider's shapes and
 * limits and nothing of conversations; the composition root brings its events to the corridor.
 */

import type { Attachment } from '../domain/attachment.ts';

/** A request as it arrived: signatures are over these very bytes. Header names are in lower case. */
export type RawRequest = {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
};

/** Who writes, as the channel knows them. `visitor` is the identifier that is always there; the others come and go. */
export type Peer = {
  /** Page-scoped id, business-scoped id, or the phone number of a sender without one. */
  readonly visitor: string;
  /** Digits with country code, without a plus. */
  readonly phone?: string;
  /** WhatsApp's id of the same person across the businesses of one owner. */
  readonly parent?: string;
  readonly name?: string;
  readonly username?: string;
};

/** What happened, in our words. */
export type InboundEvent =
  | {
      readonly kind: 'said';
      readonly text: string;
      /** What a tapped button, row or quick reply carried. */
      readonly value?: string;
      readonly media?: readonly Attachment[];
      /** The provider's id of the message that this one answers. */
      readonly replyTo?: string;
      /** Where the shopper came from: an advertisement, a link with a reference. */
      readonly referral?: string;
      /** Written anew in place of `replyTo`. */
      readonly edited?: boolean;
    }
  | { readonly kind: 'reacted'; readonly target: string; readonly emoji?: string }
  | { readonly kind: 'deleted'; readonly target: string }
  /** Everything up to this moment of the provider's clock was read. */
  | { readonly kind: 'read'; readonly until: Date }
  | {
      readonly kind: 'delivery';
      readonly state: DeliveryReport;
      /** The provider's ids; Messenger names several, or none and only a time. */
      readonly providerIds: readonly string[];
      readonly until?: Date;
      /** What travelled with our send, when the provider hands it back. */
      readonly tag?: string;
      readonly error?: ProviderError;
    }
  /** Something written in the shopper's thread by somebody who is not our bot: a person in the Page inbox or on the phone. */
  | { readonly kind: 'person-wrote'; readonly text: string; readonly providerId: string }
  /** Our own message coming back: evidence that it went out. */
  | { readonly kind: 'own-echo'; readonly providerId: string; readonly tag?: string }
  | { readonly kind: 'thread'; readonly action: 'passed' | 'taken' | 'requested' }
  | { readonly kind: 'identity'; readonly was?: string; readonly now: string }
  | { readonly kind: 'opted'; readonly in: boolean; readonly topic?: string }
  /** Noted as something that we cannot show; `said`: the shopper sent it, and is told. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly said: boolean };

export type DeliveryReport = 'sent' | 'delivered' | 'read' | 'failed';
export type ProviderError = { readonly code: number; readonly title?: string; readonly details?: string };

/** One event of a batch. `key` names it for ever within the channel and account: a repeat has the same key. */
export type Inbound = {
  readonly key: string;
  readonly account: string;
  readonly peer: Peer;
  readonly sentAt: Date;
  /** Overheard: another app owns the thread now. */
  readonly standby?: boolean;
  readonly event: InboundEvent;
};

/** A whole webhook, taken apart. What is not ours, or not known, is counted and never an error. */
export type Batch = {
  readonly events: readonly Inbound[];
  readonly foreign: number;
  readonly unknown: number;
};

/** In the order in which the provider says they happened; the order within the batch settles ties. */
export function inOrder(events: readonly Inbound[]): Inbound[] {
  return [...events].sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
}
