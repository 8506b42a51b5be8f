/** Several tabs behind one socket: the same picture in all, and no word lost or doubled when the tab that has it goes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { has, isLive, memoryVault, openTab, type ShopperTab } from '../support/shopper-tab.ts';

let house: ShopperServer;
let tabs: ShopperTab[];
let site: string;

beforeEach(async () => {
  house = await startShopperServer();
  tabs = [];
  site = crypto.randomUUID();
});
afterEach(async () => {
  for (const tab of tabs) tab.close();
  await house.close();
});

async function tab(options: Parameters<typeof openTab>[1] = {}): Promise<ShopperTab> {
  const opened = openTab(house.url, { site, shared: true, ...options });
  tabs.push(opened);
  await opened.session.open();
  await opened.sees(isLive);
  return opened;
}
const stored = () => house.talk().messages.map((message) => message.text);
const sends = () => house.received.filter(({ name }) => name === 'message:send').length;
const sockets = () => house.talk().sockets.size;

test('two tabs, one socket, one conversation; each sees what is said in the other, answers and typing', async () => {
  const first = await tab();
  const second = await tab();
  expect(house.talks).toHaveLength(1);
  expect(sockets()).toBe(1);
  second.session.say('from the second');
  await first.sees(has('from the second'));
  first.session.say('from the first');
  await second.sees(has('from the first'));
  house.typing({ on: true, kind: 'bot' });
  await second.sees((view) => view.typing?.kind === 'bot');
  house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Good evening' });
  await Promise.all([first.sees(has('Good evening')), second.sees(has('Good evening'))]);
  expect(first.lines()).toEqual(second.lines());
  expect(first.view().outbox).toEqual([]);
  expect(sends()).toBe(2);
});

test('two tabs that open at once begin one conversation', async () => {
  await Promise.all([tab(), tab(), tab()]);
  expect(house.talks).toHaveLength(1);
  expect(sockets()).toBe(1);
});

test('the tab with the socket closes in the middle of a send: the other one takes it over, in order and once', async () => {
  const first = await tab();
  const second = await tab();
  house.gone();
  await second.sees((view) => view.link === 'offline');
  first.session.say('one');
  await second.sees((view) => view.outbox.length === 1);
  second.session.say('two');
  await first.sees((view) => view.outbox.length === 2);
  expect(first.lines()).toEqual(['one', 'two']);
  first.close();
  house.back();
  await second.sees(has('two'));
  expect(stored()).toEqual(['one', 'two']);
  expect(second.lines()).toEqual(['one', 'two']);
  expect(house.talks).toHaveLength(1);
  expect(sockets()).toBe(1);
});

test('it closes after the server has the words and before anybody was told: the same id again, one message', async () => {
  const first = await tab({ times: { ackMs: 60_000 } });
  const second = await tab();
  house.swallowsAcks(1);
  const talk = house.talk();
  const [socket] = talk.sockets;
  talk.sockets.clear();
  const came = house.nextRequest('message:send');
  first.session.say('only once');
  await came;
  if (socket) talk.sockets.add(socket);
  first.close();
  await second.sees(has('only once'));
  await second.sees((view) => view.outbox.length === 0);
  expect(stored()).toEqual(['only once']);
  expect(
    new Set(house.received.filter(({ name }) => name === 'message:send').map(({ payload }) => payload)).size,
  ).toBeLessThanOrEqual(2);
});

test('a tab that stands still with the socket in its hands loses it to the one that is looked at', async () => {
  const first = await tab();
  const second = await tab({ times: { deafMs: 50, graceMs: 50 } });
  first.freeze();
  second.session.say('are you there');
  await second.sees(has('are you there'));
  expect(stored()).toEqual(['are you there']);
});

test('refused words come back where they were written, and nowhere else', async () => {
  const first = await tab();
  const second = await tab();
  const long = 'a'.repeat(4001);
  second.session.say(long);
  await second.sees((view) => view.refusal !== undefined);
  expect(second.view().refusal).toMatchObject({ text: long, code: 'too-long' });
  await first.sees((view) => view.outbox.length === 0);
  expect(first.view().refusal).toBeUndefined();
});

test('forget me, in a tab without the socket: both are empty, storage too, and the next words begin anew', async () => {
  const vault = memoryVault();
  const first = await tab({ vault });
  const second = await tab({ vault });
  await second.session.allow('keep', true);
  second.session.say('forget this');
  await first.sees(has('forget this'));
  const gone = first.sees((view) => view.house === undefined);
  expect(await second.session.forget()).toBe(true);
  await gone;
  expect([first.lines(), second.lines()]).toEqual([[], []]);
  expect(vault.record).toBeUndefined();
  await Promise.all([first.session.open(), second.session.open()]);
  await Promise.all([first.sees(isLive), second.sees(isLive)]);
  expect(first.view().house?.conversationId).toBe(second.view().house?.conversationId);
  expect(first.view().house?.conversationId).not.toBe(house.talks[0]?.conversationId);
  expect(house.talks).toHaveLength(2);
});

test('half-written words of one tab are not wiped by what another one writes down', async () => {
  const vault = memoryVault();
  const first = await tab({ vault });
  const second = await tab({ vault });
  await first.session.allow('keep', true);
  await second.sees((view) => view.keep === true);
  first.session.draft('half a tho');
  await vault.holds(({ draft }) => draft === 'half a tho');
  house.says({ author: { kind: 'bot' }, text: 'news' });
  await second.sees(has('news'));
  second.session.read();
  await vault.holds(({ readByShopper }) => readByShopper === 1);
  expect(vault.record?.draft).toBe('half a tho');
});

test('the tab with the socket had to begin anew: the others go along, and show nothing of before', async () => {
  const first = await tab();
  const second = await tab();
  first.session.say('of before');
  await second.sees(has('of before'));
  const before = house.talk();
  before.forgotten = true;
  house.gone();
  await second.sees((view) => view.link === 'offline');
  house.back();
  const isAnew = ({ house: found }: ReturnType<typeof second.view>) =>
    found !== undefined && found.conversationId !== before.conversationId;
  await Promise.all([first.sees(isAnew), second.sees(isAnew)]);
  await Promise.all([first.sees(isLive), second.sees(isLive)]);
  second.session.say('anew');
  await Promise.all([first.sees(has('anew')), second.sees(has('anew'))]);
  expect([first.lines(), second.lines()]).toEqual([['anew'], ['anew']]);
  expect(house.talks).toHaveLength(2);
});
