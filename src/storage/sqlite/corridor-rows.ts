/** How the rows of the corridor read back as what the domain knows. */
import type { Conversation } from '../../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../../domain/conversation-event.ts';
import type { Delivery, DeliveryState, OutboxRow } from '../../domain/delivery.ts';
import { type ConversationId, eventId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { parseStored } from '../../domain/revive.ts';

export type StateRow = { readonly state: string };
export const asConversation = (row: StateRow): Conversation => parseStored<Conversation>(row.state);

export type MessageRow = { readonly body: string };
export const asMessage = (row: MessageRow): Message => parseStored<Message>(row.body);

export type EventRow = {
  readonly n: number;
  readonly id: string;
  readonly received_at: number;
  readonly body: string;
};
export function asInboxEvent(conversationId: ConversationId, row: EventRow): InboxEvent {
  return {
    id: eventId(row.id),
    conversationId,
    order: row.n,
    receivedAt: new Date(row.received_at),
    body: parseStored<EventBody>(row.body),
  };
}

export type DeliveryRow = {
  readonly delivery: string;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly holder: string | null;
  readonly not_before: number;
  readonly doubt_at: number | null;
  readonly possible_duplicate: number | null;
  readonly parts_done: number | null;
  readonly refusals: number | null;
  readonly provider_id: string | null;
  readonly reason: string | null;
};
export function asOutboxRow(row: DeliveryRow): OutboxRow {
  return {
    ...parseStored<Delivery>(row.delivery),
    state: row.state,
    attempt: row.attempt,
    notBeforeAt: new Date(row.not_before),
    ...(row.holder !== null && { holder: row.holder }),
    ...(row.doubt_at !== null && { doubtAt: new Date(row.doubt_at) }),
    ...(row.possible_duplicate !== null && { possibleDuplicate: row.possible_duplicate === 1 }),
    ...(row.parts_done !== null && { partsDone: row.parts_done }),
    ...(row.refusals !== null && { refusals: row.refusals }),
    ...(row.provider_id !== null && { providerId: row.provider_id }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}
