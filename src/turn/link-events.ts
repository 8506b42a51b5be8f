/** What happens to a thread because of another thread of the same person. */
import type { Conversation, EventBody, InboxEvent } from '../domain/conversation.ts';
import { withConsents } from '../domain/person.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

const kept = 12;

export function linked(draft: Draft, event: InboxEvent, body: Of<'shopper:linked'>, parts: AcceptParts): Draft {
  const { conversation } = draft;
  const { identity, consents, dialog, notice } = body;
  const known = change(draft, {
    memory: remembering(conversation, body),
    ...(identity === undefined ? {} : { identity: { ...conversation.identity, ...identity } }),
    ...(consents === undefined ? {} : { consents: withConsents(conversation.consents, consents) }),
    ...(dialog === undefined ? {} : { dialog }),
  });
  return notice === true ? told(known, event, 'system.linked', body.from.channel, parts) : known;
}

/** What was told elsewhere says so: an advisor sees where, and parting takes it back. */
function remembering({ memory }: Conversation, body: Of<'shopper:linked'>): Conversation['memory'] {
  const { from, slots = {}, productsShown = [], ordersProven = [] } = body;
  const skus = new Set(productsShown.map(({ sku }) => sku));
  const toldOn = Object.fromEntries(Object.keys(slots).map((slot) => [slot, from.channel]));
  return {
    ...memory,
    slots: { ...memory.slots, ...slots },
    toldOn: { ...memory.toldOn, ...toldOn },
    productsShown: [...memory.productsShown.filter(({ sku }) => !skus.has(sku)), ...productsShown].slice(-kept),
    ordersProven: [...new Set([...memory.ordersProven, ...ordersProven])].slice(-kept),
  };
}

/** Who they are, what was told elsewhere and every proven order go; what was said here stays. */
export function parted(draft: Draft, event: InboxEvent, { by }: Of<'shopper:parted'>, parts: AcceptParts): Draft {
  const { toldOn = {}, ...memory } = draft.conversation.memory;
  const slots = Object.fromEntries(
    Object.entries(memory.slots).filter(([slot]) => !Object.hasOwn(toldOn, slot) && slot !== 'orderNumber'),
  );
  const alone = change(draft, {
    identity: { level: 'anonymous' },
    memory: { ...memory, slots, ordersProven: [] },
    dialog: null,
  });
  return by === 'desk' ? told(alone, event, 'system.parted', undefined, parts) : alone;
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
