/** Branded identifiers: an advisor's id cannot be passed where a shopper's is meant. */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type ConversationId = Id<'conversation'>;
export type ShopperId = Id<'shopper'>;
export type AdvisorId = Id<'advisor'>;
export type EventId = Id<'event'>;
export type MessageId = Id<'message'>;
export type HandoffId = Id<'handoff'>;
export type PersonId = Id<'person'>;

/** Each takes a string that a door has already checked. */
export const conversationId = (value: string): ConversationId => value as ConversationId;
export const shopperId = (value: string): ShopperId => value as ShopperId;
export const advisorId = (value: string): AdvisorId => value as AdvisorId;
export const eventId = (value: string): EventId => value as EventId;
export const messageId = (value: string): MessageId => value as MessageId;
export const handoffId = (value: string): HandoffId => value as HandoffId;
export const personId = (value: string): PersonId => value as PersonId;
