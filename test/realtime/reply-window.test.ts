/** What an advisor may send on a channel with a reply window: told in the briefing, and refused by the server otherwise. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelKind } from '../../src/domain/channel-kind.ts';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const hour = 3_600_000;
let aheadMs = 0;
let house: TestHouse;
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + aheadMs), monotonicMs: () => performance.now() };
  house = await openTestHouse({ clock });
});
afterAll(() => house.close());

async function says(channel: ChannelKind, id: string, text: string, locale = 'en'): Promise<void> {
  const key = randomUUID();
  await house.app.store.inbox.receive([
    {
      id: eventId(key),
      key,
      contentHash: key,
      conversationId: conversationId(id),
      opening: { channel, account: 'house', visitor: id, locale },
      receivedAt: new Date(Date.now() + aheadMs),
      body: { kind: 'shopper:said', text },
    },
  ]);
  await house.quiet();
}

const asksForPerson: Readonly<Record<string, string>> = {
  en: 'I want to speak to a person',
  fr: 'Je veux parler à quelqu’un',
  ar: 'أريد التحدث إلى شخص',
};

/** Somebody asks for a person, and Inès comes so many hours later. */
async function claimedAfter(hours: number, channel: ChannelKind, locale = 'en') {
  aheadMs = 0;
  const id = `c_${randomUUID()}`;
  await says(channel, id, asksForPerson[locale] ?? '', locale);
  aheadMs = hours * hour;
  const ines = await house.advisor('ines');
  await ines.sees(id);
  const { briefing } = await ines.claims(id);
  return { id, ines, replyWindow: briefing.replyWindow };
}

const send = (ines: AdvisorClient, id: string, words: object) =>
  ines.client.answer('message:send', { conversationId: id, clientMessageId: randomUUID(), ...words });
const lastOf = async (id: string) => (await house.app.store.transcripts.messages(conversationId(id), 0, 100)).at(-1);

const follow = { name: 'follow_up', parameters: ['Camille', 'Inès', 'the Seine tote'] };

describe('WhatsApp', () => {
  test('in its window: a reply, and until when', async () => {
    const { id, ines, replyWindow } = await claimedAfter(23, 'whatsapp');
    expect(replyWindow).toMatchObject({ open: true, allowed: ['reply', 'template'] });
    const left = Date.parse(String(replyWindow.until)) - (Date.now() + aheadMs);
    expect(Math.round(left / hour)).toBe(1);
    expect(await send(ines, id, { text: 'Here I am.' })).toMatchObject({ ok: true });
  });

  test('after it: words are refused with the reason, a template goes out in the words of the house', async () => {
    const { id, ines, replyWindow } = await claimedAfter(25, 'whatsapp', 'fr');
    expect(replyWindow).toMatchObject({ open: false, allowed: ['template'], reason: 'window-closed' });
    expect(replyWindow).not.toHaveProperty('until');

    const refused = await send(ines, id, { text: 'Here I am.' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'forbidden', reason: 'window-closed', message: expect.stringContaining('approved template') },
    });

    const { templates } = await ines.client.ask<DeskAcks['templates:list']>('templates:list', { conversationId: id });
    expect(templates.map(({ name, language }) => `${name} ${language}`)).toEqual([
      'follow_up fr',
      'order_news fr',
      'appointment fr',
    ]);

    expect(await send(ines, id, { template: follow })).toMatchObject({ ok: true });
    await house.quiet();
    expect(await lastOf(id)).toMatchObject({
      text: 'Bonjour Camille, ici Inès, de la Maison Meridon. J’ai une réponse à votre question sur the Seine tote. Puis-je vous l’écrire ici ?',
      template: { name: 'follow_up', language: 'fr', body: follow.parameters, buttons: [{ reply: 'person' }] },
      suggestions: [{ label: 'Oui, volontiers', value: 'person' }],
    });
  });

  test('places are named in the language of the advisor, the words are in that of the shopper', async () => {
    const { id, ines } = await claimedAfter(25, 'whatsapp', 'ar');
    const { templates } = await ines.client.ask<DeskAcks['templates:list']>('templates:list', { conversationId: id });
    expect(templates[0]).toMatchObject({
      language: 'ar',
      body: expect.stringContaining('ميزون ميريدون'),
      parameters: ['Son nom', 'Votre nom', 'L’objet de sa question'],
    });
  });

  test('when the shopper writes again, the open desk is told that the window is open', async () => {
    const { id, ines } = await claimedAfter(30, 'whatsapp');
    await says('whatsapp', id, 'are you there?');
    const opened = await ines.client.until('a new reply window', () => {
      const event = ines.events().findLast(({ name }) => name === 'briefing:updated');
      return event?.name === 'briefing:updated' && event.briefing.replyWindow.open ? event : undefined;
    });
    expect(opened.briefing.replyWindow.allowed).toEqual(['reply', 'template']);
    expect(await send(ines, id, { text: 'Yes.' })).toMatchObject({ ok: true });
  });

  test('STOP closes all ways but an answer', async () => {
    const { id, ines } = await claimedAfter(1, 'whatsapp');
    await says('whatsapp', id, 'Stop.');
    expect((await lastOf(id))?.text).toMatch(/START/);
    expect(await send(ines, id, { text: 'I understand.' })).toMatchObject({ ok: true });
    aheadMs += 25 * hour;
    expect(await send(ines, id, { template: follow })).toMatchObject({ error: { reason: 'opted-out' } });
    expect(await ines.client.ask('templates:list', { conversationId: id })).toMatchObject({ templates: [] });
  });

  test.each([
    ['another number of parameters', { ...follow, parameters: ['Camille'] }, 'bad-request'],
    ['a place without words', { ...follow, parameters: ['Camille', ' ', 'bag'] }, 'bad-request'],
    ['a line break in a place', { ...follow, parameters: ['Camille', 'Inès', 'one\ntwo'] }, 'bad-request'],
    ['a template that does not exist', { ...follow, name: 'nothing' }, 'not-found'],
    ['a language that it does not have', { ...follow, language: 'ja' }, 'not-found'],
    ['news for somebody who never agreed', { name: 'new_arrival', parameters: ['a bag'] }, 'forbidden'],
  ])('%s is refused', async (_what, template, code) => {
    const { id, ines } = await claimedAfter(25, 'whatsapp');
    expect(await send(ines, id, { template })).toMatchObject({ ok: false, error: { code } });
  });

  test('a template has its own words', async () => {
    const { id, ines } = await claimedAfter(25, 'whatsapp');
    expect(await send(ines, id, { text: 'and more', template: follow })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });
});

describe('Messenger', () => {
  test('for a week a person may answer with the human tag, then nothing goes', async () => {
    const { id, ines, replyWindow } = await claimedAfter(25, 'messenger');
    expect(replyWindow).toMatchObject({ open: false, allowed: ['human-tag'], reason: 'window-closed' });
    expect(await send(ines, id, { text: 'Here I am.' })).toMatchObject({ ok: true });
    expect(await send(ines, id, { template: follow })).toMatchObject({ error: { code: 'not-found' } });

    aheadMs = 169 * hour;
    expect(await send(ines, id, { text: 'Here I am.' })).toMatchObject({
      error: { code: 'forbidden', reason: 'tag-over' },
    });
  });
});

test('on our own page nothing ever closes', async () => {
  const { id, ines, replyWindow } = await claimedAfter(24 * 30, 'web');
  expect(replyWindow).toEqual({ open: true, allowed: ['reply'] });
  expect(await send(ines, id, { text: 'Here I am.' })).toMatchObject({ ok: true });
});
