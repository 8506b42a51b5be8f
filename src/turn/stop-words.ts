/** A shopper wants no more messages, or wants them again: kept as consent, answered once, and nothing else happens. */
import { answerTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { InboxEvent } from '../domain/conversation-event.ts';
import type { StopWord } from '../domain/stop-words.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';

/** `heard` has the shopper's line already; neither the bot nor the mood has anything to do with it. */
export function stoppedOrStarted(
  before: Conversation,
  heard: Draft,
  { receivedAt }: InboxEvent,
  word: StopWord,
  { translate }: Pick<AcceptParts, 'translate'>,
): Draft {
  const { owed, mood, tally, handoff, awaitingReplySinceAt, consents } = before;
  const granted = word === 'start';
  const { locale } = heard.conversation;
  const consent = { purpose: 'outreach', granted, at: receivedAt, locale, textVersion: 1 } as const;
  const kept = change(heard, {
    owed,
    mood,
    tally,
    awaitingReplySinceAt,
    ...(handoff === undefined ? {} : { handoff }),
    consents: [...consents.filter(({ purpose }) => purpose !== 'outreach'), consent],
  });
  if (answerTo(before, 'outreach') === granted) return kept;
  const text = translate(locale, granted ? 'system.started' : 'system.stopped');
  return say(kept, { author: { kind: 'system' }, text, at: receivedAt });
}
