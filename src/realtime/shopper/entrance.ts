/** Serves how a browser comes in: a session begun or taken up again, and what it has missed. */
import type { Socket } from 'socket.io';
import type { Conversation } from '../../domain/conversation.ts';
import { AparteError } from '../../domain/errors.ts';
import type { ConsentPurpose } from '../../domain/participant.ts';
import type { SessionStarted, ShopperPayload } from '../../protocol/shopper.ts';
import { looksAt, pageOf } from './choices.ts';
import { defined } from './defined.ts';
import { type Serve, type ShopperRoom, tokenOf } from './room.ts';
import type { Session } from './sessions.ts';
import { type Identify, signedInVisitor } from './sign-in.ts';
import type { Visitor } from './visitors.ts';

const anonymous: Conversation['identity'] = { level: 'anonymous' };

export const serveEntrance: Serve = (on, { socket, session, known }, room) => {
  const { transcripts } = room;
  on('session:start', (payload) => start(socket, session, payload, room));
  on('session:resume', async ({ after }) => {
    const { conversationId } = await known();
    const conversation = await transcripts.conversation(conversationId);
    if (room.botTyping.isOn(conversationId)) socket.emit('typing:changed', { on: true, kind: 'bot' });
    return {
      conversationId,
      messages: await room.history(conversationId, after),
      head: conversation?.head ?? 0,
      floor: room.floorOf(conversation),
      locale: conversation?.locale ?? session.locale,
      readByDesk: conversation?.readBy.desk ?? 0,
      ...(conversation?.csatRequested === true && conversation.csat === undefined ? { csat: true } : {}),
      now: room.clock.now().toISOString(),
    };
  });
  on('sync', async ({ after }) => {
    const { conversationId } = await known();
    const conversation = await transcripts.conversation(conversationId);
    return { messages: await room.history(conversationId, after), head: conversation?.head ?? 0 };
  });
};

async function start(
  socket: Socket,
  session: Session,
  payload: ShopperPayload<'session:start'>,
  room: ShopperRoom,
): Promise<SessionStarted> {
  const { house, transcripts } = room;
  const presented = session.token ?? tokenOf(socket);
  const identity = payload.identity === undefined ? undefined : await identified(payload.identity, room);
  const { token, visitor } =
    identity === undefined ? await visitorOf(presented, room) : await signedInVisitor(room, presented, identity);
  const conversation = await transcripts.conversation(visitor.conversationId);
  session.locale = conversation?.locale ?? room.matchLocale(payload.locale ?? '') ?? house.defaultLocale;
  await room.enter(socket, session, token, visitor);
  // whoever came by the token of before comes again by this one, or not at all
  if (identity !== undefined && conversation?.identity.level !== 'verified')
    room.namespace.in(visitor.conversationId).except(socket.id).disconnectSockets();
  session.opened = conversation !== undefined;
  if (payload.page !== undefined) await looksAt(pageOf(payload.page), visitor, session, room);
  if (identity !== undefined) {
    const key = `identified:${identity.proof?.ref}`;
    await room.noted(visitor, session, key, { kind: 'shopper:identified', ...identity });
  }
  const { level, name } = identity ?? conversation?.identity ?? anonymous;
  return {
    visitorToken: token,
    conversationId: visitor.conversationId,
    head: conversation?.head ?? 0,
    locale: session.locale,
    locales: [...house.locales],
    ...house.manner(session.locale),
    disclosure: room.translate(session.locale, 'system.disclosure'),
    consent: consentOf(conversation, house.model),
    floor: room.floorOf(conversation),
    ...(level === 'verified' ? { identity: level, ...defined({ name }) } : {}),
  };
}

function consentOf(conversation: Conversation | undefined, model: boolean): SessionStarted['consent'] {
  const answerTo = (purpose: ConsentPurpose) =>
    conversation?.consents.findLast((consent) => consent.purpose === purpose)?.granted ?? null;
  return {
    keep: answerTo('keep'),
    ...(model ? { model: answerTo('model') } : {}),
    ...defined({ mood: answerTo('mood') ?? undefined, improve: answerTo('improve') ?? undefined }),
  };
}

async function visitorOf(
  presented: string | undefined,
  { visitors, clock }: ShopperRoom,
): Promise<{ token: string; visitor: Visitor }> {
  const found = presented === undefined ? undefined : await visitors.find(presented);
  return found === undefined || presented === undefined
    ? visitors.create(clock.now())
    : { token: presented, visitor: found };
}

async function identified(token: string, { identify }: ShopperRoom): ReturnType<Identify> {
  if (identify === undefined)
    throw new AparteError('unauthenticated', 'identity: this house has no key to check it with.');
  return identify(token);
}
