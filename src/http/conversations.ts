/** Conversations for the console: lists, one, its messages, its briefing. What one may not see does not exist. */
import { z } from 'zod';
import { maySee } from '../domain/access.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { Briefing as CaseBriefing } from '../domain/handoff.ts';
import { isOpen } from '../domain/handoff.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import { briefingInSight } from '../domain/in-sight.ts';
import type { Message } from '../domain/message.ts';
import type { Advisor } from '../domain/participant.ts';
import type { ConversationFilter, Page, Transcripts } from '../domain/ports.ts';
import type { Session } from '../domain/sessions.ts';
import { Briefing } from '../protocol/desk/briefing.ts';
import {
  ConversationsAnswer,
  ConversationsQuery,
  ConversationView,
  MessagesAnswer,
  MessagesQuery,
} from '../protocol/http.ts';
import type { WireFloor, WireMessage } from '../protocol/wire.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

/** The same views that the desk's socket sends. */
export type Views = {
  floor(conversation: Conversation): WireFloor;
  message(message: Message, conversation: Conversation): WireMessage;
};

export type ConversationsParts = {
  readonly transcripts: Transcripts;
  readonly views: Views;
  /** In the advisor's language. Undefined: no such conversation. */
  readonly briefing: (
    id: ConversationId,
    advisor: Advisor,
  ) => Promise<Pick<CaseBriefing, 'version' | 'channels' | 'perhaps'> | undefined>;
  readonly audit: Audit;
};

export function conversationRoutes({ transcripts, views, briefing, audit }: ConversationsParts): Route[] {
  /** Another's conversation and one that never was get the same answer. */
  async function open(id: string | undefined, { advisor }: Session): Promise<Conversation> {
    const conversation = await visibleConversation(transcripts, id ?? '', advisor);
    await audit.look(advisor, 'conversation-read', conversation.id);
    return conversation;
  }

  return [
    forRole('advisor', {
      method: 'get',
      path: '/conversations',
      summary: 'Conversations, newest first; an advisor sees the queue and what is or was theirs',
      query: z.strictObject(ConversationsQuery.shape),
      answer: ConversationsAnswer,
      handle: async ({ query: { limit, cursor, floor, channel, q } }, { advisor }) => {
        const filter = { ...(floor && { heldBy: floor }), ...(channel && { channel }), ...(q && { q }) };
        if (q !== undefined && cursor === undefined) await audit.record(advisor, 'conversations-searched');
        const { items, next } = await visible(transcripts, advisor, { filter, limit, cursor });
        return { conversations: items.map((item) => conversationView(item, views)), next };
      },
    }),
    forRole('advisor', {
      method: 'get',
      path: '/conversations/:id',
      summary: 'One conversation',
      answer: ConversationView,
      handle: async ({ params }, session) => conversationView(await open(params['id'], session), views),
    }),
    forRole('advisor', {
      method: 'get',
      path: '/conversations/:id/messages',
      summary: 'Messages after a sequence number, in order',
      query: z.strictObject(MessagesQuery.shape),
      answer: MessagesAnswer,
      handle: async ({ params, query: { after, limit } }, session) => {
        const conversation = await open(params['id'], session);
        const messages = await transcripts.messages(conversation.id, after, limit);
        const { head } = conversation;
        return { messages: messages.map((message) => views.message(message, conversation)), head };
      },
    }),
    forRole('advisor', {
      method: 'get',
      path: '/conversations/:id/briefing',
      summary: 'Everything an advisor needs in order not to ask again',
      answer: Briefing,
      handle: async ({ params }, session) => {
        const { id } = await open(params['id'], session);
        const found = (await briefing(id, session.advisor)) ?? missing();
        return briefingInSight(session.advisor, found, transcripts);
      },
    }),
  ];
}

export async function visibleConversation(
  transcripts: Pick<Transcripts, 'conversation'>,
  id: string,
  advisor: Advisor,
): Promise<Conversation> {
  const conversation = await transcripts.conversation(conversationId(id));
  return conversation !== undefined && maySee(advisor, conversation) ? conversation : missing();
}

function missing(): never {
  throw new AparteError('not-found', 'There is no such conversation.');
}

/** Pages looked through for one answer; an answer may be short, its `next` goes on from there. */
const mostPages = 20;

async function visible(
  transcripts: Transcripts,
  advisor: Advisor,
  { filter, limit, cursor }: { filter: ConversationFilter; limit: number; cursor: string | undefined },
): Promise<Page<Conversation>> {
  const items: Conversation[] = [];
  let next = cursor;
  for (let page = 0; page < mostPages && items.length < limit; page += 1) {
    const found = await transcripts.list(filter, limit - items.length, next);
    items.push(...found.items.filter((conversation) => maySee(advisor, conversation)));
    next = found.next;
    if (next === undefined) break;
  }
  return next === undefined ? { items } : { items, next };
}

export function conversationView(conversation: Conversation, views: Views): ConversationView {
  const { id, channel, locale, head, openedAt, updatedAt, lastShopperAt, snippet, identity } = conversation;
  const { shopperId, name, email, tier, level } = identity;
  const { handoff, csat, resolved } = conversation;
  return {
    conversationId: id,
    channel,
    locale,
    floor: views.floor(conversation),
    head,
    openedAt: openedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    ...(lastShopperAt && { lastShopperAt: lastShopperAt.toISOString() }),
    snippet,
    shopper: {
      identity: level,
      ...(shopperId && { shopperId }),
      ...(name && { name }),
      ...(email && { email }),
      ...(tier && { tier }),
    },
    ...(isOpen(handoff) && { handoff: handoffView(handoff) }),
    ...(csat && { csat: csat.score }),
    ...(resolved && { outcome: resolved.outcome }),
  };
}

function handoffView({ id, state, score, priority, reasons }: NonNullable<Conversation['handoff']>) {
  return { handoffId: id, state, score, priority, reasons: reasons.slice(0, 2).map((reason) => ({ ...reason })) };
}
