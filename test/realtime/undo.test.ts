/** Words that can be taken back for a moment: nothing is shown before, and nothing is ever lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function withInes(at: TestHouse): Promise<{ shopper: Shopper; ines: AdvisorClient; id: string }> {
  const shopper = await at.shopper();
  await shopper.says('I want to speak to a person');
  const ines = await at.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await at.quiet();
  return { shopper, ines, id: shopper.conversationId };
}

const send = (ines: AdvisorClient, id: string, text: string, undoMs?: number) =>
  ines.client.ask<{ messageId: string }>('message:send', {
    conversationId: id,
    clientMessageId: `m-${text}`,
    text,
    ...(undoMs === undefined ? {} : { undoMs }),
  });

const said = async (at: TestHouse, id: string) =>
  (await at.app.store.transcripts.messages(conversationId(id), 0, 100))
    .filter(({ author }) => author.kind === 'advisor')
    .map(({ text }) => text);

test('taken back in time it was never said, and its words are in the box again', async () => {
  const { shopper, ines, id } = await withInes(house);
  const { messageId } = await send(ines, id, 'Too quick', 20_000);
  expect(await send(ines, id, 'Too quick', 20_000)).toEqual({ messageId });
  expect(
    await ines.client.refusal('message:send', { conversationId: id, clientMessageId: 'm-Too quick', text: 'Other' }),
  ).toMatchObject({ code: 'conflict' });
  const leo = await house.advisor('leo');
  expect(await leo.client.refusal('message:undo', { conversationId: id, messageId })).toMatchObject({
    code: 'conflict',
  });
  for (const [act, more] of [
    ['conversation:resolve', { outcome: 'answered' }],
    ['takeover:request', {}],
    ['message:send', { clientMessageId: 'm-leo', text: 'Mine?' }],
  ] as const) {
    expect(await leo.client.refusal(act, { conversationId: id, ...more })).toMatchObject({
      code: expect.stringMatching(/not-yours|forbidden/),
    });
  }
  expect(await ines.client.ask('message:undo', { conversationId: id, messageId })).toMatchObject({ text: 'Too quick' });
  expect(await ines.client.refusal('message:undo', { conversationId: id, messageId })).toMatchObject({
    code: 'conflict',
    reason: 'sent',
  });
  await send(ines, id, 'Better');
  await shopper.hears('Better', 'advisor');
  expect(await said(house, id)).toEqual(['Better']);
});

test('who takes over comes after what was said before, also when it could still be taken back', async () => {
  const { shopper, ines, id } = await withInes(house);
  const sofia = await house.advisor('sofia');
  await send(ines, id, 'Just before', 20_000);
  await sofia.client.ask('takeover:request', { conversationId: id });
  await shopper.hears('Just before', 'advisor');
  await house.quiet();
  const lines = await house.app.store.transcripts.messages(conversationId(id), 0, 100);
  const spoke = lines.findIndex(({ text }) => text === 'Just before');
  const came = lines.findIndex(({ author, text }) => author.kind === 'system' && text.includes('Sofia'));
  expect([spoke, came].every((at) => at >= 0) && spoke < came).toBe(true);
});

test('when its time is over it is said once, and cannot be taken back', async () => {
  const { shopper, ines, id } = await withInes(house);
  const { messageId } = await send(ines, id, 'A moment', 80);
  const heard = await shopper.hears('A moment', 'advisor');
  expect(heard.id).toBe(messageId);
  expect(await ines.client.refusal('message:undo', { conversationId: id, messageId })).toMatchObject({
    reason: 'sent',
  });
  expect(await said(house, id)).toEqual(['A moment']);
});

test('what is said or done next comes after it', async () => {
  const { shopper, ines, id } = await withInes(house);
  await send(ines, id, 'First', 20_000);
  await send(ines, id, 'Second');
  await shopper.hears('Second', 'advisor');
  await send(ines, id, 'Third', 20_000);
  await ines.client.ask('handoff:return', { conversationId: id, agreed: 'all', open: '' });
  await shopper.hears(/handed back/, 'system');
  expect(await said(house, id)).toEqual(['First', 'Second', 'Third']);
  const lines = await house.app.store.transcripts.messages(conversationId(id), 0, 100);
  const third = lines.find(({ text }) => text === 'Third')?.seq ?? 0;
  expect(lines.find(({ text }) => /handed back/.test(text))?.seq).toBeGreaterThan(third);
});

test('a house that stops in between says it when it opens again', async () => {
  const first = await openTestHouse();
  const { ines, id } = await withInes(first);
  const { messageId } = await send(ines, id, 'Held over a restart', 300);
  await first.stop();
  const again = await openTestHouse({ dir: first.dir });
  try {
    const end = performance.now() + 10_000;
    while ((await said(again, id)).length === 0 && performance.now() < end)
      await new Promise((done) => setTimeout(done, 25));
    expect(await said(again, id)).toEqual(['Held over a restart']);
    const [message] = (await again.app.store.transcripts.messages(conversationId(id), 0, 100)).filter(
      ({ author }) => author.kind === 'advisor',
    );
    expect(message?.id).toBe(messageId);
  } finally {
    await again.close();
  }
});
