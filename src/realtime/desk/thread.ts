/** Serves the requests inside one conversation. */
import { randomUUID } from 'node:crypto';
import type { Card } from '../../domain/card.ts';
import { AparteError } from '../../domain/errors.ts';
import { raisedHand } from '../../domain/hand.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { HouseTemplate } from '../../domain/template.ts';
import type { Card as WireCard } from '../../protocol/cards.ts';
import type { DeskAcks, DeskPayload } from '../../protocol/desk/requests.ts';
import type { WireTemplate } from '../../protocol/desk/thread.ts';
import { maxTextLength } from '../../protocol/limits.ts';
import { fileForDesk } from '../file-views.ts';
import { correctionForDesk, floorForDesk, messageForDesk, receiptForDesk } from '../views.ts';
import { hasBoard } from './board.ts';
import { proposalOf } from './drafts.ts';
import { tellTyping, tellWatched, watchers } from './hands.ts';
import { addNote, notesOf } from './notes.ts';
import type { Room, Serve } from './room.ts';
import type { Seat } from './seats.ts';
import { translatedFor } from './translation.ts';

const historyLimit = 200;

export const serveThread: Serve = (on, seat, room) => {
  const { advisor } = seat;
  const { desk, transcripts } = room;

  on('conversation:open', (wish) => open(seat, room, wish));
  on('conversation:leave', async ({ conversationId: id }) => {
    if (seat.open.delete(conversationId(id))) tellWatched(room, conversationId(id));
    return {};
  });
  on('message:send', (payload) => say(seat, room, payload));
  on('file:retry', async ({ conversationId: id, fileId }) => {
    const conversation = await room.visible(conversationId(id), advisor);
    await room.files.again(conversation.id, fileId);
    return {};
  });
  on('templates:list', async ({ conversationId: id }) => ({
    templates: desk.templates(advisor, await room.visible(conversationId(id), advisor)).map(wireTemplate),
  }));
  on('note:add', async ({ conversationId: id, noteId = randomUUID(), text, kind, mentions }) =>
    addNote(room, advisor, conversationId(id), noteId, text, { mentions, ...(kind === undefined ? {} : { kind }) }),
  );
  on('typing:set', async ({ conversationId: id, on: typing }) => {
    const conversation = await transcripts.conversation(conversationId(id));
    if (conversation?.floor.heldBy === 'advisor' && conversation.floor.advisorId === advisor.id) {
      room.typing(conversation.id, { on: typing, name: advisor.name });
      tellTyping(room, conversation.id, { on: typing, of: 'advisor', by: advisor.id });
    }
    return {};
  });
  on('message:read', async ({ conversationId: id, seq }) => {
    await desk.read(advisor, conversationId(id), seq);
    return {};
  });
};

async function open(
  seat: Seat,
  room: Room,
  { conversationId: wanted, after = 0, reason }: DeskPayload<'conversation:open'>,
): Promise<DeskAcks['conversation:open']> {
  const id = conversationId(wanted);
  const conversation = await room.toRead(id, seat.advisor, reason);
  if (!seat.open.has(id)) {
    seat.open.add(id);
    tellWatched(room, id);
  }
  // A supervisor who comes is what the hand was raised for.
  if (hasBoard(seat)) await room.desk.lowerHand(seat.advisor, id);
  const hand = hasBoard(seat) ? undefined : raisedHand(conversation);
  const [messages, notes, corrected, draft, context] = await Promise.all([
    room.transcripts.messages(id, after, historyLimit),
    notesOf(room, id, seat.advisor),
    room.candidates.of(id),
    room.drafts.kept(seat.advisor, id),
    room.briefingFor(id, seat.advisor),
  ]);
  return {
    conversationId: id,
    messages: messages.map((message) => messageForDesk(message, conversation)),
    head: conversation.head,
    floor: floorForDesk(conversation, room.feed.place(id), room.portrait),
    briefing: context,
    notes,
    watchedBy: watchers(room, id),
    ...(hand === undefined ? {} : { hand: { advisorId: hand.advisorId, name: hand.name } }),
    corrections: corrected.map(correctionForDesk),
    ...(await translatedFor(seat, room, conversation)),
    draft: draft.text,
    ...(draft.machine === undefined
      ? {}
      : { proposal: proposalOf(await room.drafts.reviewed(conversation, draft.machine)) }),
    readByShopper: conversation.readBy.shopper,
    ...(conversation.receipts === undefined
      ? {}
      : { deliveries: conversation.receipts.marks.map((mark) => ({ seq: mark.seq, ...receiptForDesk(mark) })) }),
    ...(conversation.files === undefined
      ? {}
      : { files: conversation.files.map((mark) => ({ seq: mark.seq, ...fileForDesk(mark) })) }),
  };
}

async function say(
  { advisor }: Seat,
  room: Room,
  wish: DeskPayload<'message:send'>,
): Promise<DeskAcks['message:send']> {
  const { conversationId: id, clientMessageId, text = '', card, draftId } = wish;
  const { template, attachments = [], confirmed = [], undoMs } = wish;
  const { drafts, sends, files } = room;
  // How it came about, and how long it may be taken back, is no part of it.
  const asked = JSON.stringify({ id, text, card, template, attachments });
  const earlier = await sends.earlier(advisor, { clientMessageId, asked });
  if (earlier !== undefined) {
    await drafts.close(advisor, conversationId(id), text);
    return { messageId: earlier };
  }
  if (text.length > maxTextLength)
    throw new AparteError('too-long', `At most ${maxTextLength} characters fit into one message.`);
  const empty = text.trim() === '' && card === undefined && attachments.length === 0;
  if (empty && template === undefined) throw new AparteError('bad-request', 'text: write something first');
  if (!empty && template !== undefined)
    throw new AparteError('bad-request', 'template: it has its own words, send it without others');
  const attached = attachments.length === 0 ? [] : await files.attach(conversationId(id), attachments);
  const said = {
    clientMessageId,
    asked,
    text,
    ...(card === undefined ? {} : { card: await cardNow(room, conversationId(id), card) }),
    ...(attached.length === 0 ? {} : { attachments: attached }),
    ...(template === undefined ? {} : { template: templateWish(template) }),
    ...(undoMs === undefined ? {} : { undoMs }),
  };
  const messageId =
    draftId === undefined
      ? await sends.say(advisor, conversationId(id), said)
      : await drafts.replace(advisor, conversationId(id), draftId, { ...said, confirmed, replaces: true });
  await drafts.close(advisor, conversationId(id));
  return { messageId };
}

/** What goes out is made anew: a console's idea of a price is never passed on. */
async function cardNow({ transcripts, cards }: Room, id: ConversationId, card: WireCard): Promise<Card> {
  const conversation = await transcripts.conversation(id);
  // every field was checked at the door; absent ones may be there as undefined
  return cards.now(card as Card, conversation?.locale ?? 'en');
}

function templateWish({ name, language, parameters }: NonNullable<DeskPayload<'message:send'>['template']>) {
  return { name, parameters, ...(language === undefined ? {} : { language }) };
}

function wireTemplate({ name, language, category, body, parameters, buttons }: HouseTemplate): WireTemplate {
  return { name, language, category, body, parameters: [...parameters], buttons: buttons.map(({ label }) => label) };
}
