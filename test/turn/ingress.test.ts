import { expect, test } from '@jest/globals';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import type { IncomingEvent } from '../../src/domain/ports.ts';
import { maskCards } from '../../src/domain/redact.ts';
import { createIngress } from '../../src/turn/ingress.ts';

/** What would be written for this event. */
const stored = async (body: EventBody): Promise<EventBody | undefined> => (await arrived(body))?.body;

async function arrived(body: EventBody, asked?: string): Promise<IncomingEvent | undefined> {
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
  await ingress.submit({ conversationId: conversationId('c'), opening, key: 'k', body, ...(asked && { asked }) });
  return kept[0];
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

test('an advisor’s words are told apart by what their console asked for, not by what the house made of it', async () => {
  const said = {
    kind: 'advisor:said',
    advisorId: advisorId('ines'),
    name: 'Inès',
    text: 'Gladly.',
    clientMessageId: 'm-1',
  } as const;
  const draft = { text: 'With pleasure.', by: 'local', sources: [] };
  const first = await arrived({ ...said, draft }, 'Gladly.');
  expect(first?.body).toMatchObject({ draft });
  expect(first?.contentHash).toBe((await arrived(said, 'Gladly.'))?.contentHash);
  expect(first?.contentHash).not.toBe((await arrived({ ...said, draft }, 'No.'))?.contentHash);
});
