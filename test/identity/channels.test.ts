/** One shopper on the web, WhatsApp and Messenger, through the real house: codes, ways over, what is shared, what is undone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { connectClient } from '../support/client.ts';
import type { Shopper } from '../support/shopper.ts';
import { onPage, pageWebhook, textWebhook } from '../support/webhooks.ts';

let rig: ChannelHouse;
beforeAll(async () => {
  rig = await openChannelHouse({ env: { WHATSAPP_NUMBER: '+33 1 40 00 00 00', TURN_MS: '12000' } });
});
afterAll(() => rig.close());

let count = 0;
const phone = () => `3360000${String(++count).padStart(4, '0')}`;

async function writes(from: string, text: string): Promise<Conversation> {
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: `x${++count}` }, text));
  await rig.quiet();
  const thread = await rig.thread('whatsapp', from);
  if (thread === undefined) throw new Error('no thread');
  return thread;
}

/** Codes as they lie in the folder of letters, the latest last. */
function codesTo(email: string): string[] {
  const dir = join(rig.house.dir, 'mail');
  const letters = (() => {
    try {
      return readdirSync(dir).sort();
    } catch {
      return [];
    }
  })();
  return letters
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .filter((letter) => letter.includes(`To: ${email}`))
    .map((letter) => /\b(\d{6})\b/.exec(letter.slice(letter.indexOf('\r\n\r\n')))?.[1] ?? '');
}

async function codeFor(email: string, after = 0): Promise<string> {
  return rig.until(`a letter to ${email}`, () => codesTo(email)[after]);
}

async function verifiesOnPhone(from: string, email: string): Promise<Conversation> {
  const before = codesTo(email).length;
  await writes(from, 'It is me');
  await writes(from, email);
  return writes(from, await codeFor(email, before));
}

async function verifiesOnWeb(shopper: Shopper, email: string): Promise<void> {
  const before = codesTo(email).length;
  await shopper.says('It is me');
  await shopper.hears(/which e-mail address/);
  await shopper.says(email);
  await shopper.hears(/on its way/);
  await shopper.says(`the code is ${await codeFor(email, before)}`);
  await shopper.hears(/I know that it is you/);
  await rig.quiet();
}

test('a code renews the token of the browser it was typed in; whoever knew the old one is out before the answer', async () => {
  const email = 'jonas.weiss@example.com';
  const shopper = await rig.house.shopper();
  await shopper.says('Good evening');
  const planted = await connectClient(rig.house.url, '/shopper', { auth: { visitorToken: shopper.token } });
  await planted.ask('session:resume', { after: 0 });
  const overheard: string[] = [];
  planted.socket.on('message:created', ({ text }: { text: string }) => overheard.push(text));
  const gone = new Promise((resolve) => planted.socket.once('disconnect', resolve));
  const renewed = new Promise<{ visitorToken: string }>((resolve) =>
    shopper.client.socket.once('session:renewed', resolve),
  );
  await shopper.says('It is me');
  await shopper.hears(/which e-mail address/);
  await shopper.says(email);
  await shopper.hears(/on its way/);
  const code = await codeFor(email);
  // both in the turn that proves it
  await Promise.all([planted.ask('message:send', { clientMessageId: 'p1', text: 'and then' }), shopper.says(code)]);
  const { visitorToken } = await renewed;
  expect(await gone).toBe('io server disconnect');
  await shopper.hears(/I know that it is you/);
  expect(overheard.join('\n')).not.toMatch(/I know that it is you/);
  planted.socket.connect();
  await expect(planted.ask('sync', { after: 0 })).rejects.toMatchObject({ error: { code: 'unauthenticated' } });
  // the same tab goes on, and the others by the new token
  await shopper.says('Where is my order?');
  const tab = await connectClient(rig.house.url, '/shopper', { auth: { visitorToken } });
  expect(await tab.ask('session:resume', { after: 0 })).toMatchObject({ conversationId: shopper.conversationId });
  for (const client of [planted, tab]) client.close();
});

const now = (shopper: Shopper) => rig.house.conversation(shopper.conversationId);

test('a code by e-mail makes two threads one shopper; what is told on one is known on the other', async () => {
  const email = 'camille.aubert@example.com';
  const from = phone();
  await writes(from, 'I am looking for a burgundy evening bag');
  const onPhone = await verifiesOnPhone(from, email);
  expect(onPhone.identity).toMatchObject({
    level: 'verified',
    shopperId: 'camille-aubert',
    tier: 'patron',
    proof: { by: 'email-code' },
  });

  const shopper = await rig.house.shopper();
  await verifiesOnWeb(shopper, email);
  expect((await shopper.transcript()).at(-1)?.text).toMatch(/on WhatsApp/);
  const toldOn = await rig.until('the wish to come over', async () => (await now(shopper))?.memory.toldOn);
  expect(toldOn).toMatchObject({ wish: 'whatsapp' });
  expect((await now(shopper))?.memory.slots['wish']).toBe(onPhone.memory.slots['wish']);
  // all of an account's orders, without a number
  await shopper.says('Where is my order?');
  await shopper.hears(/2 orders/);

  await shopper.says('I want to speak to a person');
  const ines = await rig.house.advisor('ines');
  const { briefing } = await ines.claims(shopper.conversationId);
  expect(briefing.shopper).toMatchObject({ identity: 'verified', shopperId: 'camille-aubert' });
  expect(briefing.channels).toMatchObject([
    { channel: 'web', here: true, how: 'email-code', level: 'verified' },
    { channel: 'whatsapp', how: 'email-code', level: 'verified', conversationId: onPhone.id, words: onPhone.snippet },
  ]);
  expect(briefing.doNotAskAgain.join('\n')).toMatch(/wish: .*\(whatsapp\)/);

  // once another boutique has had the other thread, its words are theirs
  await writes(from, 'I want to speak to a person');
  const leo = await rig.house.advisor('leo');
  const theirs = await leo.claims(onPhone.id);
  await theirs.says('Good evening, Léo of Montréal.');
  await theirs.resolves();
  await rig.quiet();
  const words = async () => (await ines.opens(shopper.conversationId)).briefing.channels?.at(-1)?.words;
  expect(await words()).toBe('');
  const { channels } = (await (
    await ines.fetch(`/api/v1/conversations/${encodeURIComponent(shopper.conversationId)}/briefing`)
  ).json()) as { channels: { words: string }[] };
  expect(channels.at(-1)?.words).toBe('');
  const { links } = (await (await ines.fetch('/api/v1/shoppers/camille-aubert/links')).json()) as {
    links: { conversationId: string; words: string }[];
  };
  expect(links.find(({ conversationId: id }) => id === onPhone.id)?.words).toBe('');
});

test('STOP on one channel is a no on every channel of the shopper; START on one opens that one alone', async () => {
  const email = 'priya.raman@example.com';
  const from = phone();
  const onPhone = await verifiesOnPhone(from, email);
  const shopper = await rig.house.shopper();
  await verifiesOnWeb(shopper, email);
  await shopper.client.ask('consent:set', { purpose: 'outreach', granted: true });
  await writes(from, 'STOP');
  const outreach = async () => (await now(shopper))?.consents.find(({ purpose }) => purpose === 'outreach')?.granted;
  await rig.until('the no to arrive', async () => ((await outreach()) === false ? true : undefined));
  await writes(from, 'START');
  await rig.quiet();
  expect(await outreach()).toBe(false);
  const there = await rig.house.conversation(onPhone.id);
  expect(there?.consents.find(({ purpose }) => purpose === 'outreach')?.granted).toBe(true);
});

test('the answer is the same for an address that nobody knows, and no letter goes there', async () => {
  const said: string[][] = [];
  for (const email of ['jonas.weiss@example.com', 'nobody.here@example.com']) {
    const shopper = await rig.house.shopper();
    await shopper.says('verify me');
    await shopper.hears(/which e-mail address/);
    await shopper.says(email);
    await shopper.hears(/on its way/);
    await rig.quiet();
    said.push((await shopper.transcript()).slice(2).map(({ text }) => text.replaceAll(email, '…')));
    shopper.close();
  }
  expect(said[0]).toEqual(said[1]);
  await codeFor('jonas.weiss@example.com');
  expect(codesTo('nobody.here@example.com')).toEqual([]);
});

test('five wrong codes use a code up: the right one is then no better', async () => {
  const email = 'adaeze.okafor@example.com';
  const shopper = await rig.house.shopper();
  await shopper.says('It is me');
  await shopper.hears(/which e-mail address/);
  await shopper.says(email);
  await shopper.hears(/on its way/);
  const code = await codeFor(email);
  for (let guess = 0; guess < 5; guess++) {
    const wrong = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
    await shopper.says(`the code is ${wrong}`);
    await shopper.hears(guess < 4 ? /not the code/ : /no longer good/, 'bot');
  }
  await shopper.says(`the code is ${code}`);
  await rig.quiet();
  expect((await now(shopper))?.identity.level).toBe('anonymous');
});

test('from the web to WhatsApp: the way over works once, asks first, and brings the goal in hand along', async () => {
  const shopper = await rig.house.shopper();
  await shopper.says('I am looking for a burgundy evening bag under 2,000 EUR');
  await rig.quiet();
  await shopper.says('Can I continue on WhatsApp?');
  const { text } = await shopper.hears(/wa\.me/);
  const prefilled = decodeURIComponent(/wa\.me\/33140000000\?text=(\S+)/.exec(text)?.[1] ?? '');
  expect(prefilled).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);

  const from = phone();
  await writes(from, prefilled);
  expect(rig.phone(from).at(-1)).toMatch(/go on here .* on our website/s);
  const asked = await rig.thread('whatsapp', from);
  expect(asked?.memory.slots['wish']).toBeUndefined();
  const onPhone = await writes(from, 'Yes');
  expect(rig.phone(from).join('\n')).toMatch(/Here we are again/);
  expect(onPhone.memory.slots['wish']).toBe((await now(shopper))?.memory.slots['wish']);
  expect(onPhone.memory.toldOn).toMatchObject({ wish: 'web' });
  await shopper.hears(/go on with this conversation on WhatsApp/, 'system');

  const thief = phone();
  await writes(thief, prefilled);
  expect(rig.phone(thief).at(-1)).toMatch(/no longer open/);
});

test('from WhatsApp to the web, verified there: known here too, and nothing goes back to whom the word came from', async () => {
  const from = phone();
  const onPhone = await verifiesOnPhone(from, 'hiroshi.tanaka@example.com');
  await writes(from, 'continue on the website');
  const word = /\?concierge-resume=([0-9A-Z]{16})/.exec(rig.phone(from).join(' '))?.[1] ?? '';
  const shopper = await rig.house.shopper();
  await shopper.says('I am here to go on', { value: `resume:look#${word}` });
  await shopper.hears(/conversation that began on WhatsApp/);
  await shopper.taps(/Yes, go on/);
  await shopper.hears(/Here we are again/);
  await rig.quiet();
  expect((await now(shopper))?.identity).toMatchObject({
    level: 'verified',
    shopperId: onPhone.identity.shopperId,
    proof: { by: 'resume-link' },
  });
});

test('a word of an anonymous thread gives nothing of the one who takes it up back to it', async () => {
  const attacker = await rig.house.shopper();
  await attacker.says('Hello');
  await attacker.says('go on elsewhere');
  const { text } = await attacker.hears(/wa\.me/);
  const prefilled = decodeURIComponent(/\?text=(\S+)/.exec(text)?.[1] ?? '');
  const from = phone();
  await writes(from, 'I am looking for a silk scarf');
  await verifiesOnPhone(from, 'guest.milan@example.com');
  await writes(from, prefilled);
  await writes(from, 'Yes');
  await writes(from, 'I am looking for black pumps');
  await rig.quiet();
  const theirs = await now(attacker);
  expect(theirs?.identity.level).toBe('anonymous');
  expect(theirs?.memory.slots).toEqual({});
  const victim = await rig.thread('whatsapp', from);
  expect(victim?.identity).toMatchObject({ level: 'verified', email: 'guest.milan@example.com' });
});

test('Messenger: opening the way over speaks for the shopper who opened it', async () => {
  const shopper = await rig.house.shopper();
  await shopper.says('Where is my order MM-20455? My address is hiroshi.tanaka@example.com');
  await shopper.hears(/MM-20455/);
  await shopper.says('continue on messenger');
  const { text } = await shopper.hears(/m\.me/);
  const ref = /m\.me\/page-1\?ref=(\S+)/.exec(text)?.[1] ?? '';
  const from = 'psid-over';
  const referral = { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' };
  await rig.hook('messenger', pageWebhook(onPage(from, { referral })));
  await rig.quiet();
  expect(rig.phone(from).at(-1)).toMatch(/began on our website/);
});

test('a shopper unlinks a chat by asking; it then knows nobody, and the same proof does not link it again', async () => {
  const email = 'eleonore.vasseur@example.com';
  const { items } = await rig.house.app.store.documents.list<{ email?: string }>('shoppers', { limit: 200 });
  const known = items.find(({ id }) => id === 'eleonore-vasseur')?.value.email ?? email;
  const from = phone();
  const linked = await verifiesOnPhone(from, known);
  expect(linked.identity.level).toBe('verified');
  await writes(from, 'unlink this chat');
  const alone = await writes(from, 'Yes');
  expect(alone.identity).toEqual({ level: 'anonymous' });
  expect(rig.phone(from).at(-1)).toMatch(/stands alone/);
  const sofia = await rig.house.advisor('sofia');
  const link = `/api/v1/shoppers/eleonore-vasseur/links/${linked.id}`;
  expect((await sofia.fetch(`${link}/restore`, { method: 'POST' })).status).toBe(403);
});

test('the desk unlinks a channel and undoes that; an order’s number alone links at a lower level', async () => {
  const shopper = await rig.house.shopper();
  await shopper.says('Where is my order MM-20431? jonas.weiss@example.com');
  await shopper.hears(/MM-20431/);
  await rig.quiet();
  const sofia = await rig.house.advisor('sofia');
  const path = '/api/v1/shoppers/jonas-weiss/links';
  const { links } = (await (await sofia.fetch(path)).json()) as { links: { linkId: string }[] };
  expect(links).toContainEqual(
    expect.objectContaining({
      linkId: shopper.conversationId,
      how: 'order-proof',
      level: 'claimed',
      evidence: 'MM-20431',
    }),
  );
  // somebody who serves none of these threads learns nothing of them
  const mei = await rig.house.advisor('mei');
  expect((await mei.fetch(path)).status).toBe(404);
  expect((await mei.fetch(`${path}/${shopper.conversationId}`, { method: 'DELETE' })).status).toBe(404);

  expect((await sofia.fetch(`${path}/${shopper.conversationId}`, { method: 'DELETE' })).status).toBe(204);
  await shopper.hears(/unlinked this chat/, 'system');
  await rig.quiet();
  expect((await now(shopper))?.identity).toEqual({ level: 'anonymous' });
  expect((await now(shopper))?.memory.ordersProven).toEqual([]);
  expect((await sofia.fetch(`${path}/${shopper.conversationId}`, { method: 'DELETE' })).status).toBe(404);

  expect((await sofia.fetch(`${path}/${shopper.conversationId}/restore`, { method: 'POST' })).status).toBe(204);
  await rig.quiet();
  expect((await now(shopper))?.identity).toMatchObject({ level: 'claimed', shopperId: 'jonas-weiss' });
  const admin = await rig.house.advisor('admin');
  const { entries } = (await (await admin.fetch('/api/v1/audit')).json()) as { entries: { action: string }[] };
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['shopper-unlinked', 'shopper-relinked']));
});

test('erasing a shopper takes every linked channel along, and a webhook that comes again brings nothing back', async () => {
  const shopper = await rig.house.shopper();
  await shopper.says('I am looking for a silk scarf');
  await rig.quiet();
  await shopper.says('continue on whatsapp');
  const { text } = await shopper.hears(/wa\.me/);
  const prefilled = decodeURIComponent(/\?text=(\S+)/.exec(text)?.[1] ?? '');
  const from = phone();
  await writes(from, prefilled);
  const yes = textWebhook('whatsapp', { from, id: `last-${from}` }, 'Yes');
  await rig.hook('whatsapp', yes);
  await rig.quiet();
  await verifiesOnWeb(shopper, 'marc.delorme@example.com').catch(() => undefined);
  const onPhone = await rig.thread('whatsapp', from);
  const shopperId = (await now(shopper))?.identity.shopperId;
  expect(shopperId).toBe('marc-delorme');

  const admin = await rig.house.advisor('admin');
  const kept = (await (await admin.fetch(`/api/v1/shoppers/${shopperId}/export`)).json()) as {
    conversations: { conversation: { id: string } }[];
  };
  expect(kept.conversations.map(({ conversation }) => conversation.id).sort()).toEqual(
    [shopper.conversationId, onPhone?.id].sort(),
  );
  const erased = await admin.fetch(`/api/v1/shoppers/${shopperId}`, { method: 'DELETE' });
  expect(erased.status).toBe(204);
  expect(await now(shopper)).toBeUndefined();
  expect(await rig.thread('whatsapp', from)).toBeUndefined();
  await rig.hook('whatsapp', yes);
  await rig.quiet();
  expect(await rig.thread('whatsapp', from)).toBeUndefined();
  const { documents } = rig.house.app.store;
  for (const collection of ['links', 'codes', 'resumes']) {
    const { items } = await documents.list<{ conversationId: string }>(collection, { limit: 500 });
    const left = items.filter(({ value }) => [shopper.conversationId, onPhone?.id].includes(value.conversationId));
    expect({ collection, left }).toEqual({ collection, left: [] });
  }
});
