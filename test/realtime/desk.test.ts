/** What contracts.md sections 3, 5, 6 and 10 promise to an advisor, over real sockets and HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { DeskAcks, deskRequests } from '../../src/protocol/desk/requests.ts';
import type { ConversationView } from '../../src/protocol/http.ts';
import { type AdvisorClient, openDesk, signIn } from '../support/advisor.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
let ines: AdvisorClient;
let leo: AdvisorClient;
let sofia: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse();
  [ines, leo, sofia] = await Promise.all([house.advisor('ines'), house.advisor('leo'), house.advisor('sofia')]);
}, 60_000);
afterAll(() => house.close());

async function waitingShopper(words = 'I want to speak to a person'): Promise<Shopper> {
  const shopper = await house.shopper();
  await shopper.says(words);
  await shopper.floor('queue');
  return shopper;
}

describe('the door', () => {
  test.each([
    ['nobody', {}],
    ['a made-up cookie', { cookie: 'aparte_session=forged' }],
    ['a made-up ticket', { auth: { ticket: 'forged' } }],
    ['a ticket that is no text', { auth: { ticket: { $ne: null } } }],
  ])('is closed to %s', async (_who, options) => {
    await expect(connectClient(house.url, '/desk', options)).rejects.toMatchObject({
      data: { code: 'unauthenticated' },
    });
  });

  test('is closed to a shopper with a good token', async () => {
    const shopper = await house.shopper();
    const auth = { visitorToken: shopper.token, ticket: shopper.token };
    await expect(connectClient(house.url, '/desk', { auth })).rejects.toMatchObject({
      data: { code: 'unauthenticated' },
    });
  });

  test('is closed to a page of another origin, even with the cookie', async () => {
    const options = { cookie: ines.cookie, origin: 'https://evil.example' };
    await expect(connectClient(house.url, '/desk', options)).rejects.toThrow();
  });

  test('opens once for a ticket, and not twice', async () => {
    const response = await ines.fetch('/api/v1/socket-ticket', { method: 'POST', body: '{}' });
    const { ticket } = (await response.json()) as { ticket: string };
    const client = await connectClient(house.url, '/desk', { auth: { ticket } });
    expect((await client.until('the snapshot', () => client.heard[0])).name).toBe('desk:snapshot');
    client.close();
    await expect(connectClient(house.url, '/desk', { auth: { ticket } })).rejects.toMatchObject({
      data: { code: 'unauthenticated' },
    });
  });
});

describe('the stream', () => {
  test('begins with a snapshot and goes on with events numbered without a gap', async () => {
    const shopper = await waitingShopper();
    await leo.sees(shopper.conversationId);
    const desk = await openDesk(house.url, leo);
    expect(desk.client.heard[0]).toMatchObject({
      name: 'desk:snapshot',
      payload: { seq: 0, queue: expect.any(Array), mine: [], presence: expect.any(Array) },
    });
    await (await leo.claims(shopper.conversationId)).resolves();
    await desk.client.until('the row to go and come', () =>
      desk.events().find(({ name }) => name === 'conversation:changed'),
    );
    expect(desk.events().map(({ seq }) => seq)).toEqual(desk.events().map((_, i) => i + 1));
    for (const event of desk.events()) expect(Date.parse(event.at)).toBeGreaterThan(0);
    desk.close();
  });

  test('is filled by desk:sync, and by a snapshot when too much is gone', async () => {
    const { seq } = ines.snapshot();
    const shopper = await waitingShopper();
    await ines.sees(shopper.conversationId);
    const missed = await ines.client.ask<DeskAcks['desk:sync']>('desk:sync', { after: seq });
    expect('events' in missed && missed.events).toEqual(ines.events().filter((event) => event.seq > seq));
    const ahead = await ines.client.ask<DeskAcks['desk:sync']>('desk:sync', { after: 999_999 });
    expect('snapshot' in ahead && ahead.snapshot).toEqual(ines.snapshot());
    await (await ines.claims(shopper.conversationId)).resolves();
  });

  test('shows who is there, and what they choose to be', async () => {
    const mei = await house.advisor('mei');
    const meisRow = () => ines.snapshot().presence.find(({ advisorId }) => advisorId === 'mei');
    await ines.client.until('Mei to be there', () => (meisRow()?.status === 'available' ? true : undefined));
    await mei.client.ask('presence:set', { status: 'busy' });
    await ines.client.until('Mei to be busy', () => (meisRow()?.status === 'busy' ? true : undefined));
    mei.close();
    await ines.client.until('Mei to be gone', () => (meisRow()?.status === 'away' ? true : undefined));
    expect(ines.snapshot().presence.map(({ advisorId }) => advisorId)).not.toContain('anselm');
  });
});

describe('a claim', () => {
  test('of eight racers is won by exactly one; the others are told who has it', async () => {
    const shopper = await waitingShopper();
    const { handoffId } = await ines.sees(shopper.conversationId);
    const racers = await Promise.all(
      [ines, leo, sofia, ines, leo, sofia, leo, sofia].map((who) => openDesk(house.url, who)),
    );

    const acks = await Promise.all(racers.map(({ client }) => client.answer('handoff:claim', { handoffId })));

    const winner = (await shopper.floor('advisor')).advisor.name;
    for (const [index, ack] of acks.entries()) {
      // The winner's own second console is told that the case is theirs.
      if (racers[index]?.me.name === winner) expect(ack).toMatchObject({ ok: true });
      else expect(ack).toMatchObject({ ok: false, error: { code: 'already-claimed', by: { name: winner } } });
    }
    const joined = (await shopper.transcript()).filter(({ card }) => card?.kind === 'notice' && card.tone === 'joined');
    expect(joined).toHaveLength(1);
    for (const racer of racers) racer.close();
    await sofia.client.ask('takeover:request', { conversationId: shopper.conversationId });
    await house.quiet();
    await sofia.client.answer('conversation:resolve', { conversationId: shopper.conversationId, outcome: 'solved' });
  });

  test('brings the whole briefing of section 6, the same as the API gives', async () => {
    const shopper = await house.shopper({ page: { type: 'product', sku: 'X', title: 'Quai bucket', price: 185_000 } });
    await shopper.says('where is my order MM-20418? camille.aubert@example.com');
    await shopper.hears('delivered');
    await shopper.says('a burgundy bag for the evening under 2000');
    await shopper.hears(undefined, 'bot');
    await shopper.says('I want to speak to a person');

    const { briefing, ...desk } = await ines.claims(shopper.conversationId);

    const keys = [
      ...['version', 'handoffId', 'conversationId', 'channel', 'locale', 'openedAt', 'reasons', 'score', 'priority'],
      ...['summary', 'shopper', 'intent', 'slots', 'emotion', 'orders', 'pagesSeen', 'productsShown', 'attempts'],
      ...['promises', 'openQuestions', 'doNotAskAgain', 'languageOfAdvisor', 'replyWindow', 'transcript'],
    ];
    expect(Object.keys(briefing)).toEqual(expect.arrayContaining(keys));
    expect(briefing).toMatchObject({
      version: 1,
      handoffId: desk.handoffId,
      conversationId: shopper.conversationId,
      channel: 'web',
      locale: 'en',
      shopper: {
        identity: 'claimed',
        name: 'Camille Aubert',
        email: 'camille.aubert@example.com',
        tier: 'patron',
        lifetimeValue: { amount: expect.any(Number), currency: 'EUR' },
        consents: expect.any(Array),
        preferences: expect.any(Array),
        sizes: expect.any(Object),
        importantDates: expect.any(Array),
      },
      languageOfAdvisor: 'fr',
      replyWindow: { open: true, allowed: expect.any(Array) },
    });
    expect(briefing.orders.map(({ number }) => number)).toEqual(['MM-20418']);
    expect(briefing.productsShown.length).toBeGreaterThan(0);
    expect(briefing.pagesSeen).toMatchObject([{ type: 'product', sku: 'X', title: 'Quai bucket' }]);
    expect(briefing.doNotAskAgain.join(' ')).toMatch(/camille\.aubert@example\.com.*MM-20418/);
    const asked = briefing.reasons.find(({ signal }) => signal === 'asked-for-person');
    expect(asked).toMatchObject({ weight: 1, evidence: 'I want to speak to a person' });
    const sum = briefing.reasons.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(briefing.score, 3);
    for (const line of briefing.summary) expect(briefing.transcript.map(({ seq }) => seq)).toContain(line.seq);
    expect(briefing.transcript.map(({ text }) => text)).toContain('a burgundy bag for the evening under 2000');

    await house.quiet();
    const answer = await ines.fetch(`/api/v1/conversations/${shopper.conversationId}/briefing`);
    const { transcript, ...fromApi } = (await answer.json()) as Briefing;
    const { transcript: atClaim, ...claimed } = briefing;
    expect(fromApi).toEqual(claimed);
    expect(transcript.slice(0, atClaim.length)).toEqual(atClaim);
    await ines.client.ask('conversation:resolve', { conversationId: shopper.conversationId, outcome: 'solved' });
  });

  test('of a handoff that is over is stale, of one that never was not-found', async () => {
    const shopper = await waitingShopper();
    const { handoffId } = await ines.sees(shopper.conversationId);
    await shopper.client.ask('handoff:cancel', {});
    expect(await ines.client.refusal('handoff:claim', { handoffId })).toMatchObject({ code: 'stale' });
    for (const unknown of ['h.1.c_nobody', 'nonsense', '__proto__']) {
      expect(await ines.client.refusal('handoff:claim', { handoffId: unknown })).toMatchObject({ code: 'not-found' });
    }
  });
});

describe('a conversation with an advisor', () => {
  test('is theirs alone: others are told not-yours, and the concierge is silent', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    const { conversationId } = desk;
    const say = { conversationId, clientMessageId: 'x', text: 'Hello, Leo here.' };
    expect(await leo.client.refusal('message:send', say)).toMatchObject({ code: 'not-yours' });
    expect(await leo.client.refusal('handoff:return', { conversationId })).toMatchObject({ code: 'not-yours' });
    expect(await leo.client.refusal('conversation:resolve', { conversationId, outcome: 'x' })).toMatchObject({
      code: 'not-yours',
    });
    await shopper.says('where is my order MM-20452 adaeze.okafor@example.com');
    await desk.hears('MM-20452');
    await shopper.hearsNothingFrom('bot');
    const once = { conversationId, clientMessageId: 'same', text: 'I am looking.' };
    expect(await ines.client.ask('message:send', once)).toEqual(await ines.client.ask('message:send', once));
    expect(await ines.client.refusal('message:send', { ...once, text: 'other words' })).toMatchObject({
      code: 'conflict',
    });
    await shopper.hears('I am looking.');
    await desk.resolves();
  });

  test('is handed back with what was agreed and what is open, and the concierge goes on from there', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    await desk.says('We repair it in Paris.');
    await desk.handsBack({ agreed: 'A repair in Paris.', open: 'The date.' });
    await shopper.floor('bot');
    const resumed = await shopper.hears('A repair in Paris.', 'bot');
    expect(resumed.text).toContain('The date.');
    await shopper.says('thank you');
    await shopper.hears('With pleasure.', 'bot');
    await shopper.hearsNothingFrom('advisor');
  });

  test('is passed on with a note, and kept for the colleague it is passed to', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    const to = { advisorId: 'leo' };
    await ines.client.ask('handoff:transfer', { conversationId: desk.conversationId, to, note: 'speaks of shoes' });
    await shopper.floor('queue');
    expect((await leo.sees(shopper.conversationId)).offeredTo).toBe('leo');
    const taken = await leo.claims(shopper.conversationId);
    const opened = await leo.opens(desk.conversationId);
    expect(opened.notes.map(({ text }) => text)).toEqual(['speaks of shoes']);
    expect((await shopper.floor('advisor')).advisor.name).toBe('Léo Tremblay');
    await taken.resolves();
  });

  test('can be taken over by a supervisor, and by nobody else', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    const { conversationId } = desk;
    expect(await leo.client.refusal('takeover:request', { conversationId })).toMatchObject({ code: 'forbidden' });
    await sofia.client.ask('takeover:request', { conversationId });
    await shopper.client.until('Sofia', () =>
      shopper.client.heard.find(
        ({ name, payload }) => name === 'floor:changed' && JSON.stringify(payload).includes('Sofia'),
      ),
    );
    expect(
      await ines.client.refusal('message:send', { conversationId, clientMessageId: 'late', text: 'still me' }),
    ).toMatchObject({ code: 'not-yours' });
    await ines.client.until('the row to leave Ines', () =>
      ines.snapshot().mine.some((row) => row.conversationId === conversationId) ? undefined : true,
    );
    await sofia.client.ask('conversation:resolve', { conversationId, outcome: 'solved' });
  });

  test('has notes that the shopper never sees, and a draft for each advisor', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    const { conversationId } = desk;
    await sofia.opens(conversationId);
    await ines.client.ask('note:add', { conversationId, noteId: 'n', text: 'SECRET-NOTE allergic to nickel' });
    await sofia.client.until('the note', () => sofia.events().find(({ name }) => name === 'note:created'));
    await ines.client.ask('draft:save', { conversationId, text: 'Dear Madam' });
    await sofia.client.ask('draft:save', { conversationId, text: 'Sofia thinks' });
    expect((await ines.opens(conversationId)).draft).toBe('Dear Madam');
    expect((await sofia.opens(conversationId)).draft).toBe('Sofia thinks');
    await desk.says('Good evening.');
    await shopper.hears('Good evening.');
    expect((await ines.opens(conversationId)).draft).toBe('');
    expect((await sofia.opens(conversationId)).draft).toBe('Sofia thinks');
    expect(JSON.stringify(shopper.client.heard) + JSON.stringify(await shopper.transcript())).not.toContain(
      'SECRET-NOTE',
    );
    await desk.resolves();
  });

  test('can be judged: was this handoff right?', async () => {
    const shopper = await waitingShopper();
    const desk = await ines.claims(shopper.conversationId);
    await ines.client.ask('reason:flag', { handoffId: desk.handoffId, verdict: 'early' });
    await house.quiet();
    expect((await ines.opens(desk.conversationId)).briefing.verdict).toBe('early');
    await desk.resolves();
    await house.quiet();
    expect((await house.conversation(desk.conversationId))?.resolved).toMatchObject({ outcome: 'solved' });
  });
});

describe('what an advisor may see', () => {
  test('a conversation with the concierge does not exist for advisors, and does for supervisors', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello');
    await shopper.hears(undefined, 'bot');
    const { conversationId } = shopper;
    const unknown = await ines.client.refusal('conversation:open', { conversationId: 'c_nobody' });
    expect(await ines.client.refusal('conversation:open', { conversationId })).toEqual(unknown);
    expect(unknown).toMatchObject({ code: 'not-found', retryable: false });
    expect((await sofia.opens(conversationId)).messages).toHaveLength(2);

    expect((await ines.fetch(`/api/v1/conversations/${conversationId}`)).status).toBe(404);
    expect((await sofia.fetch(`/api/v1/conversations/${conversationId}`)).status).toBe(200);
    const messages = await sofia.fetch(`/api/v1/conversations/${conversationId}/messages?after=1`);
    expect(await messages.json()).toMatchObject({ head: 2, messages: [{ seq: 2, author: { kind: 'bot' } }] });
  });

  test('the list of the house is newest first, in pages', async () => {
    const all: ConversationView[] = [];
    let path = '/api/v1/conversations?limit=3';
    for (;;) {
      const page = (await (await sofia.fetch(path)).json()) as { conversations: ConversationView[]; next?: string };
      all.push(...page.conversations);
      if (page.next === undefined) break;
      path = `/api/v1/conversations?limit=3&cursor=${encodeURIComponent(page.next)}`;
    }
    const times = all.map(({ updatedAt }) => updatedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(3);
    expect((await sofia.fetch('/api/v1/conversations?limit=500')).status).toBe(400);
  });

  test('every request of the desk refuses a conversation that does not exist', async () => {
    const conversationId = 'c_nobody';
    const requests: Partial<Record<keyof typeof deskRequests, object>> = {
      'conversation:open': { conversationId },
      'message:send': { conversationId, clientMessageId: 'x', text: 'x' },
      'handoff:return': { conversationId },
      'handoff:transfer': { conversationId, to: { advisorId: 'leo' }, note: 'x' },
      'conversation:resolve': { conversationId, outcome: 'x' },
      'note:add': { conversationId, noteId: 'x', text: 'x' },
      'draft:save': { conversationId, text: 'x' },
      'message:read': { conversationId, seq: 1 },
      'reason:flag': { handoffId: 'h.1.c_nobody', verdict: 'right' },
      'handoff:claim': { handoffId: 'h.1.c_nobody' },
    };
    for (const [name, payload] of Object.entries(requests)) {
      expect({ name, ...(await ines.client.refusal(name, payload)) }).toMatchObject({ name, code: 'not-found' });
    }
    expect(await sofia.client.refusal('takeover:request', { conversationId })).toMatchObject({ code: 'not-found' });
  });
});

describe('fixed points of the sample house', () => {
  test.each([
    ['en', 'I want to speak to a person'],
    ['fr', 'Je veux parler à quelqu\u2019un'],
    ['fr', "Je veux parler à quelqu'un"],
    ['fr-CA', 'Je veux parler à quelqu\u2019un'],
    ['ar', 'أريد التحدث إلى شخص'],
  ])('in %s, "%s" hands over in that turn', async (locale, words) => {
    const shopper = await house.shopper({ locale });
    await shopper.says(words);
    await shopper.floor('queue');
    const lines = await shopper.transcript();
    expect(lines.filter(({ author }) => author.kind === 'shopper')).toHaveLength(1);
    const row = await sofia.sees(shopper.conversationId);
    expect(row).toMatchObject({ locale, reasons: [{ signal: 'asked-for-person' }] });
    await shopper.client.ask('handoff:cancel', {});
  });

  test('another person\u2019s order and an unknown number get exactly the same words', async () => {
    const ask = async (words: string) => {
      const shopper = await house.shopper();
      await shopper.says(words);
      const { text, card, suggestions } = await shopper.hears(undefined, 'bot');
      return { text, card, suggestions };
    };
    const right = await ask('my order MM-20418, camille.aubert@example.com');
    const foreign = await ask('my order MM-20418, eve@example.com');
    const unknown = await ask('my order MM-99999, eve@example.com');
    expect(right.card).toMatchObject({ kind: 'order_timeline', orderNumber: 'MM-20418' });
    expect(foreign).toEqual(unknown);
    expect(JSON.stringify(foreign)).not.toMatch(/camille|Seine|deliver/i);
  });

  test.each(['ines', 'leo', 'mei', 'nadia', 'sofia', 'admin'])('%s can sign in', async (name) => {
    const { me } = await signIn(house.url, `${name}@meridon.example`);
    expect(me.house).toBe('Maison Meridon');
    const role = name === 'admin' ? 'admin' : name === 'sofia' ? 'supervisor' : 'advisor';
    expect(me.role).toBe(role);
  });

  test('nobody signs in with another password', async () => {
    await expect(signIn(house.url, 'ines@meridon.example', 'wrong')).rejects.toThrow('401');
  });
});
