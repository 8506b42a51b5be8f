/** What happens to a thread because of another thread of the same person. */
import type { Conversation } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { alone, withNews } from '../domain/link-news.ts';
import type { AcceptParts } from './accept-parts.ts';
import { type Draft, say } from './draft.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

export function linked(draft: Draft, event: InboxEvent, body: Of<'shopper:linked'>, parts: AcceptParts): Draft {
  const known = { ...draft, conversation: withNews(draft.conversation, body) };
  return body.notice === true ? told(known, event, 'system.linked', body.from.channel, parts) : known;
}

export function parted(draft: Draft, event: InboxEvent, _body: Of<'shopper:parted'>, parts: AcceptParts): Draft {
  return told({ ...draft, conversation: alone(draft.conversation) }, event, 'system.parted', undefined, parts);
}

function told(
  draft: Draft,
  event: InboxEvent,
  key: string,
  channel: Conversation['channel'] | undefined,
  { translate }: AcceptParts,
): Draft {
  const { locale } = draft.conversation;
  const where = channel === undefined ? {} : { channel: translate(locale, `elsewhere.on.${channel}`) };
  return say(draft, { author: { kind: 'system' }, text: translate(locale, key, where), at: event.receivedAt });
}
