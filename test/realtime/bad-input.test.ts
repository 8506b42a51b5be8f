/** Whatever a socket is fed: a clear error with a stable code, nothing lost, and the next message answered. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { deskRequests } from '../../src/protocol/desk/requests.ts';
import { shopperRequests } from '../../src/protocol/shopper.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { connectClient } from '../support/client.ts';
import { hostileFields, isPolluted, withField } from '../support/hostile-json.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Random, seeded } from '../support/random.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const knownCodes = [
  ...['bad-request', 'too-long', 'too-large', 'rate-limited', 'unauthenticated', 'forbidden', 'not-found', 'conflict'],
  ...['already-claimed', 'not-yours', 'stale', 'unknown-locale', 'retry-later'],
];

let house: TestHouse;
let sofia: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse();
  sofia = await house.advisor('sofia');
}, 60_000);
afterAll(() => house.close());

/** After anything: the same process answers a shopper and says that it is well. */
afterEach(async () => {
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  const control = await house.shopper();
  await control.says('where is my order MM-20418? camille.aubert@example.com');
  await control.hears('delivered', 'bot');
  control.close();
});

describe(`malformed payloads (SEED=${seed})`, () => {
  test('of every request of a shopper are refused by code, and never answered with internals', async () => {
    const random = seeded(seed);
    for (let round = 0; round < 12; round += 1) {
      const shopper = await house.shopper();
      for (let i = 0; i < 30; i += 1) {
        const name = random.pick(Object.keys(shopperRequests).filter((request) => request !== 'session:forget'));
        await expectHarmless(shopper.client, name, garbage(random, 3));
      }
      shopper.close();
    }
  }, 60_000);

  test('of every request of the desk too', async () => {
    const random = seeded(seed + 1);
    for (let round = 0; round < 6; round += 1) {
      const desk = await house.advisor('leo');
      for (let i = 0; i < 30; i += 1) {
        await expectHarmless(desk.client, random.pick(Object.keys(deskRequests)), garbage(random, 3));
      }
      desk.close();
    }
  }, 60_000);

  test.each([
    ['no payload at all', []],
    ['null', [null]],
    ['too many arguments', [{ clientMessageId: '1', text: 'a' }, 'b', 'c', 'd']],
    ['an array', [[1, 2, 3]]],
    ['a prototype', [JSON.parse('{"__proto__":{"admin":true},"clientMessageId":"p","text":"x"}')]],
    ['an operator for a text', [{ clientMessageId: 'o', text: { $gt: '' } }]],
    ['an unknown key', [{ clientMessageId: 'k', text: 'x', role: 'admin' }]],
    ['an empty text', [{ clientMessageId: 'e', text: '  \n ' }]],
    ['bytes', [Buffer.from([1, 2, 3])]],
  ])('%s: bad-request, nothing stored', async (_what, payload) => {
    const shopper = await house.shopper();
    const error = await shopper.client.refusal('message:send', ...payload);
    expect(error).toMatchObject({ code: 'bad-request', retryable: false });
    await house.quiet();
    expect(await shopper.transcript()).toEqual([]);
  });

  test.each(hostileFields)('%s, as bytes of the wire: bad-request, nothing stored', async (_what, field) => {
    const shopper = await house.shopper();
    const words = withField({ clientMessageId: 'wire', text: 'x' }, field);
    const { engine } = shopper.client.socket.io;
    const answered = new Promise<string>((resolve) =>
      engine.on('packet', ({ data }) => String(data).startsWith('3/shopper,99') && resolve(String(data))),
    );
    engine.write(`2/shopper,99["message:send",${words}]`);
    expect(await answered).toContain('"code":"bad-request"');
    await house.quiet();
    expect(await shopper.transcript()).toEqual([]);
    expect(isPolluted()).toBe(false);
    shopper.close();
  });

  test('a request that needs no words may come without a payload', async () => {
    const shopper = await house.shopper();
    expect(await shopper.client.answer('handoff:request')).toMatchObject({ ok: true, floor: { heldBy: 'queue' } });
    expect(await shopper.client.answer('handoff:cancel')).toMatchObject({ ok: true, floor: { heldBy: 'bot' } });
    expect(await shopper.client.answer('session:forget')).toEqual({ ok: true });
  });

  test('requests that do not exist are answered too', async () => {
    const shopper = await house.shopper();
    for (const name of ['no:such', '__proto__', 'constructor', 'toString', 'join', 'desk:sync']) {
      expect({ name, ...(await shopper.client.refusal(name, {})) }).toMatchObject({ name, code: 'not-found' });
    }
  });

  test('packets that break the protocol cut that socket and no other', async () => {
    const other = await house.shopper();
    for (const packet of [
      '2/shopper,',
      '2/shopper,{"a":1}',
      '2/shopper,["x"',
      '51-/shopper,["a",{"_placeholder":true,"num":9}]',
      '9',
      'x',
    ]) {
      const client = await connectClient(house.url, '/shopper');
      const closed = new Promise((resolve) => client.socket.once('disconnect', resolve));
      client.socket.io.engine.write(packet);
      await Promise.race([closed, client.answer('sync', { after: 0 })]);
      client.close();
    }
    await other.says('hello');
    await other.hears(undefined, 'bot');
  });
});

describe('too much', () => {
  test('a text of 4,000 characters is taken, one more is refused in the shopper\u2019s language', async () => {
    const shopper = await house.shopper({ locale: 'fr' });
    const error = await shopper.client.refusal('message:send', { clientMessageId: 'long', text: 'a'.repeat(4001) });
    expect(error).toMatchObject({ code: 'too-long', retryable: false });
    expect(error.message).toMatch(/4[\s\u202f\u00a0.,]?000/);
    expect(error.message).toMatch(/message|texte/i);
    await house.quiet();
    expect(await shopper.transcript()).toEqual([]);
    // The same id may be used again for the shortened words.
    await shopper.says('a'.repeat(4000), { clientMessageId: 'long' });
  });

  test('an advisor\u2019s text too, and the case stays in hand', async () => {
    const shopper = await house.shopper();
    await shopper.says('I want to speak to a person');
    const desk = await sofia.claims(shopper.conversationId);
    const payload = { conversationId: desk.conversationId, clientMessageId: 'x', text: 'a'.repeat(4001) };
    expect(await sofia.client.refusal('message:send', payload)).toMatchObject({ code: 'too-long' });
    await desk.says('Shorter.');
    await shopper.hears('Shorter.');
    await desk.resolves();
  });

  test('a flood is told rate-limited and to try again; every acked line stands once', async () => {
    const shopper = await house.shopper();
    const acks = await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        shopper.client.answer<{ messageId: string }>('message:send', { clientMessageId: `${i}`, text: `line ${i}` }),
      ),
    );
    const refused = acks.flatMap((ack) => (ack.ok ? [] : [ack.error]));
    expect(refused.length).toBeGreaterThan(50);
    for (const error of refused) expect(error).toMatchObject({ code: 'rate-limited', retryable: true });
    await house.quiet();

    const back = await house.shopper({ token: shopper.token });
    const ids = (await back.transcript()).filter(({ author }) => author.kind === 'shopper').map(({ id }) => id);
    expect(ids).toEqual(acks.flatMap((ack) => (ack.ok ? [ack.messageId] : [])));
  });

  test('an oversized frame cuts that socket; the shopper comes back and everything is there', async () => {
    const shopper = await house.shopper();
    await shopper.says('before');
    const gone = new Promise((resolve) => shopper.client.socket.once('disconnect', resolve));
    shopper.client.socket.emit('message:send', { clientMessageId: 'huge', text: 'x'.repeat(100_000) });
    await gone;
    const back = await house.shopper({ token: shopper.token });
    await back.says('after');
    const said = (await back.transcript()).filter(({ author }) => author.kind === 'shopper');
    expect(said.map(({ text }) => text)).toEqual(['before', 'after']);
  });
});

describe('odd but honest words', () => {
  test.each([
    ['markup', '<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1))'],
    ['marks and directions', 'z\u200balgo \u202eevil\u202c a\u0301\u0301\u0301\u0301\u0301'],
    ['a NUL and controls', 'a\u0000b\u0007c'],
    ['emoji and far scripts', '👩🏽‍🦱 \u{1f3f4}\u{e0067}\u{e0062} 你好 שלום'],
    ['SQL', "'; DROP TABLE messages; --"],
    ['a key of an object', '__proto__'],
  ])('%s stand as they were typed', async (_what, text) => {
    const shopper = await house.shopper();
    await shopper.says(text);
    await shopper.hears(undefined, 'bot');
    expect((await shopper.transcript())[0]?.text).toBe(text);
  });

  test('half a character is repaired, and the write does not fail', async () => {
    const shopper = await house.shopper();
    await shopper.client.ask('message:send', { clientMessageId: 'half', text: 'a\ud800b' });
    await house.quiet();
    expect((await shopper.transcript())[0]?.text).toBe('a\ufffdb');
  });
});

test('a conversation of somebody else is reached by no token but its own', async () => {
  const victim = await house.shopper();
  await victim.says('my secret is Zuleika');
  await victim.hears(undefined, 'bot');
  const thief = await house.shopper();
  for (const request of ['sync', 'session:resume']) {
    const error = await thief.client.refusal(request, { after: 0, conversationId: victim.conversationId });
    expect(error.code).toBe('bad-request');
  }
  expect(JSON.stringify(await thief.transcript())).not.toContain('Zuleika');
});

/** Any ack will do, as long as it is one of ours and tells nothing of the inside. */
async function expectHarmless(client: AdvisorClient['client'], name: string, payload: unknown): Promise<void> {
  const ack = await client.answer(name, payload);
  const told = { request: `${name} ${JSON.stringify(payload)}`, ack: JSON.stringify(ack) };
  if (!ack.ok && !knownCodes.includes(ack.error.code)) throw new Error(`Unknown code: ${JSON.stringify(told)}`);
  if (/node_modules|\.ts:|at Object\.|SQLITE/.test(told.ack)) throw new Error(`Internals: ${JSON.stringify(told)}`);
}

/** Values of every kind, often under the keys that the protocol knows. */
function garbage(random: Random, depth: number): unknown {
  const leaves = [
    ...[null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, '', 'x', 'c_nobody', 'h.1.c_nobody'],
    ...['\ud800', '\u0000', '__proto__', 'x'.repeat(5000), '{"$gt":""}', 'en', 'available', 'right'],
  ];
  const keys = [
    ...['clientMessageId', 'text', 'value', 'after', 'seq', 'on', 'type', 'locale', 'purpose', 'granted', 'score'],
    ...['conversationId', 'handoffId', 'status', 'note', 'to', 'messageId', 'action', 'reason', 'card', 'site', 'page'],
  ];
  if (depth === 0 || random.chance(0.3)) return random.pick(leaves);
  if (random.chance(0.15)) return Array.from({ length: random.below(4) }, () => garbage(random, depth - 1));
  const picked = Array.from({ length: 1 + random.below(4) }, () => random.pick(keys));
  return Object.fromEntries(picked.map((key) => [key, garbage(random, depth - 1)]));
}
