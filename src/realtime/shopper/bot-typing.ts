/** Tells a shopper that the concierge is at work, when it takes longer than a moment: most answers are there at once. */
import type { Conversation } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { owedSince } from '../../domain/owed.ts';

const momentMs = 400;

export type BotTyping = {
  /** The conversation as it is now, after each commit of any node. */
  seen(conversation: Conversation): void;
  /** It has been told. */
  isOn(id: ConversationId): boolean;
  drop(id: ConversationId): void;
};

type Work = { timer: NodeJS.Timeout | undefined };

export function createBotTyping(tell: (id: ConversationId, on: boolean) => void): BotTyping {
  const working = new Map<ConversationId, Work>();

  function drop(id: ConversationId): void {
    clearTimeout(working.get(id)?.timer);
    working.delete(id);
  }

  return {
    drop,
    isOn: (id) => working.has(id) && working.get(id)?.timer === undefined,
    seen(conversation) {
      const { id, floor } = conversation;
      const busy = floor.heldBy === 'bot' && owedSince(conversation) !== undefined;
      const known = working.get(id);
      if (busy === (known !== undefined)) return;
      if (known !== undefined) {
        drop(id);
        if (known.timer === undefined) tell(id, false);
        return;
      }
      const work: Work = { timer: undefined };
      work.timer = setTimeout(() => {
        work.timer = undefined;
        tell(id, true);
      }, momentMs).unref();
      working.set(id, work);
    },
  };
}
