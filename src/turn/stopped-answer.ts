/** The shopper wants no answer after all: what the bot owes is owed no more, and their words stay where they are. */
import type { Conversation } from '../domain/conversation.ts';
import type { EventBody } from '../domain/conversation-event.ts';
import { botMaySpeak } from '../domain/floor.ts';
import { change, type Draft } from './draft.ts';

/** An answer that was committed before stays said. */
export function stoppedAnswer(draft: Draft): Draft {
  const { floor, owed } = draft.conversation;
  if (!botMaySpeak(floor) || owed.length === 0) return draft;
  return change(draft, { owed: [], awaitingReplySinceAt: undefined, tally: withoutWish(draft.conversation) });
}

/** The one event that an answer in progress gives way to however long the shopper has waited. */
export const isStop = ({ kind }: EventBody): boolean => kind === 'shopper:stopped-answer';

/** Asked for in the words that were stopped: the next message must not fetch a person for them. */
function withoutWish({ tally, owed }: Conversation): Conversation['tally'] {
  const { askedForPerson, ...rest } = tally;
  return owed.some(({ seq }) => seq === askedForPerson?.seq) ? rest : tally;
}
