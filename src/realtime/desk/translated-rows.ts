/** Rows in the language of whoever looks at them: the same row, with its last words translated. */
import type { Conversation } from '../../domain/conversation.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { KeptTranslation } from '../../handoff/translation-book.ts';
import type { QueueRow } from '../../protocol/desk/rows.ts';
import type { DeskNews } from './feed.ts';
import type { Room } from './room.ts';
import type { Seat } from './seats.ts';
import { seesRow } from './sight.ts';

/** As long as the words of a row. */
const snippetLength = 140;
const snippetsKept = 5_000;

export function rowFor({ reading }: Seat, row: QueueRow, { snippets }: Pick<Room, 'snippets'>): QueueRow {
  const locale = reading.get(conversationId(row.conversationId));
  const snippet = locale === undefined ? undefined : snippets.get(keyOf(row.conversationId, locale));
  return snippet === undefined || snippet.of !== row.snippet ? row : { ...row, snippet: snippet.text };
}

export function rowNewsFor(seat: Seat, news: DeskNews, room: Pick<Room, 'snippets'>): DeskNews {
  switch (news.name) {
    case 'queue:added':
    case 'queue:updated':
      return { name: news.name, payload: { row: rowFor(seat, news.payload.row, room) } };
    case 'conversation:changed':
      return { name: news.name, payload: { ...news.payload, row: rowFor(seat, news.payload.row, room) } };
    default:
      return news;
  }
}

/** Keeps the translation that the row shows, and shows it to those who read in that language. */
export function rememberForRow(
  room: Room,
  { id }: Conversation,
  messages: readonly Message[],
  translations: readonly KeptTranslation[],
): void {
  const shown = room.feed.row(id)?.snippet;
  for (const translated of translations) {
    const message = messages.find(({ seq }) => seq === translated.seq);
    if (!('text' in translated) || message === undefined || message.text.slice(0, snippetLength) !== shown) continue;
    const { locale, text } = translated;
    room.snippets.set(keyOf(id, locale), { of: shown, text: text.slice(0, snippetLength) });
    if (room.snippets.size > snippetsKept) room.snippets.delete(room.snippets.keys().next().value ?? '');
    tellRow(room, id, ({ reading }) => reading.get(id) === locale);
  }
}

/** The row anew, as each of them reads it. */
export function tellRow(room: Room, id: ConversationId, audience: (seat: Seat) => boolean): void {
  const row = room.feed.row(id);
  if (row === undefined) return;
  const name = row.heldBy === undefined ? 'queue:updated' : 'conversation:changed';
  for (const seat of room.seats.all()) {
    // Whoever reads it may see it: a row that they have lost is not brought back.
    const news: DeskNews = { name, payload: { row: rowFor(seat, row, room) } };
    if (audience(seat) && (row.heldBy === undefined || seesRow(seat, news, undefined))) room.seats.send(seat, news);
  }
}

/** The conversation is no more. */
export function forgetTranslated({ seats, snippets }: Room, id: ConversationId): void {
  for (const { reading } of seats.all()) reading.delete(id);
  for (const key of snippets.keys()) if (key.startsWith(`${id} `)) snippets.delete(key);
}

const keyOf = (id: string, locale: string): string => `${id} ${locale}`;
