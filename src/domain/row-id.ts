/** Names an outbox row after its message, so that a provider who hands the name back has said which message it is. */
import { type ConversationId, conversationId } from './ids.ts';

export function rowIdOf(id: ConversationId, seq: number): string {
  return `${id}:${seq}`;
}

/** Undefined: no name of ours, as other apps put their own words there. */
export function readRowId(
  rowId: string,
): { readonly conversationId: ConversationId; readonly seq: number } | undefined {
  const [, id, seq] = /^(c_[\w-]{1,100}):(\d{1,9})$/.exec(rowId) ?? [];
  return id === undefined ? undefined : { conversationId: conversationId(id), seq: Number(seq) };
}
