/** What another boutique is done with: closed to an advisor elsewhere until they say why, and then the audit log says it too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../src/protocol/audit.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import { type AdvisorClient, openDesk, signIn } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
let shopper: Shopper;
/** Of Montréal: served it. */
let leo: AdvisorClient;
/** Of Paris. */
let ines: AdvisorClient;
let wish: { readonly conversationId: string };
const secretWords = 'my ring size is fifty-two and a half';
const reason = 'She is in our boutique and asks about the ring';

beforeAll(async () => {
  house = await openTestHouse();
  [leo, ines] = await Promise.all([house.advisor('leo'), house.advisor('ines')]);
  shopper = await house.shopper();
  wish = { conversationId: shopper.conversationId };
  await shopper.says('I want to speak to a person');
  const held = await leo.claims(shopper.conversationId);
  await shopper.says(secretWords);
  await held.hears(secretWords);
}, 60_000);
afterAll(() => house.close());

async function audited(): Promise<AuditEntry[]> {
  const { cookie } = await signIn(house.url, 'admin@meridon.example');
  const subject = encodeURIComponent(wish.conversationId);
  const answer = await fetch(`${house.url}/api/v1/audit?action=conversation-read&by=ines&subject=${subject}`, {
    headers: { cookie },
  });
  return ((await answer.json()) as { entries: AuditEntry[] }).entries;
}

test('while it is with an advisor of theirs, no reason opens it', async () => {
  const unknown = await ines.client.refusal('conversation:open', { conversationId: 'c_nobody' });
  expect(await ines.client.refusal('conversation:open', { ...wish, reason })).toEqual(unknown);
  expect(unknown.code).toBe('not-found');
});

test('once it is closed it asks for one, and a blank is none', async () => {
  await leo.client.ask('conversation:resolve', { ...wish, outcome: 'solved' });
  await house.quiet();
  const refused = await ines.client.refusal('conversation:open', wish);
  expect(refused).toMatchObject({ code: 'forbidden', reason: 'reason-needed', retryable: false });
  expect(JSON.stringify(refused)).not.toContain(secretWords);
  expect((await ines.client.refusal('conversation:open', { ...wish, reason: '   ' })).code).toBe('bad-request');
  expect(await audited()).toEqual([]);
  // nor is it there over HTTP, where nobody can say why
  expect((await ines.fetch(`/api/v1/conversations/${wish.conversationId}/messages`)).status).toBe(404);
});

test('with one it opens to be read, and the audit log has it, once for several looks', async () => {
  const opened = await ines.client.ask<DeskAcks['conversation:open']>('conversation:open', { ...wish, reason });
  expect(JSON.stringify(opened.messages)).toContain(secretWords);
  await ines.client.ask('conversation:open', { ...wish, after: 1, reason });
  expect(await audited()).toMatchObject([{ by: { advisorId: 'ines' }, subject: wish.conversationId, reason }]);
  await ines.client.ask('conversation:open', { ...wish, reason: 'The atelier called about it' });
  expect((await audited()).map((entry) => entry.reason)).toEqual(['The atelier called about it', reason]);
});

test('it is for reading alone, and the next time asks again', async () => {
  for (const [request, rest] of Object.entries({
    'note:add': { text: 'a note' },
    'message:send': { clientMessageId: 'x', text: 'words' },
    'translation:set': { on: true },
    'takeover:request': {},
  })) {
    const { code } = await ines.client.refusal(request, { ...wish, ...rest });
    expect({ request, refused: ['not-found', 'not-yours', 'forbidden'].includes(code) }).toEqual({
      request,
      refused: true,
    });
  }
  expect((await ines.client.refusal('conversation:open', wish)).reason).toBe('reason-needed');
  const tab = await openDesk(house.url, ines);
  expect((await tab.client.refusal('conversation:open', wish)).reason).toBe('reason-needed');
  tab.close();
});

test('what is said in it afterwards does not reach who has read it', async () => {
  await ines.client.ask('conversation:open', { ...wish, reason });
  await shopper.says('and something that I say later');
  await house.quiet();
  await ines.opens(wish.conversationId).catch(() => undefined);
  expect(JSON.stringify(ines.client.heard)).not.toContain('something that I say later');
});

test('whoever may see it anyway is asked for nothing', async () => {
  const sofia = await house.advisor('sofia');
  for (const advisor of [leo, sofia])
    expect((await advisor.opens(wish.conversationId)).conversationId).toBe(wish.conversationId);
});

test('what never reached a desk is no boutique’s, and no reason opens it', async () => {
  const visitor = await house.shopper();
  await visitor.says('hello');
  await visitor.hears(undefined, 'bot');
  const { conversationId } = visitor;
  expect((await ines.client.refusal('conversation:open', { conversationId, reason })).code).toBe('not-found');
});
