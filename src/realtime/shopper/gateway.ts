/** Namespace `/shopper`: the widget's side of a conversation (contracts, section 4). */
import type { Namespace } from 'socket.io';
import type { Conversation } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Change } from '../../domain/ports.ts';
import { shopperRequests } from '../../protocol/shopper.ts';
import { createLimiter, onRequest, refuseUnknown } from '../request.ts';
import { isForShopper, messageForShopper } from '../views.ts';
import { createBotTyping } from './bot-typing.ts';
import { serveChoices } from './choices.ts';
import { serveEntrance } from './entrance.ts';
import { serveLeaving } from './leaving.ts';
import { createRenewal } from './renewal.ts';
import { createShopperRoom, type On, type ShopperParts } from './room.ts';
import { createSessions } from './sessions.ts';
import { serveTalk } from './talk.ts';

export type ShopperGateway = {
  show(change: Change): void;
  /** Another node changed it: whoever is connected here catches up from the store. */
  catchUp(id: ConversationId): Promise<void>;
  showPlace(conversation: Conversation): void;
  showTyping(id: ConversationId, typing: { on: boolean; kind: 'advisor'; name?: string }): void;
  /** The conversation is no more: its tabs end, and their sessions stand for nobody. */
  forget(id: ConversationId): void;
  connected(): readonly ConversationId[];
  isHere(id: ConversationId): boolean;
  count(): number;
};

const served = [serveEntrance, serveTalk, serveChoices, serveLeaving];

export function createShopperGateway(namespace: Namespace, parts: ShopperParts): ShopperGateway {
  const { transcripts, translate, clock, house, log } = parts;
  const sessions = createSessions(house.defaultLocale);
  // Every node follows the conversations of its own browsers.
  const botTyping = createBotTyping((id, on) => namespace.local.to(id).emit('typing:changed', { on, kind: 'bot' }));
  const room = createShopperRoom(parts, { namespace, sessions, botTyping });
  const renew = createRenewal({ namespace, sessions, visitors: room.visitors, log });

  namespace.on('connection', (socket) => {
    const session = sessions.open(socket.id);
    socket.on('disconnect', () => sessions.close(socket.id));
    const limited = { log, limiter: createLimiter(() => clock.monotonicMs()) };
    refuseUnknown(socket, shopperRequests, limited);
    const on: On = (name, handle) => onRequest(socket, name, shopperRequests[name] as never, limited, handle);
    const seat = { socket, session, known: () => room.known(socket, session) };
    for (const group of served) group(on, seat, room);
  });

  function showFloor(conversation: Conversation): void {
    namespace.to(conversation.id).emit('floor:changed', room.floorOf(conversation));
  }

  function askForRating({ id, locale }: Conversation): void {
    const face = (score: 1 | 2 | 3 | 4) => ({ score, label: translate(locale, `system.csat.faces.${score}`) });
    namespace.to(id).emit('csat:requested', {
      title: translate(locale, 'system.csat.title'),
      faces: [face(4), face(3), face(2), face(1)],
    });
  }

  return {
    show({ before, conversation, messages }) {
      const { id } = conversation;
      void renew(conversation);
      for (const message of messages.filter(isForShopper))
        namespace.to(id).emit('message:created', messageForShopper(message, parts.files.link));
      if (before.floor !== conversation.floor || isToldMore(before, conversation)) showFloor(conversation);
      if (before.readBy.desk !== conversation.readBy.desk)
        namespace.to(id).emit('head', { seq: conversation.head, readByDesk: conversation.readBy.desk });
      if (conversation.csatRequested === true && before.csatRequested !== true) askForRating(conversation);
      botTyping.seen(conversation);
    },
    showPlace: showFloor,
    async catchUp(id) {
      const conversation = await transcripts.conversation(id);
      if (conversation === undefined) return;
      namespace.local.to(id).emit('head', { seq: conversation.head, readByDesk: conversation.readBy.desk });
      namespace.local.to(id).emit('floor:changed', room.floorOf(conversation));
      botTyping.seen(conversation);
      await renew(conversation);
    },
    showTyping: (id, typing) => void namespace.to(id).emit('typing:changed', typing),
    forget(id) {
      botTyping.drop(id);
      room.forget(id);
    },
    connected: () => [...namespace.adapter.rooms.keys()].filter((name) => name.startsWith('c_')) as ConversationId[],
    isHere: (id) => namespace.adapter.rooms.has(id),
    count: () => namespace.sockets.size,
  };
}

/** Still waiting, but for another reason or for longer than was said. */
function isToldMore({ handoff: before }: Conversation, { handoff: now }: Conversation): boolean {
  return before?.routing?.nobody !== now?.routing?.nobody || before?.routing?.lateAt !== now?.routing?.lateAt;
}
