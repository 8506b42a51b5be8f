/**
 * Who may what at the desk: every request there is, with an otherwise valid payload, from those who must not. A new request is
 * asked too, without a line here: it fails until it refuses strangers to the conversation it names.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { deskRequests } from '../../src/protocol/desk/requests.ts';
import { type AdvisorClient, signIn } from '../support/advisor.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
let shopper: Shopper;
/** Of Montréal: has the conversation. */
let leo: AdvisorClient;
/** Of Paris: may not see it. */
let ines: AdvisorClient;
let names: Readonly<Record<string, string>>;
const secretWords = 'my ring size is fifty-two and a half';

beforeAll(async () => {
  house = await openTestHouse();
  [leo, ines] = await Promise.all([house.advisor('leo'), house.advisor('ines')]);
  shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  const { handoffId } = await ines.sees(shopper.conversationId);
  // it waits: everybody may look
  await ines.opens(shopper.conversationId);
  const held = await leo.claims(shopper.conversationId);
  await shopper.says(secretWords);
  await held.hears(secretWords);
  names = { conversationId: shopper.conversationId, handoffId };
}, 60_000);
afterAll(() => house.close());

/** About nobody's conversation, or without effect for whoever does not have it. */
const openToAll = new Set([
  ...['desk:sync', 'presence:set', 'presence:touch', 'conversation:leave', 'typing:set', 'message:read'],
  ...['handoff:pass', 'draft:discard'],
]);
const refusals = ['not-found', 'not-yours', 'forbidden', 'already-claimed', 'conflict', 'stale'];
/** What a schema cannot say that it wants. */
const wantedToo: Readonly<Record<string, object>> = {
  'message:send': { text: 'words' },
  'reading:correct': { language: 'fr' },
};

/** The least that the schema lets through, about the conversation of these tests. */
function leastPayload(request: keyof typeof deskRequests): Record<string, unknown> {
  type Field = { type?: string; enum?: unknown[]; const?: unknown; format?: string };
  const shape = z.toJSONSchema(deskRequests[request], { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Field>;
    required?: string[];
  };
  const value = (name: string, { type, enum: choices, const: only }: Field): unknown => {
    if (names[name] !== undefined) return names[name];
    if (choices !== undefined || only !== undefined) return only ?? choices?.[0];
    if (type === 'boolean') return true;
    if (type === 'object') return { advisorId: 'ines' };
    return type === 'integer' || type === 'number' ? 1 : 'words';
  };
  const wanted = shape.required ?? [];
  return {
    ...Object.fromEntries(wanted.map((name) => [name, value(name, shape.properties?.[name] ?? {})])),
    ...wantedToo[request],
  };
}

const requests = Object.keys(deskRequests) as (keyof typeof deskRequests)[];

test.each(requests.filter((request) => !openToAll.has(request)))(
  '%s about a conversation of another boutique is refused',
  async (request) => {
    const refused = await ines.client.refusal(request, leastPayload(request));
    expect({ request, code: refused.code, known: refusals.includes(refused.code) }).toEqual({
      request,
      code: refused.code,
      known: true,
    });
  },
);

test('and changes nothing, nor is a word of it ever pushed to them', async () => {
  await shopper.says('and it is a secret');
  await leo.client.until('the last words', () =>
    leo.events().find((event) => JSON.stringify(event).includes('and it is a secret')),
  );
  const conversation = await house.conversation(shopper.conversationId);
  expect(conversation?.floor).toMatchObject({ heldBy: 'advisor', advisorId: 'leo' });
  const pushed = JSON.stringify(ines.client.heard);
  expect(pushed).not.toContain(secretWords);
  expect(pushed).not.toContain('and it is a secret');
  // who has it now is told, so that their composer locks
  expect(ines.events().some(({ name }) => name === 'floor:changed')).toBe(true);
});

test.each(requests)('%s reaches nobody who is not signed in', async (request) => {
  const visitorToken = 'a'.repeat(43);
  for (const options of [
    {},
    { auth: { visitorToken } },
    { auth: { ticket: visitorToken } },
    { cookie: `aparte=${visitorToken}` },
  ]) {
    const outcome = await connectClient(house.url, '/desk', { ...options, reconnection: false }).then(
      (client) => client.answer(request, leastPayload(request)).finally(() => client.close()),
      () => 'not let in',
    );
    expect(outcome).toBe('not let in');
  }
});

test.each(requests)('%s does not exist for a shopper', async (request) => {
  if (request in { 'message:send': 0, 'typing:set': 0, 'message:read': 0 }) return;
  expect((await shopper.client.refusal(request, leastPayload(request))).code).toBe('not-found');
});

test('over HTTP too it is not there, whatever is asked of it', async () => {
  const { conversationId } = names;
  for (const path of ['', '/messages', '/briefing']) {
    expect((await ines.fetch(`/api/v1/conversations/${conversationId}${path}`)).status).toBe(404);
    expect((await leo.fetch(`/api/v1/conversations/${conversationId}${path}`)).status).toBe(200);
  }
  expect(await (await ines.fetch('/api/v1/conversations')).text()).not.toContain(String(conversationId));
});

test('a colleague of the same boutique may read it, a supervisor too, and once it waits again everybody', async () => {
  const admin = await signIn(house.url, 'admin@meridon.example');
  const moved = await fetch(`${house.url}/api/v1/people/nadia`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: house.url, cookie: admin.cookie },
    body: JSON.stringify({ storeId: leo.me.storeId }),
  });
  expect(moved.status).toBe(200);
  const [nadia, sofia] = await Promise.all([house.advisor('nadia'), house.advisor('sofia')]);
  for (const colleague of [nadia, sofia]) {
    expect((await colleague.opens(shopper.conversationId)).conversationId).toBe(shopper.conversationId);
  }
  await leo.client.ask('handoff:transfer', {
    conversationId: shopper.conversationId,
    to: { advisorId: 'ines' },
    note: 'she knows this ring',
  });
  await ines.sees(shopper.conversationId);
  expect((await ines.opens(shopper.conversationId)).conversationId).toBe(shopper.conversationId);
});

test('whoever looked is in the audit log, once for a quarter of an hour', async () => {
  const admin = await signIn(house.url, 'admin@meridon.example');
  const answer = await fetch(
    `${house.url}/api/v1/audit?action=conversation-read&by=leo&subject=${encodeURIComponent(shopper.conversationId)}`,
    { headers: { cookie: admin.cookie } },
  );
  expect((await answer.json()).entries).toHaveLength(1);
});

test('being moved to another boutique cuts the socket within seconds', async () => {
  const mei = await house.advisor('mei');
  const cut = new Promise<string>((resolve) => mei.client.socket.once('disconnect', resolve));
  const admin = await signIn(house.url, 'admin@meridon.example');
  await fetch(`${house.url}/api/v1/people/mei`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: house.url, cookie: admin.cookie },
    body: JSON.stringify({ storeId: 'paris' }),
  });
  expect(await cut).toBe('io server disconnect');
}, 20_000);
