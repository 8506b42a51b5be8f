/** Serves a conversation in its reader's language, and shows a reply in the shopper's before it goes. */
import { maySee } from '../../domain/access.ts';
import { agreedTo } from '../../domain/consent.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Change } from '../../domain/ports.ts';
import type { TranslatedReplies } from '../../handoff/translated-replies.ts';
import type { Switched } from '../../handoff/translation-switch.ts';
import type { DeskAcks } from '../../protocol/desk/requests.ts';
import type { WireTranslating } from '../../protocol/desk/translation.ts';
import type { Room, Serve } from './room.ts';
import type { Seat } from './seats.ts';
import { rememberForRow, tellRow } from './translated-rows.ts';

/** Of one conversation: what somebody who opens it is shown at once. */
const messagesRead = 200;
export const serveTranslation: Serve = (on, seat, room) => {
  const { advisor } = seat;
  const { visible, seats, translation } = room;

  on('translation:set', async ({ conversationId: id, on: wanted, locale }) => {
    const conversation = await visible(conversationId(id), advisor);
    const switched = await translation.switches.set(advisor, conversation.id, wanted, locale);
    const translating = translatingFor(room, conversation, switched);
    for (const other of seats.all()) {
      if (other.advisor.id !== advisor.id) continue;
      readIn(other, conversation.id, switched);
      if (other !== seat)
        seats.send(other, { name: 'translation:changed', payload: { conversationId: id, translating } });
    }
    tellRow(room, conversation.id, (other) => other.advisor.id === advisor.id);
    if (wanted) translateAll(room, conversation, switched.locale);
    return { translating, translated: wanted ? await knownTo(room, conversation.id, switched.locale) : [] };
  });

  on('translation:preview', async ({ conversationId: id, text }) => {
    const conversation = await visible(conversationId(id), advisor);
    translation.replies.mayWrite(conversation, advisor);
    void preview(seat, room, conversation, text);
    return {};
  });

  on('translation:approve', async ({ conversationId: id, previewId, clientMessageId, undoMs, attachments = [] }) => {
    const conversation = await visible(conversationId(id), advisor);
    const files = attachments.length === 0 ? [] : await room.files.attach(conversation.id, attachments);
    const approval = { previewId, clientMessageId, attachments: files, ...(undoMs === undefined ? {} : { undoMs }) };
    const messageId = await translation.replies.approve(advisor, conversation.id, approval);
    await room.drafts.close(advisor, conversation.id);
    return { messageId };
  });
};

/** What belongs to the answer of `conversation:open`; what is missing follows message by message. */
export async function translatedFor(
  seat: Seat,
  room: Room,
  conversation: Conversation,
): Promise<Pick<DeskAcks['conversation:open'], 'translating' | 'translated'>> {
  const switched = await room.translation.switches.of(seat.advisor, conversation.id);
  readIn(seat, conversation.id, switched);
  const translating = translatingFor(room, conversation, switched);
  if (!switched.on) return { translating };
  translateAll(room, conversation, switched.locale);
  return { translating, translated: await knownTo(room, conversation.id, switched.locale) };
}

/** A seat that is taken reads on in the languages that its advisor has chosen. */
export async function readOn(seat: Seat, room: Room): Promise<void> {
  for (const [id, locale] of await room.translation.switches.on(seat.advisor)) {
    seat.reading.set(id, locale);
    const conversation = room.feed.known(id) ? await room.transcripts.conversation(id) : undefined;
    if (conversation === undefined || !maySee(seat.advisor, conversation)) continue;
    const latest = await room.transcripts.messages(id, Math.max(0, conversation.head - 5), 5);
    await translate(room, conversation, latest, locale);
  }
}

/** What a commit adds, for everybody who reads this conversation in another language. */
export function tellTranslated(room: Room, { before, conversation, messages }: Change): void {
  if (agreedTo(before, 'model') !== agreedTo(conversation, 'model')) void tellWhy(room, conversation);
  if (messages.length === 0) return;
  for (const locale of readersOf(room, conversation)) void translate(room, conversation, messages, locale);
}

function readIn(seat: Seat, id: ConversationId, { on, locale }: Switched): void {
  if (on) seat.reading.set(id, locale);
  else seat.reading.delete(id);
}

function translatingFor({ translation }: Room, conversation: Conversation, switched: Switched): WireTranslating {
  const why = translation.book.why(conversation);
  return { ...switched, locales: [...switched.locales], ...(why === undefined ? {} : { why }) };
}

const knownTo = async ({ translation }: Room, id: ConversationId, locale: string) =>
  (await translation.book.known(id, locale)).map((known) => ({ ...known }));

function readersOf({ seats }: Room, conversation: Conversation): Set<string> {
  const locales = new Set<string>();
  for (const { reading, advisor } of seats.all()) {
    const locale = reading.get(conversation.id);
    if (locale !== undefined && maySee(advisor, conversation)) locales.add(locale);
  }
  return locales;
}

/** Everything that is not there yet. A conversation that is being worked on is not begun again. */
function translateAll(room: Room, conversation: Conversation, locale: string): void {
  const key = `${conversation.id} ${locale}`;
  if (room.translatingNow.has(key)) return;
  room.translatingNow.add(key);
  void (async () => {
    const { id, head } = conversation;
    const messages = await room.transcripts.messages(id, Math.max(0, head - messagesRead), messagesRead);
    const known = await room.translation.book.known(id, locale);
    rememberForRow(room, conversation, messages, known);
    const there = new Set(known.map(({ seq }) => seq));
    const missing = messages.filter(({ seq }) => !there.has(seq));
    await translate(room, conversation, missing, locale);
  })()
    .catch((error: unknown) =>
      room.log.warn('a conversation could not be translated', { conversationId: conversation.id, error }),
    )
    .finally(() => room.translatingNow.delete(key));
}

async function translate(
  room: Room,
  conversation: Conversation,
  messages: readonly Message[],
  locale: string,
): Promise<void> {
  const { id } = conversation;
  try {
    await room.translation.book.all(conversation, messages, locale, (translated) => {
      rememberForRow(room, conversation, messages, [translated]);
      room.seats.tell(
        [{ name: 'message:updated', payload: { conversationId: id, translated: { ...translated } } }],
        ({ open, reading }) => open.has(id) && reading.get(id) === locale,
      );
    });
  } catch (error) {
    room.log.warn('messages could not be translated', { conversationId: id, error });
  }
}

async function tellWhy(room: Room, conversation: Conversation): Promise<void> {
  const { id } = conversation;
  for (const seat of room.seats.all()) {
    if (!seat.open.has(id)) continue;
    const translating = translatingFor(room, conversation, await room.translation.switches.of(seat.advisor, id));
    room.seats.send(seat, { name: 'translation:changed', payload: { conversationId: id, translating } });
    if (translating.on) translateAll(room, conversation, translating.locale);
  }
}

/** A newer wish ends an older one: the words in the box have changed. */
async function preview(seat: Seat, room: Room, conversation: Conversation, text: string): Promise<void> {
  const { id } = conversation;
  const { seats, translation, log } = room;
  seat.previewing.get(id)?.abort();
  const stop = new AbortController();
  seat.previewing.set(id, stop);
  const failed = (reason: Exclude<Awaited<ReturnType<TranslatedReplies['preview']>>, object>) =>
    seats.send(seat, { name: 'translation:failed', payload: { conversationId: id, original: text, reason } });
  try {
    const from = (await translation.switches.of(seat.advisor, id)).locale;
    const made = await translation.replies.preview(seat.advisor, conversation, { text, from }, stop.signal);
    if (stop.signal.aborted) return;
    if (typeof made === 'string') return failed(made);
    const { previewId, original, text: words, locale, by } = made;
    const payload = { conversationId: id, preview: { previewId, original, text: words, locale, by } };
    seats.send(seat, { name: 'translation:ready', payload });
  } catch (error) {
    if (stop.signal.aborted) return;
    log.warn('a reply could not be translated', { conversationId: id, error });
    failed('unavailable');
  } finally {
    if (seat.previewing.get(id) === stop) seat.previewing.delete(id);
  }
}
