/** Serves what a shopper says, shows, taps, reads and stops. */
import { randomUUID } from 'node:crypto';
import type { EventBody } from '../../domain/conversation-event.ts';
import { AparteError } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { owedSince } from '../../domain/owed.ts';
import { maxTextLength } from '../../protocol/limits.ts';
import { isForShopper } from '../views.ts';
import { defined } from './defined.ts';
import type { Serve, ShopperRoom } from './room.ts';

export const serveTalk: Serve = (on, { session, known }, room) => {
  on('message:send', async ({ clientMessageId, text = '', value, attachments = [] }) => {
    if (text.length > maxTextLength) throw tooLong(session.locale, room);
    // a value is what was meant by the words, and does not stand for them
    if (text.trim() === '' && attachments.length === 0)
      throw new AparteError('bad-request', 'text: write something first');
    const visitor = await known();
    const files = attachments.length === 0 ? [] : await room.files.attach(visitor.conversationId, attachments);
    const body: EventBody = {
      kind: 'shopper:said',
      text,
      clientMessageId,
      ...defined({ value }),
      ...(files.length === 0 ? {} : { attachments: files }),
    };
    return room.submit(visitor, session, clientMessageId, body);
  });
  on('upload:create', async (file) => {
    const { conversationId } = await known();
    return room.files.expect(conversationId, file);
  });
  on('card:act', async ({ messageId, action, value, label, clientMessageId = randomUUID() }) => {
    const visitor = await known();
    if (!(await stands(visitor.conversationId, messageId, room)))
      throw new AparteError('not-found', 'messageId: there is no such message in this conversation.');
    return room.submit(visitor, session, clientMessageId, {
      kind: 'shopper:acted',
      messageId,
      action,
      value,
      clientMessageId,
      ...defined({ label }),
    });
  });
  on('message:read', async ({ seq }) =>
    room.noted(await known(), session, `read:${seq}`, { kind: 'shopper:read', seq }),
  );
  on('typing:set', async ({ on: typing }) => {
    room.typing((await known()).conversationId, typing);
    return {};
  });
  // Answered once the lane has let go of it: after this ack nothing more is said to what was asked.
  on('answer:stop', async () => {
    const visitor = await known();
    if (!session.opened) return {};
    await room.noted(visitor, session, randomUUID(), { kind: 'shopper:stopped-answer' });
    await room.until(visitor.conversationId, (now) => now.floor.heldBy !== 'bot' || owedSince(now) === undefined);
    return {};
  });
};

const readAtOnce = 200;

/** Whether the shopper can have tapped on it; what is tapped on is mostly among the latest. */
async function stands(id: ConversationId, message: string, { transcripts }: ShopperRoom): Promise<boolean> {
  const head = (await transcripts.conversation(id))?.head ?? 0;
  for (let end = head; end > 0; end -= readAtOnce) {
    const messages = await transcripts.messages(id, Math.max(0, end - readAtOnce), Math.min(readAtOnce, end));
    if (messages.some((one) => one.id === message && isForShopper(one))) return true;
  }
  return false;
}

function tooLong(locale: string, { translate }: ShopperRoom): AparteError {
  return new AparteError('too-long', translate(locale, 'system.too-long', { limit: maxTextLength }));
}
