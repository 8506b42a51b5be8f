/** What a thread at a provider needs that our own page does not: its ids found again, and who speaks said in the thread. */
import type { ChannelKind } from '../domain/channel-kind.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { InboxEvent } from '../domain/conversation-event.ts';
import type { AcceptParts } from './accept-parts.ts';
import { type Draft, say } from './draft.ts';

const keptIds = 30;
/** After so long a silence a shopper may have forgotten who answers here. */
const awayMs = 24 * 3_600_000; // a day

/** Threads in which nothing of ours stands beside the words: who speaks has to be said in words. */
const bare: ReadonlySet<ChannelKind> = new Set(['messenger', 'whatsapp']);

/** Ours or the shopper's message that goes by this id at the provider. */
export function seqOf({ heard, receipts }: Conversation, providerId: string | undefined): number | undefined {
  if (providerId === undefined) return undefined;
  const own = receipts?.marks.find(({ providerIds }) => providerIds.includes(providerId));
  return own?.seq ?? heard?.findLast((message) => message.providerId === providerId)?.seq;
}

export function heardAs(
  { heard = [] }: Conversation,
  providerId: string | undefined,
  seq: number,
): Pick<Conversation, 'heard'> {
  return providerId === undefined ? {} : { heard: [...heard, { providerId, seq }].slice(-keptIds) };
}

/** "I am a digital concierge": under the shopper's first words, and under the first after a long silence. */
export function disclosed(draft: Draft, before: Conversation, event: InboxEvent, { translate }: AcceptParts): Draft {
  const { channel, floor, lastShopperAt } = before;
  if (!bare.has(channel) || floor.heldBy !== 'bot') return draft;
  if (lastShopperAt !== undefined && event.receivedAt.getTime() - lastShopperAt.getTime() < awayMs) return draft;
  const text = translate(draft.conversation.locale, 'system.disclosure');
  return say(draft, { author: { kind: 'system' }, text, at: event.receivedAt });
}
