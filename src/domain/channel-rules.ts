/**
 * What may be sent to a shopper now, and how: reply windows, a person's words after them, approved templates, and the
 * shopper's own no. Asked when a message is written, shown to the advisor, and asked again when it is sent.
 */

import type { ChannelKind } from './channel-kind.ts';
import { answerTo } from './consent.ts';
import type { Conversation } from './conversation.ts';
import type { DeliveryKind } from './delivery.ts';
import type { Author } from './message.ts';
import type { Template } from './template.ts';

export type Asked = {
  readonly channel: ChannelKind;
  /** When the house last received words of the shopper. */
  readonly lastInboundAt?: Date | undefined;
  /** When the shopper came by an advertisement that opens the thread. */
  readonly advertisedAt?: Date | undefined;
  readonly author: Author['kind'];
  /** `outreach`: the house begins, nobody asked. */
  readonly kind: 'reply' | 'outreach';
  /** To hear from the house; undefined: never asked. */
  readonly consent: boolean | undefined;
  readonly now: Date;
};

/** Why a plain reply may not go, in keys that the console and the transcript have words for. */
export type WhyNot = 'opted-out' | 'no-consent' | 'never-wrote' | 'window-closed' | 'tag-over';

export type Allowed = {
  /** Ways that are open now, the plainest first; none: nothing may be sent. */
  readonly as: readonly DeliveryKind[];
  /** When this stops being so; absent: it stays, or begins again only with the shopper's next words. */
  readonly untilAt?: Date;
  readonly closedAt?: Date;
  readonly reason?: WhyNot;
};

/** How a channel names an advertisement among the places that shoppers come from. */
export const advertPrefix = 'ad:';

const hourMs = 3_600_000;
const replyMs = 24 * hourMs;
const humanTagMs = 7 * 24 * hourMs;
const advertisedMs = 7 * 24 * hourMs;

export function allowed(asked: Asked): Allowed {
  const { channel, author, kind, consent, now } = asked;
  if (kind === 'outreach' && consent !== true) return none(consent === false ? 'opted-out' : 'no-consent');
  if (!hasWindow(channel)) return { as: ['reply'] };

  const untilAt = windowEnd(asked);
  if (untilAt !== undefined && now < untilAt) return { as: inWindow(asked), untilAt };

  const closed = untilAt === undefined ? {} : { closedAt: untilAt };
  if (consent === false) return { ...none('opted-out'), ...closed };
  const reason = untilAt === undefined ? 'never-wrote' : 'window-closed';
  if (channel === 'whatsapp') return { as: ['template'], reason, ...closed };
  const tagEndsAt = after(asked.lastInboundAt, humanTagMs);
  if (tagEndsAt === undefined || author !== 'advisor' || kind === 'outreach') return { ...none(reason), ...closed };
  if (now >= tagEndsAt) return { ...none('tag-over'), ...closed };
  return { as: ['human-tag'], reason, untilAt: tagEndsAt, ...closed };
}

/** Where a reply must come in time; our own pages and Bot Framework are open always. */
export function hasWindow(channel: ChannelKind): boolean {
  return channel === 'messenger' || channel === 'whatsapp';
}

/** A template still arrives when the shopper writes while an advisor fills it in. */
function inWindow({ channel, consent }: Asked): readonly DeliveryKind[] {
  return channel === 'whatsapp' && consent !== false ? ['reply', 'template'] : ['reply'];
}

function windowEnd({ channel, lastInboundAt, advertisedAt }: Asked): Date | undefined {
  const reply = after(lastInboundAt, replyMs);
  const advertised = channel === 'messenger' ? after(advertisedAt, advertisedMs) : undefined;
  if (reply === undefined || advertised === undefined) return reply ?? advertised;
  return reply > advertised ? reply : advertised;
}

function after(at: Date | undefined, ms: number): Date | undefined {
  return at === undefined ? undefined : new Date(at.getTime() + ms);
}

function none(reason: WhyNot): Allowed {
  return { as: [], reason };
}

type Reached = Pick<Conversation, 'channel' | 'lastShopperAt' | 'consents' | 'referral'>;

/** The same for a conversation as it stands. */
export function allowedIn(
  { channel, lastShopperAt, consents, referral }: Reached,
  { author, kind, now }: Pick<Asked, 'author' | 'kind' | 'now'>,
): Allowed {
  return allowed({
    channel,
    lastInboundAt: lastShopperAt,
    advertisedAt: referral?.from.startsWith(advertPrefix) === true ? referral.at : undefined,
    author,
    kind,
    consent: answerTo({ consents }, 'outreach'),
    now,
  });
}

/** How one message of the house leaves; without `as` it stays, for the reason given. */
export function leavesAs(
  conversation: Reached,
  { author, template }: { readonly author: Pick<Author, 'kind'>; readonly template?: Template },
  now: Date,
): { readonly as?: DeliveryKind; readonly reason?: WhyNot } {
  const kind = template?.outreach === true ? 'outreach' : 'reply';
  const { as, reason = 'window-closed' } = allowedIn(conversation, { author: author.kind, kind, now });
  const found = as.find((way) => (way === 'template') === (template !== undefined));
  return found === undefined ? { reason } : { as: found };
}

/** Whether the question of how it was may be put now: nobody asked for it, so it goes only where a reply may, and after no STOP. */
export function ratingMayBeAsked(conversation: Reached, now: Date): boolean {
  if (!hasWindow(conversation.channel)) return true;
  if (answerTo(conversation, 'outreach') === false) return false;
  return allowedIn(conversation, { author: 'system', kind: 'reply', now }).as.includes('reply');
}
