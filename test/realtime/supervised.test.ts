/** Modes: what the concierge may say by itself, by topic; and how its answers wait for somebody's approval. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { conversationId, eventId, shopperId } from '../../src/domain/ids.ts';
import type { HeldRow } from '../../src/protocol/desk/approvals.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-modes-'));
const time = { offsetMs: 0 };
const clock = { now: () => new Date(Date.now() + time.offsetMs), monotonicMs: () => performance.now() };
let house: TestHouse;

const modes = `modes:
  - { mode: automatic }
  - { topics: [return-exchange], mode: supervised }
  - { topics: [gift], mode: human-only }
  - { topics: [care-repair], mode: suggest }
  - { topics: [loyalty], mode: shadow }
`;

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../src/house/meridon'), dir, { recursive: true });
  const policy = readFileSync(join(dir, 'policy.yaml'), 'utf8');
  writeFileSync(join(dir, 'policy.yaml'), policy.replace('modes:\n  - { mode: automatic }\n', modes));
  house = await openTestHouse({ env: { HOUSE_DIR: dir }, clock });
});
afterAll(async () => {
  await house.close();
  rmSync(dir, { recursive: true, force: true });
});

const stored = async ({ conversationId: id }: Shopper) =>
  house.app.store.transcripts.messages(conversationId(id), 0, 100);
const state = async ({ conversationId: id }: Shopper) => house.app.store.transcripts.conversation(conversationId(id));

async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = performance.now() + 8_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function heldAt(desk: AdvisorClient, { conversationId: id }: Shopper): Promise<HeldRow> {
  return until('an answer to approve', () => {
    const news = desk.events().findLast((event) => event.name === 'reply:held' && event.row.conversationId === id);
    return news?.name === 'reply:held' ? news.row : undefined;
  });
}

const asked = 'how many days do I have to return a bag?';

test('a supervised answer waits at the desk: an honest line, nothing else, then exactly what was approved', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says(asked);
  expect((await shopper.hears(/colleague is looking over/, 'system')).text).toMatch(/before you receive it/);
  const row = await heldAt(ines, shopper);
  expect(row).toMatchObject({ topic: 'return-exchange', question: asked });
  expect(row.texts.join()).toMatch(/days/);
  await shopper.hearsNothingFrom('bot');

  await ines.client.ask('reply:approve', { conversationId: row.conversationId, replyId: row.replyId });
  expect((await shopper.hears(/days/, 'bot')).text).toBe(row.texts[0]);
  const said = (await stored(shopper)).find(({ author }) => author.kind === 'bot');
  expect(said?.draft).toMatchObject({
    verdict: 'as-is',
    approvedBy: { advisorId: 'ines' },
    by: 'concierge',
    distance: 0,
  });
  await expect(
    ines.client.ask('reply:approve', { conversationId: row.conversationId, replyId: row.replyId }),
  ).rejects.toThrow('refused: stale');
  expect((await stored(shopper)).filter(({ author }) => author.kind === 'bot')).toHaveLength(row.texts.length);
});

test('two who approve at once are one answer; a changed one keeps both texts; a claim of nobody is refused', async () => {
  const [ines, leo] = [await house.advisor('ines'), await house.advisor('leo')];
  const shopper = await house.shopper();
  await shopper.says(asked);
  const row = await heldAt(ines, shopper);
  const { conversationId: id, replyId } = row;
  const changed = row.texts.map((text, at) => (at === 0 ? `${text} You also get 12 % off.` : text));
  expect(await ines.client.refusal('reply:approve', { conversationId: id, replyId, texts: changed })).toMatchObject({
    code: 'bad-request',
    reason: 'unsourced',
    words: ['12'],
  });
  const cheap = row.texts.map((text, at) => (at === 0 ? `${text} That is cheap.` : text));
  expect(await ines.client.refusal('reply:approve', { conversationId: id, replyId, texts: cheap })).toMatchObject({
    reason: 'voice',
    words: ['cheap'],
  });
  const mine = row.texts.map((text, at) => (at === 0 ? `Gladly. ${text}` : text));
  await Promise.allSettled([
    ines.client.ask('reply:approve', { conversationId: id, replyId, texts: mine }),
    leo.client.ask('reply:approve', { conversationId: id, replyId }),
  ]);
  await shopper.hears(/days/, 'bot');
  await house.quiet();
  const said = (await stored(shopper)).filter(({ author }) => author.kind === 'bot');
  expect(said).toHaveLength(row.texts.length);
  expect(said[0]?.draft?.text).toBe(row.texts.join('\n\n'));
});

test('what the shopper writes meanwhile is answered together with it, and the older answer cannot be approved', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says(asked);
  const first = await heldAt(ines, shopper);
  await shopper.says('and can I return sunglasses too?');
  const second = await until('a newer answer', async () => {
    const row = await heldAt(ines, shopper);
    return row.replyId === first.replyId ? undefined : row;
  });
  expect(second.question).toBe(`${asked}\nand can I return sunglasses too?`);
  expect(second.dueAt).toBe(first.dueAt);
  await expect(
    ines.client.ask('reply:approve', { conversationId: first.conversationId, replyId: first.replyId }),
  ).rejects.toThrow('refused: stale');
  await shopper.hearsNothingFrom('bot');
  const lines = (await stored(shopper)).filter(({ text }) => /looking over/.test(text));
  expect(lines).toHaveLength(1);
});

test('what became known while an answer waited stays known when it is approved', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says(asked);
  const { replyId } = await heldAt(ines, shopper);
  const meanwhile: EventBody[] = [
    { kind: 'shopper:identified', level: 'verified', shopperId: shopperId('camille-aubert'), name: 'Camille' },
    { kind: 'promise:made', promise: { kind: 'hold', text: 'It is kept for you.', seq: 1, by: { kind: 'bot' } } },
  ];
  await house.app.store.inbox.receive(
    meanwhile.map((body) => ({
      id: eventId(`${body.kind}.${shopper.conversationId}`),
      key: `${body.kind}.${shopper.conversationId}`,
      contentHash: 'x',
      conversationId: conversationId(shopper.conversationId),
      receivedAt: clock.now(),
      body,
    })),
  );
  await until('both to be known', async () => {
    const { identity, memory } = (await state(shopper)) ?? {};
    return identity?.level === 'verified' && memory?.promises.length === 1 ? true : undefined;
  });
  await ines.client.ask('reply:approve', { conversationId: shopper.conversationId, replyId });
  await shopper.hears(/days/, 'bot');
  expect(await state(shopper)).toMatchObject({
    identity: { level: 'verified', shopperId: 'camille-aubert', name: 'Camille' },
    memory: { lastIntent: 'return-exchange', promises: [{ kind: 'hold', state: 'open' }] },
  });
});

test('declined, the shopper goes to a person and the answer is never said', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says(asked);
  const { conversationId: id, replyId } = await heldAt(ines, shopper);
  await ines.client.ask('reply:decline', { conversationId: id, replyId, reason: 'I know her' });
  await until('the queue', async () => ((await state(shopper))?.floor.heldBy === 'queue' ? true : undefined));
  await shopper.hearsNothingFrom('bot');
  expect(await ines.client.refusal('reply:approve', { conversationId: id, replyId })).toMatchObject({ code: 'stale' });
});

test('when nobody approves in time the shopper is told so and goes to a person', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says(asked);
  const { replyId } = await heldAt(ines, shopper);
  time.offsetMs += 121_000;
  await shopper.hears(/needs a little longer/, 'system');
  const after = await state(shopper);
  expect(after?.floor.heldBy).toBe('queue');
  expect(after?.heldReply).toBeUndefined();
  await until('the list to be empty', () =>
    ines.events().some((event) => event.name === 'reply:settled' && event.replyId === replyId) ? true : undefined,
  );
  await shopper.hearsNothingFrom('bot');
});

test('a human-only topic never gets an answer of the concierge', async () => {
  const shopper = await house.shopper();
  await shopper.says('I am looking for a gift, do you offer gift wrapping?');
  await shopper.hears(/matter for a person/, 'system');
  await shopper.hearsNothingFrom('bot');
  const after = await state(shopper);
  expect(after?.floor.heldBy).toBe('queue');
  expect(after?.handoff?.reasons[0]).toMatchObject({ signal: 'delicate-topic', evidence: 'gift' });
});

test('what is only suggested comes to the advisor as a draft; what is in shadow only to the record', async () => {
  const ines = await house.advisor('ines');
  const shopper = await house.shopper();
  await shopper.says('how do I clean and care for my leather bag?');
  await shopper.hears(/matter for a person/, 'system');
  await shopper.hearsNothingFrom('bot');
  await ines.claims(shopper.conversationId);
  await ines.client.ask('draft:request', { conversationId: shopper.conversationId });
  const ready = await until('the draft', () => ines.events().findLast((event) => event.name === 'draft:ready'));
  expect(ready).toMatchObject({ proposal: { by: 'concierge' } });

  const other = await house.shopper();
  await other.says('how does the loyalty programme work, do I collect points?');
  await until('the queue', async () => ((await state(other))?.floor.heldBy === 'queue' ? true : undefined));
  await other.hearsNothingFrom('bot');
  expect((await state(other))?.unsent).toMatchObject({ mode: 'shadow' });
});
