import { expect, test } from '@jest/globals';
import type { EventBody } from '../../src/domain/conversation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { IncomingEvent } from '../../src/domain/ports.ts';
import { maskCards } from '../../src/domain/redact.ts';
import { createIngress } from '../../src/turn/ingress.ts';

/** What would be written for this event. */
async function stored(body: EventBody): Promise<EventBody | undefined> {
  const kept: IncomingEvent[] = [];
  const ingress = createIngress({
    inbox: {
      receive: async (events: readonly IncomingEvent[]) => {
        kept.push(...events);
        return events.map(() => 'stored' as const);
      },
    } as never,
    clock: { now: () => new Date(0), monotonicMs: () => 0 },
    wake: () => undefined,
    wakeForReport: () => undefined,
    mask: maskCards,
  });
  const opening = { channel: 'web', account: 'a', visitor: 'v', locale: 'en' } as const;
  await ingress.submit({ conversationId: conversationId('c'), opening, key: 'k', body });
  return kept[0]?.body;
}

const card = '4242 4242 4242 4242';

test('a card number is masked before the first write: in words, in what a form carries, and in what it says', async () => {
  expect(JSON.stringify(await stored({ kind: 'shopper:said', text: `take ${card}` }))).not.toContain(card);
  const acted = {
    kind: 'shopper:acted',
    messageId: 'm',
    action: 'form',
    value: card,
    label: `My number: ${card}`,
  } as const;
  const written = await stored(acted);
  expect(JSON.stringify(written)).not.toContain(card);
  expect(written).toMatchObject({ label: 'My number: •••• 4242' });
});
