/** What contracts.md section 4 promises to a widget, over a real socket. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionStarted, ShopperAcks } from '../../src/protocol/shopper.ts';
import { WireMessage } from '../../src/protocol/wire.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

describe('a session', () => {
  test('starts with a token, a conversation, the disclosure, and the bot on the floor', async () => {
    const { session } = await house.shopper({ locale: 'fr-CA' });

    expect(session).toEqual({
      visitorToken: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      conversationId: expect.any(String),
      head: 0,
      locale: 'fr-CA',
      locales: ['en', 'fr', 'fr-CA', 'ar'],
      house: 'Maison Meridon',
      disclosure: expect.stringContaining('concierge'),
      keepsDays: 30,
      privacy: '/?article=privacy&lang=fr-CA',
      consent: { keep: null },
      floor: { heldBy: 'bot' },
    });
  });

  test('takes the nearest locale of the house, and its own when it speaks none of them', async () => {
    expect((await house.shopper({ locale: 'fr-BE' })).session.locale).toBe('fr');
    expect((await house.shopper({ locale: 'sw' })).session.locale).toBe('en');
  });

  test('goes on under its token, from another socket, without anything lost', async () => {
    const before = await house.shopper();
    await before.says('hello');
    await before.hears(undefined, 'bot');
    const transcript = await before.transcript();

    const after = await house.shopper({ token: before.token });

    expect(after.conversationId).toBe(before.conversationId);
    expect(after.session.head).toBe(transcript.length);
    const resumed = await after.client.ask<ShopperAcks['session:resume']>('session:resume', { after: 1 });
    expect(resumed).toEqual({
      conversationId: before.conversationId,
      messages: transcript.slice(1),
      head: transcript.length,
      readByDesk: 0,
      floor: { heldBy: 'bot' },
      locale: 'en',
      now: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test('that is started twice on one socket is one session', async () => {
    const shopper = await house.shopper();
    const again = await shopper.client.ask<SessionStarted>('session:start', { site: 'test' });
    expect(again.conversationId).toBe(shopper.conversationId);
    expect(again.visitorToken).toBe(shopper.token);
  });

  test('of a token nobody gave out is a new one; other requests with it are refused', async () => {
    const forged = 'A'.repeat(22);
    const shopper = await house.shopper({ token: forged });
    expect(shopper.token).not.toBe(forged);

    const client = await connectClient(house.url, '/shopper', { auth: { visitorToken: forged } });
    expect(await client.refusal('sync', { after: 0 })).toMatchObject({ code: 'unauthenticated', retryable: false });
    expect(await client.refusal('message:send', { clientMessageId: '1', text: 'hello' })).toMatchObject({
      code: 'unauthenticated',
    });
    client.close();
  });
});

describe('a message', () => {
  test('is durable when it is acked: it is in the store, whatever happens next', async () => {
    const shopper = await house.shopper();
    const { messageId } = await shopper.client.ask<ShopperAcks['message:send']>('message:send', {
      clientMessageId: 'durable',
      text: 'are you there?',
    });
    await house.quiet();
    const lines = await shopper.transcript();
    expect(lines[0]).toMatchObject({ seq: 1, id: messageId, clientMessageId: 'durable', author: { kind: 'shopper' } });
  });

  test('sent again under the same id gets the same ack and stands once', async () => {
    const shopper = await house.shopper();
    const send = () => shopper.client.ask('message:send', { clientMessageId: 'once', text: 'hello' });
    const acks = await Promise.all([send(), send(), send()]);
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    await house.quiet();
    expect(await send()).toEqual(acks[0]);
    await house.quiet();
    expect((await shopper.transcript()).filter(({ author }) => author.kind === 'shopper')).toHaveLength(1);
  });

  test('under the same id with other words is a conflict, and the first stays', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello', { clientMessageId: 'taken' });
    const error = await shopper.client.refusal('message:send', { clientMessageId: 'taken', text: 'good evening' });
    expect(error).toMatchObject({ code: 'conflict', retryable: false });
    await house.quiet();
    expect((await shopper.transcript()).map(({ text }) => text)).not.toContain('good evening');
  });

  test('of another shopper may have the same id', async () => {
    const [a, b] = await Promise.all([house.shopper(), house.shopper()]);
    const ids = await Promise.all([a, b].map((shopper) => shopper.says('hello', { clientMessageId: 'same' })));
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('keeps the order of a burst, with a seq that starts at 1 and has no gaps', async () => {
    const shopper = await house.shopper();
    const texts = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    for (const text of texts) shopper.client.socket.emit('message:send', { clientMessageId: text, text });
    await shopper.says('the last');
    await shopper.hears(undefined, 'bot');
    await house.quiet();

    const lines = await shopper.transcript();
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.filter(({ author }) => author.kind === 'shopper').map(({ text }) => text)).toEqual([
      ...texts,
      'the last',
    ]);
  });

  test('is pushed to every browser of the shopper, in the shape of the protocol', async () => {
    const first = await house.shopper();
    await first.says('hello');
    await first.hears(undefined, 'bot');
    const second = await house.shopper({ token: first.token });
    await first.says('where is my order?');
    const question = await second.hears(undefined, 'bot');
    expect(WireMessage.parse(question)).toEqual(question);
    expect(Object.keys(question)).not.toContain('reading');
    expect(second.client.heard.map(({ name }) => name)).toContain('message:created');
  });

  test('of a tapped chip carries its value, and of a card its action', async () => {
    const shopper = await house.shopper();
    await shopper.says('my order MM-20452 adaeze.okafor@example.com');
    const answer = await shopper.hears(undefined, 'bot');
    expect(answer.card?.kind).toBe('order_timeline');

    await shopper.client.ask('card:act', {
      messageId: answer.id,
      action: 'say',
      value: 'person',
      label: 'Speak with an advisor',
      clientMessageId: 'tap',
    });

    await shopper.floor('queue');
    const tapped = (await shopper.transcript()).find(({ clientMessageId }) => clientMessageId === 'tap');
    expect(tapped).toMatchObject({ author: { kind: 'shopper' }, text: 'Speak with an advisor' });
  });

  test('with a card number is masked before it is stored', async () => {
    const shopper = await house.shopper();
    await shopper.client.ask('message:send', { clientMessageId: 'card', text: 'take 4242 4242 4242 4242 please' });
    await house.quiet();
    const [line] = await shopper.transcript();
    expect(line?.text).toBe('take •••• 4242 please');
  });
});

describe('the desk, as a shopper sees it', () => {
  test('is asked for and called off, and each ack says who speaks now', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello');
    await shopper.hears(undefined, 'bot');

    const asked = await shopper.client.ask<ShopperAcks['handoff:request']>('handoff:request', {});
    expect(asked.floor).toMatchObject({
      heldBy: 'queue',
      position: expect.any(Number),
      waitSeconds: expect.any(Number),
    });

    const cancelled = await shopper.client.ask<ShopperAcks['handoff:cancel']>('handoff:cancel', {});
    expect(cancelled.floor).toEqual({ heldBy: 'bot' });
    await shopper.floor('bot');

    await shopper.says('thank you');
    await shopper.hears(undefined, 'bot');
    expect((await house.conversation(shopper.conversationId))?.floor.heldBy).toBe('bot');
  });

  test.each([
    ['en', 'I would like to speak to a person', 'actually never mind', 'Stop waiting'],
    ['fr', 'je voudrais parler à une personne', 'laissez tomber', 'Ne plus attendre'],
    ['ar', 'أريد التحدث إلى موظف', 'انس الأمر', 'إيقاف الانتظار'],
  ])(
    '%s: who thinks better of it in words is asked, and leaves the queue by the chip or its words',
    async (locale, wants, doubts, stop) => {
      for (const way of ['taps', 'says'] as const) {
        const shopper = await house.shopper({ locale });
        await shopper.says(wants);
        await shopper.floor('queue');
        await shopper.says(doubts);
        const question = await shopper.hears(undefined, 'system');
        expect(question.suggestions).toEqual([{ label: stop, value: 'handoff:cancel' }]);
        expect((await house.conversation(shopper.conversationId))?.floor.heldBy).toBe('queue');

        await shopper[way](stop);
        await shopper.floor('bot');
        const asked = (await shopper.transcript()).filter(({ suggestions }) => suggestions?.[0]?.label === stop);
        expect(asked).toHaveLength(1);
        expect((await house.conversation(shopper.conversationId))?.handoff?.endReason).toBe('shopper-cancelled');
      }
    },
  );

  test('is asked for before the first words too', async () => {
    const shopper = await house.shopper({ locale: 'fr' });
    const { floor } = await shopper.client.ask<ShopperAcks['handoff:request']>('handoff:request', {});
    expect(floor.heldBy).toBe('queue');
    await shopper.client.ask('handoff:cancel', {});
  });

  test('shows that it is typing, and what it has read', async () => {
    const shopper = await house.shopper();
    const advisor = await house.advisor('ines');
    await shopper.says('I want to speak to a person');
    const desk = await advisor.claims(shopper.conversationId);
    await shopper.floor('advisor');
    const { conversationId } = desk;

    await advisor.client.ask('typing:set', { conversationId, on: true });
    await shopper.client.until('Ines typing', () =>
      shopper.client.heard.find(
        ({ name, payload }) =>
          name === 'typing:changed' &&
          JSON.stringify(payload) === JSON.stringify({ on: true, kind: 'advisor', name: 'Ines Moreau' }),
      ),
    );
    await shopper.client.ask('typing:set', { on: true });
    await advisor.client.until('the shopper typing', () =>
      advisor.events().find((event) => event.name === 'typing:changed' && event.on && event.kind === 'shopper'),
    );

    await shopper.says('one more thing');
    const said = await desk.hears('one more thing');
    await advisor.client.ask('message:read', { conversationId, seq: said.seq });
    await shopper.client.until('that it was read', () =>
      shopper.client.heard.find(
        ({ name, payload }) => name === 'head' && (payload as { readByDesk: number }).readByDesk >= said.seq,
      ),
    );

    await desk.says('Certainly.');
    const { seq } = await shopper.hears('Certainly.');
    await shopper.client.ask('message:read', { seq });
    await advisor.client.until('that the shopper has read it', () =>
      advisor.events().find((event) => event.name === 'message:updated' && event.readByShopper === seq),
    );
    await desk.resolves();
  });

  test('asks how it was once it is over, and takes the answer', async () => {
    const shopper = await house.shopper();
    const advisor = await house.advisor('ines');
    await shopper.says('I want to speak to a person');
    const desk = await advisor.claims(shopper.conversationId);
    await desk.says('All done.');
    await desk.resolves('solved');

    const asked = await shopper.client.until('the question how it was', () =>
      shopper.client.heard.find(({ name }) => name === 'csat:requested'),
    );
    const { faces } = asked.payload as { faces: { score: number; label: string }[] };
    expect(faces.map(({ score }) => score)).toEqual([4, 3, 2, 1]);
    const resumed = await shopper.client.ask<ShopperAcks['session:resume']>('session:resume', { after: 0 });
    expect(resumed.csat).toBe(true);

    await shopper.client.ask('csat:submit', { score: 4, text: 'lovely' });
    await house.quiet();
    expect((await house.conversation(shopper.conversationId))?.csat).toMatchObject({ score: 4, text: 'lovely' });
    expect(await shopper.client.refusal('csat:submit', { score: 9 })).toMatchObject({ code: 'bad-request' });
  });
});

describe('what a shopper chooses', () => {
  test('a locale of the house is set at once; one we do not speak is refused and nothing changes', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello');
    await shopper.hears(undefined, 'bot');
    const { disclosure } = await shopper.client.ask<ShopperAcks['locale:set']>('locale:set', { locale: 'ar' });
    expect(disclosure).toMatch(/\p{Script=Arabic}/u);
    expect(await shopper.client.refusal('locale:set', { locale: 'tlh' })).toMatchObject({ code: 'unknown-locale' });
    await house.quiet();
    expect((await house.conversation(shopper.conversationId))?.locale).toBe('ar');
  });

  test('pages seen reach the briefing, also those from before the first words', async () => {
    const shopper = await house.shopper({ page: { type: 'product', sku: 'BEFORE', title: 'Quai bucket' } });
    await shopper.client.ask('page:set', { type: 'product', sku: 'SECOND' });
    await shopper.says('hello');
    await shopper.client.ask('page:set', { type: 'cart', cart: 248_000 });
    await shopper.says('I want to speak to a person');
    const advisor = await house.advisor('ines');
    const desk = await advisor.claims(shopper.conversationId);
    expect(desk.briefing.pagesSeen.map(({ type, sku }) => ({ type, sku }))).toEqual([
      { type: 'product', sku: 'BEFORE' },
      { type: 'product', sku: 'SECOND' },
      { type: 'cart', sku: undefined },
    ]);
    expect(desk.briefing.cart).toEqual({ amount: 248_000, currency: 'EUR' });
    await desk.resolves();
  });

  test('whoever forgets and begins anew brings the page they are on, and none of those before', async () => {
    const shopper = await house.shopper({ page: { type: 'product', sku: 'ONE' } });
    await shopper.client.ask('page:set', { type: 'product', sku: 'TWO' });
    await shopper.says('hello');
    await shopper.client.ask('page:set', { type: 'product', sku: 'THREE' });
    await shopper.client.ask('session:forget', {});
    const { conversationId } = await shopper.client.ask<SessionStarted>('session:start', {
      site: 'test',
      locale: 'en',
    });
    await shopper.client.ask('message:send', { clientMessageId: randomUUID(), text: 'hello again' });
    await house.quiet();
    expect((await house.conversation(conversationId))?.pages.map(({ sku }) => sku)).toEqual(['THREE']);
  });

  test('two tabs on different pages can both send the first message', async () => {
    const first = await house.shopper({ page: { type: 'home' } });
    const second = await house.shopper({ token: first.token, page: { type: 'cart', cart: 100 } });
    await first.client.ask('message:send', { clientMessageId: randomUUID(), text: 'from the first' });
    await second.client.ask('message:send', { clientMessageId: randomUUID(), text: 'from the second' });
    await house.quiet();
    const said = (await first.transcript()).filter(({ author }) => author.kind === 'shopper');
    expect(said.map(({ text }) => text).sort()).toEqual(['from the first', 'from the second']);
  });

  test('a consent is kept with its time and text, and shown at the next visit', async () => {
    const shopper = await house.shopper();
    await shopper.client.ask('consent:set', { purpose: 'keep', granted: true });
    await house.quiet();
    expect((await house.conversation(shopper.conversationId))?.consents).toEqual([
      { purpose: 'keep', granted: true, at: expect.any(Date), locale: 'en', textVersion: expect.any(Number) },
    ]);
    expect((await house.shopper({ token: shopper.token })).session.consent).toEqual({ keep: true });
  });
});

describe('being forgotten', () => {
  test('removes everything at once, ends every tab, and the token is nobody\u2019s any more', async () => {
    const shopper = await house.shopper();
    await shopper.says('remember the name Zuleika');
    await shopper.hears(undefined, 'bot');
    const other = await house.shopper({ token: shopper.token });

    await shopper.client.ask('session:forget', {});

    await other.client.until('the end', () => other.client.heard.find(({ name }) => name === 'session:ended'));
    expect(await house.conversation(shopper.conversationId)).toBeUndefined();
    expect(await other.client.refusal('message:send', { clientMessageId: 'late', text: 'still here' })).toMatchObject({
      code: 'unauthenticated',
    });
    await house.quiet();
    expect(await house.conversation(shopper.conversationId)).toBeUndefined();
    expect((await house.shopper({ token: shopper.token })).conversationId).not.toBe(shopper.conversationId);
  });

  test('takes a waiting shopper off the desk, with the notes and drafts about them', async () => {
    const shopper = await house.shopper();
    const advisor = await house.advisor('ines');
    await shopper.says('I want to speak to a person');
    const { handoffId } = await advisor.sees(shopper.conversationId);
    const { conversationId } = shopper;
    await advisor.client.ask('note:add', { conversationId, noteId: 'n1', text: 'Zuleika prefers the phone' });
    await advisor.client.ask('draft:save', { conversationId, text: 'Dear Zuleika' });
    const task = await fetch(`${house.url}/api/v1/tasks`, {
      method: 'POST',
      headers: { cookie: advisor.cookie, origin: house.url, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Ring Zuleika', conversationId }),
    });
    expect(task.status).toBe(200);

    await shopper.client.ask('session:forget', {});

    await advisor.client.until('the row to go', () =>
      advisor.snapshot().queue.some((row) => row.conversationId === conversationId) ? undefined : true,
    );
    expect(await advisor.client.refusal('handoff:claim', { handoffId })).toMatchObject({ code: 'not-found' });
    expect((await house.advisor('leo')).snapshot().queue.map((row) => row.conversationId)).not.toContain(
      conversationId,
    );
    const { documents } = house.app.store;
    for (const collection of ['notes', 'drafts', 'tasks']) {
      const left = await documents.list(collection, { index: 'conversationId', equals: conversationId, limit: 10 });
      expect(left.items).toEqual([]);
    }
  });
});
