/**
 * "How was this conversation?" where our widget cannot ask it: a message with choices in the shopper's thread, and the
 * answer to it, tapped, named or typed as a number, which is a rating and no question to the bot.
 */
import { ratingMayBeAsked } from '../domain/channel-rules.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { isOpen } from '../domain/handoff.ts';
import { plain } from '../domain/plain-words.ts';
import type { Translate } from '../domain/wording.ts';
import { change, type Draft, say } from './draft.ts';

type Parts = { readonly translate: Translate };
type Said = Extract<EventBody, { kind: 'shopper:said' }>;
type Rating = { readonly score: number; readonly text?: string };

const scores = [4, 3, 2, 1] as const;
/** Who has been asked is left in peace by the concierge for so long. */
const peaceMs = 7 * 24 * 3_600_000;

/** An advisor's case is over. */
export function withRatingAsked(draft: Draft, at: Date, { translate }: Parts): Draft {
  const { conversation } = draft;
  if (!ratingMayBeAsked(conversation, at)) return change(draft, { csatRequested: false });
  if (conversation.channel === 'web') return change(draft, { csatRequested: true });
  const { locale } = conversation;
  const title = translate(locale, 'system.csat.title');
  const faces = scores.map((score) => ({ score, label: labelOf(locale, score, translate) }));
  const asked = say(draft, {
    author: { kind: 'system' },
    text: `${title}\n${translate(locale, 'system.csat.how')}`,
    at,
    card: { kind: 'csat', title, faces },
  });
  return change(asked, { csatRequested: true, ratingAsked: { seq: asked.conversation.head, at } });
}

/** The concierge alone has helped, and the shopper takes leave. Our own widget has a place of its own for a rating. */
export function withBotRated(before: Conversation, draft: Draft, at: Date, parts: Parts): Draft {
  const { channel, floor, handoff, memory, tally, ratingAsked } = draft.conversation;
  if (channel === 'web' || floor.heldBy !== 'bot' || isOpen(handoff)) return draft;
  if (memory.attempts.length === 0 || tally.failedTurns > 0 || !takesLeave(before)) return draft;
  if (ratingAsked !== undefined && at.getTime() - ratingAsked.at.getTime() < peaceMs) return draft;
  return ratingMayBeAsked(draft.conversation, at) ? withRatingAsked(draft, at, parts) : draft;
}

function takesLeave({ owed }: Conversation): boolean {
  const lead = owed.at(-1)?.understanding.intents[0]?.intent;
  return lead === 'thanks' || lead === 'goodbye';
}

/** Undefined: these words are no rating. A tap is one always, a number or a label only right below the question. */
export function ratingIn(conversation: Conversation, { text, value }: Said, { translate }: Parts): number | undefined {
  const tapped = /^csat#([1-4])$/.exec(value ?? '')?.[1];
  if (tapped !== undefined) return Number(tapped);
  const { csatRequested, ratingAsked, head, locale } = conversation;
  if (csatRequested !== true || ratingAsked?.seq !== head || value !== undefined) return undefined;
  const words = plain(text);
  return scores.find((score) => digitOf(words) === score || words === plain(labelOf(locale, score, translate)));
}

/** "4", also as it is written in full width or in Arabic. */
function digitOf(words: string): number | undefined {
  const arabic = /^[٠-٩۰-۹]$/u.test(words) ? (words.codePointAt(0) ?? 0) & 0xf : undefined;
  return arabic ?? (/^\d$/.test(words) ? Number(words) : undefined);
}

/** In a thread the answer is thanked for there, and advisors see it; the widget does both in its own way. */
export function rated(draft: Draft, { receivedAt }: InboxEvent, { score, text }: Rating, { translate }: Parts): Draft {
  const csat = { score, at: receivedAt, ...(text === undefined ? {} : { text }) };
  const kept = change(draft, { csat, csatRequested: false });
  const { channel, locale } = kept.conversation;
  if (channel === 'web') return kept;
  const params = { score: String(score), label: labelOf(locale, score, translate) };
  const noted = say(change(kept, { lastShopperAt: receivedAt }), {
    author: { kind: 'system' },
    audience: 'desk',
    text: translate(locale, 'system.desk.rated', params),
    line: { key: 'rated', params: { score: params.score } },
    at: receivedAt,
  });
  return say(noted, { author: { kind: 'system' }, text: translate(locale, 'system.csat.thanks'), at: receivedAt });
}

const labelOf = (locale: string, score: number, translate: Translate): string =>
  translate(locale, `system.csat.faces.${score}`);
