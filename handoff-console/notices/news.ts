/** What of the desk's events is worth a sound: pure, so that it can be read and tested as a table. */
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { SoundName } from './sounds.ts';

export type News = { readonly sound: SoundName; readonly conversationId?: string; readonly words?: string };

export type NewsAround = {
  readonly me: string;
  readonly isMine: (conversationId: string) => boolean;
  /** Messages that were unread before this event. */
  readonly unreadBefore: (conversationId: string) => number;
};

/** `ended`: an offer that rings no more. */
export function newsOf(event: DeskEvent, around: NewsAround): News | 'ended' | undefined {
  switch (event.name) {
    case 'offer:created':
      return { sound: 'offer', conversationId: event.row.conversationId, words: event.row.snippet };
    case 'offer:expired':
      return 'ended';
    case 'message:created': {
      const { conversationId, message } = event;
      if (message.author.kind !== 'shopper' || !around.isMine(conversationId)) return undefined;
      return { sound: 'message', conversationId, words: message.text };
    }
    case 'conversation:changed': {
      const { row, ended } = event;
      const more = row.unread > around.unreadBefore(row.conversationId);
      if (ended !== undefined || row.heldBy?.advisorId !== around.me || !more) return undefined;
      return { sound: 'message', conversationId: row.conversationId, words: row.snippet };
    }
    case 'mention:created':
      return { sound: 'message', conversationId: event.mention.conversationId, words: event.mention.text };
    case 'timer:breached':
      return around.isMine(event.conversationId)
        ? { sound: 'overdue', conversationId: event.conversationId }
        : undefined;
    case 'timer:escalated':
      return { sound: 'overdue', conversationId: event.conversationId };
    case 'task:due':
      return { sound: 'overdue', ...(event.task.conversationId && { conversationId: event.task.conversationId }) };
    default:
      return undefined;
  }
}
