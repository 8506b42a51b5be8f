/** A shopper in the queue who would rather not wait: asked first when they only say so, done when they choose it. */
import type { EventBody } from '../domain/conversation-event.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { AcceptParts } from './accept-parts.ts';
import { type Draft, say } from './draft.ts';

/** What the chip carries; the web widget's own button is an event of this name. */
export const stopWaiting = 'handoff:cancel';
/** "Never mind" said in anger looks the same: a place in the queue is never taken away on a guess, only asked about. */
const sure = 0.6;

/** The chip, or its words where there are no chips. */
export function choseToLeave(
  { conversation }: Draft,
  body: Extract<EventBody, { kind: 'shopper:said' }>,
  { translate }: AcceptParts,
): boolean {
  if (conversation.floor.heldBy !== 'queue') return false;
  if (body.value !== undefined) return body.value === stopWaiting;
  const label = translate(conversation.locale, 'system.queue.stop');
  return body.text.trim().toLocaleLowerCase() === label.toLocaleLowerCase();
}

export function wouldLeave({ intents }: Understanding): boolean {
  return intents.some(({ intent, confidence }) => intent === 'cancel' && confidence >= sure);
}

/** The concierge is silent in the queue; the house asks in its place. */
export function asksWhetherToLeave(draft: Draft, at: Date, { translate }: AcceptParts): Draft {
  const { locale } = draft.conversation;
  return say(draft, {
    author: { kind: 'system' },
    text: translate(locale, 'system.queue.rather-not'),
    at,
    suggestions: [{ label: translate(locale, 'system.queue.stop'), value: stopWaiting }],
  });
}
