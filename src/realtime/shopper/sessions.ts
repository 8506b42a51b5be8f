/** What a socket is to us between its requests. Before the first words there is no conversation: what a browser shows and chooses waits here. */
import type { EventBody } from '../../domain/conversation-event.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Visitor } from './visitors.ts';

export type Page = Extract<EventBody, { kind: 'shopper:viewed' }>['page'];

export type Session = {
  visitor: Visitor | undefined;
  token: string | undefined;
  locale: string;
  opened: boolean;
  /** Looked at before the first words, in order; the last is where they are. */
  pages: readonly Page[];
  /** Ids of the latest messages that came by this socket: a proof among them is this browser's. */
  said: readonly string[];
};

export type Sessions = {
  open(socketId: string): Session;
  of(socketId: string): Session | undefined;
  close(socketId: string): void;
  /** The conversation is no more: its sessions stand for nobody. */
  leave(id: ConversationId): void;
};

export function createSessions(locale: string): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(socketId) {
      const nobody = { visitor: undefined, token: undefined };
      const session: Session = { ...nobody, locale, opened: false, pages: [], said: [] };
      sessions.set(socketId, session);
      return session;
    },
    of: (socketId) => sessions.get(socketId),
    close: (socketId) => void sessions.delete(socketId),
    leave(id) {
      for (const session of sessions.values()) {
        if (session.visitor?.conversationId !== id) continue;
        session.visitor = undefined;
        session.token = undefined;
      }
    },
  };
}
