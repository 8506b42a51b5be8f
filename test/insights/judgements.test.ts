/** Verdicts and audits by way of the desk: they stand in the briefing and in the figures, and a changed mind counts once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Insight, insightAnswer } from '../../src/protocol/insights.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
let ines: AdvisorClient;
let sofia: AdvisorClient;
beforeAll(async () => {
  house = await openTestHouse();
  ines = await house.advisor('ines');
  sofia = await house.advisor('sofia');
});
afterAll(() => house?.close());

async function verdicts(): Promise<Insight['verdicts']> {
  const day = 86_400_000;
  const range = `from=${new Date(Date.now() - day).toISOString()}&to=${new Date(Date.now() + day).toISOString()}`;
  const response = await sofia.fetch(`/api/v1/insights/verdicts?${range}`);
  return insightAnswer('verdicts').parse(await response.json()).now;
}

test('an advisor says which reason was wrong, and thinks again', async () => {
  const shopper = await house.shopper({ locale: 'en' });
  await shopper.says('I want to speak to a person');
  const desk = await ines.claims();
  const { handoffId, conversationId } = desk;
  const flag = { handoffId, verdict: 'wrong', wrongSignals: ['asked-for-person'], note: 'only browsing' };
  await ines.client.ask('reason:flag', flag);
  await house.quiet();
  expect(await verdicts()).toMatchObject({ wrong: 1, right: 0, precision: 0 });
  const { briefing } = await ines.opens(conversationId);
  expect(briefing).toMatchObject({
    verdict: 'wrong',
    wrongSignals: ['asked-for-person'],
    verdictNote: 'only browsing',
  });

  await ines.client.ask('reason:flag', { handoffId, verdict: 'right' });
  await house.quiet();
  const { signals, ...all } = await verdicts();
  expect(all).toMatchObject({ wrong: 0, right: 1, precision: 1 });
  expect(signals.find(({ name }) => name === 'asked-for-person')?.blamed).toBe(0);
});

test('a supervisor marks that a person should have come; an advisor may not', async () => {
  const shopper = await house.shopper({ locale: 'en' });
  await shopper.says('hello');
  const conversationId = shopper.conversationId;
  const audit = { conversationId, missed: true, signals: ['failed-turns'] };
  await expect(ines.client.ask('conversation:audit', audit)).rejects.toThrow();
  await sofia.client.ask('conversation:audit', audit);
  await house.quiet();
  expect(await verdicts()).toMatchObject({ missed: 1, recall: 0.5 });
  await sofia.client.ask('conversation:audit', { conversationId, missed: false });
  await house.quiet();
  expect(await verdicts()).toMatchObject({ missed: 0, kept: 1, recall: 1 });
});
