import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { has, isLive, memoryVault, openTab, type ShopperTab } from '../support/shopper-tab.ts';

let house: ShopperServer;
let tabs: ShopperTab[];

beforeEach(async () => {
  house = await startShopperServer();
  tabs = [];
});
afterEach(async () => {
  for (const tab of tabs) tab.close();
  await house.close();
});

async function shopper(options: Parameters<typeof openTab>[1] = {}): Promise<ShopperTab> {
  const tab = openTab(house.url, options);
  tabs.push(tab);
  await tab.session.open();
  await tab.sees(isLive);
  return tab;
}
const stored = () => house.talk().messages.map((message) => message.text);
const sends = () => house.received.filter(({ name }) => name === 'message:send').length;

test('what the shopper says is stored, shown once, and read', async () => {
  const tab = await shopper();
  tab.session.say('Where is my order', 'goal:order-status');
  await tab.sees(has('Where is my order'));
  expect(tab.lines()).toEqual(['Where is my order']);
  expect(house.received.find(({ name }) => name === 'message:send')?.payload).toMatchObject({
    text: 'Where is my order',
    value: 'goal:order-status',
  });
  house.readByDesk(1);
  expect((await tab.sees((view) => view.readByDesk === 1)).readByDesk).toBe(1);
});

test('a page that is turned while the session begins is told as well', async () => {
  const tab = openTab(house.url);
  tabs.push(tab);
  const told = house.nextRequest('page:set');
  const begun = house.nextRequest('session:start');
  await tab.session.open();
  await begun;
  tab.session.page({ type: 'product', sku: 'QUA-BUR' });
  expect((await told).payload).toEqual({ type: 'product', sku: 'QUA-BUR' });
  await tab.sees(isLive);
  expect(house.received.filter(({ name }) => name === 'page:set')).toHaveLength(1);
});

test('an ack that is lost means the same id again, and one message', async () => {
  const tab = await shopper({ times: { ackMs: 60 } });
  house.swallowsAcks(2);
  // The push is lost too, or it would stand in for the ack.
  const talk = house.talk();
  const [socket] = talk.sockets;
  talk.sockets.clear();
  tab.session.say('Only once');
  await tab.sees((view) => view.outbox[0]?.state === 'sent');
  expect(sends()).toBe(3);
  expect(stored()).toEqual(['Only once']);
  if (socket) talk.sockets.add(socket);
  house.head();
  await tab.sees(has('Only once'));
  expect(tab.lines()).toEqual(['Only once']);
});

test('a lost event is noticed at the next one', async () => {
  const tab = await shopper();
  house.says({ author: { kind: 'bot' }, text: 'lost' }, 'lose');
  house.says({ author: { kind: 'bot' }, text: 'next' });
  await tab.sees(has('next'));
  expect(tab.lines()).toEqual(['lost', 'next']);
});

test('a lost last event is noticed by the head', async () => {
  const tab = await shopper();
  house.says({ author: { kind: 'bot' }, text: 'the last word' }, 'lose');
  house.head();
  await tab.sees(has('the last word'));
});

test('two messages written without a connection arrive once, in order', async () => {
  const tab = await shopper();
  house.gone();
  await tab.sees((view) => view.link === 'offline');
  tab.session.say('first');
  tab.session.say('second');
  expect(tab.lines()).toEqual(['first', 'second']);
  house.back();
  await tab.sees(has('second'));
  expect(stored()).toEqual(['first', 'second']);
  expect(tab.lines()).toEqual(['first', 'second']);
});

test('a server that says no at the door is asked again until it says yes', async () => {
  const tab = await shopper();
  house.gone();
  await tab.sees((view) => view.link === 'offline');
  await house.refused(3);
  house.back();
  await tab.sees(isLive);
});

test('what was said while we were away is there when we are back', async () => {
  const tab = await shopper();
  house.gone();
  await tab.sees((view) => view.link === 'offline');
  house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Are you there?' });
  house.back();
  await tab.sees(has('Are you there?'));
});

test('a socket that is open but deaf is replaced', async () => {
  const tab = await shopper({ times: { deafMs: 150 } });
  house.freeze();
  house.says({ author: { kind: 'bot' }, text: 'into the void' });
  await tab.sees(has('into the void'));
});

test('lines for the desk alone have numbers too, and hold up nothing', async () => {
  const tab = await shopper();
  house.says({ author: { kind: 'system' }, text: 'transferred, nobody took it' }, 'desk');
  house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Good evening' });
  await tab.sees(has('Good evening'));
  house.says({ author: { kind: 'system' }, text: 'a promise is overdue' }, 'desk');
  house.head();
  await tab.sees((view) => view.timeline.have === 3);
  house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Are you there?' });
  await tab.sees(has('Are you there?'));
  expect(tab.lines()).toEqual(['Good evening', 'Are you there?']);

  house.gone();
  await tab.sees((view) => view.link === 'offline');
  house.says({ author: { kind: 'system' }, text: 'another' }, 'desk');
  house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Until tomorrow' });
  house.says({ author: { kind: 'system' }, text: 'and one more' }, 'desk');
  house.back();
  await tab.sees((view) => view.timeline.have === 7);
  expect(tab.lines()).toEqual(['Good evening', 'Are you there?', 'Until tomorrow']);
});

test('what is said before the past is there is sent after it', async () => {
  const vault = memoryVault();
  const before = await shopper({ vault });
  before.session.say('before');
  await before.sees(has('before'));
  await before.session.allow('keep', true);
  await vault.holds(({ keep }) => keep);
  before.close();
  const after = openTab(house.url, { vault });
  tabs.push(after);
  const opened = after.session.open();
  after.session.say('at once');
  await opened;
  await after.sees(has('at once'));
  expect(after.lines()).toEqual(['before', 'at once']);
});

test('what is said before the house has answered survives a reload, and is sent once', async () => {
  const vault = memoryVault();
  const before = await shopper({ vault });
  await before.session.allow('keep', true);
  await vault.holds(({ keep }) => keep);
  before.close();
  house.gone();
  const early = openTab(house.url, { vault });
  tabs.push(early);
  const opened = early.session.open();
  early.session.say('at once');
  await opened;
  early.session.say('and then');
  await vault.holds(({ outbox }) => outbox.length === 2);
  early.close();
  house.back();
  const after = await shopper({ vault });
  await after.sees(has('and then'));
  expect(after.lines()).toEqual(['at once', 'and then']);
  expect(stored()).toEqual(['at once', 'and then']);
  expect(house.talks).toHaveLength(1);
});

test('far too many words cost nobody the connection', async () => {
  const tab = await shopper();
  const losses: unknown[] = [];
  tab.store.subscribe(({ link }) => {
    if (link === 'offline') losses.push(link);
  });
  const book = 'a'.repeat(100_000);
  tab.session.say(book);
  tab.session.say('short');
  await tab.sees(has('short'));
  expect(tab.view().refusal).toMatchObject({ text: book, code: 'too-long' });
  expect(losses).toEqual([]);
});

test('a refusal gives the words back and does not hold up the next message', async () => {
  const tab = await shopper();
  const long = 'a'.repeat(4000);
  house.refuses('message:send', 'too-long');
  tab.session.say(long);
  tab.session.say('short');
  await tab.sees(has('short'));
  expect(tab.view().refusal).toMatchObject({ text: long, code: 'too-long' });
  expect(sends()).toBe(2);
  expect(stored()).toEqual(['short']);
});

test('"retry later" is retried without bothering the shopper', async () => {
  const tab = await shopper();
  house.refuses('message:send', 'retry-later', 2);
  tab.session.say('patient');
  await tab.sees(has('patient'));
  expect(tab.view().refusal).toBeUndefined();
});

test('a token that is no longer known starts a new conversation', async () => {
  const vault = memoryVault();
  vault.record = {
    token: 'gone',
    conversationId: 'old',
    keep: true,
    readByShopper: 4,
    outbox: [],
    draft: 'half a tho',
    open: false,
  };
  house.refuses('session:start', 'unauthenticated');
  const tab = await shopper({ vault });
  expect(tab.view().house?.conversationId).toBe(house.talk().conversationId);
  expect(tab.session.draft()).toBe('half a tho');
});

test('nothing is stored before the choice, and what is stored is never the conversation', async () => {
  const vault = memoryVault();
  const tab = await shopper({ vault });
  tab.session.say('a secret');
  await tab.sees(has('a secret'));
  expect(vault.record).toBeUndefined();
  expect(await tab.session.allow('keep', true)).toBe(true);
  await vault.holds(({ keep }) => keep);
  expect(vault.record).toMatchObject({ outbox: [], conversationId: house.talk().conversationId });
  expect(JSON.stringify(vault.record)).not.toContain('secret');
});

test('a reload finds the conversation, the unsent words and the draft', async () => {
  const vault = memoryVault();
  const before = await shopper({ vault });
  before.session.say('before');
  await before.sees(has('before'));
  await before.session.allow('keep', true);
  house.gone();
  await before.sees((view) => view.link === 'offline');
  before.session.say('unsent');
  before.session.draft('half a thought');
  await vault.holds(({ outbox, draft }) => outbox.length === 1 && draft !== '');
  before.close();
  house.back();
  const after = await shopper({ vault });
  await after.sees(has('unsent'));
  expect(after.lines()).toEqual(['before', 'unsent']);
  expect(after.session.draft()).toBe('half a thought');
  expect(house.talks).toHaveLength(1);
});

test('a second tab is in the same conversation, before and after the choice, and both hear what is said', async () => {
  const site = 'two-tabs';
  const first = await shopper({ site });
  first.session.say('from the first');
  await first.sees(has('from the first'));
  const second = await shopper({ site });
  await second.sees(has('from the first'));
  second.session.say('from the second');
  await first.sees(has('from the second'));
  expect(house.talks).toHaveLength(1);
  await first.session.allow('keep', false);
  await second.sees((view) => view.keep === false);
  second.session.read();
  await first.sees((view) => view.readByShopper === 2);
});

test('a proven shopper goes on under the new token, in every tab and after a reload', async () => {
  const site = 'renewed';
  const vault = memoryVault();
  const first = await shopper({ site, vault });
  first.session.say('it is me');
  await first.sees(has('it is me'));
  await first.session.allow('keep', true);
  const second = await shopper({ site });
  const token = house.renews();
  await vault.holds((record) => record.token === token);
  house.gone();
  await first.sees((view) => view.link === 'offline');
  await second.sees((view) => view.link === 'offline');
  house.back();
  await first.sees(isLive);
  await second.sees(isLive);
  second.session.say('from the second');
  await first.sees(has('from the second'));
  expect(house.talks).toHaveLength(1);
});

test('being forgotten empties this tab, the other one and the storage', async () => {
  const site = 'forget-me';
  const vault = memoryVault();
  const first = await shopper({ site, vault });
  const second = await shopper({ site });
  await first.session.allow('keep', true);
  first.session.say('forget this');
  await second.sees(has('forget this'));
  expect(await first.session.forget()).toBe(true);
  await second.sees((view) => view.timeline.have === 0 && view.house === undefined);
  expect(first.lines()).toEqual([]);
  expect(vault.record).toBeUndefined();
  await first.session.open();
  await first.sees(isLive);
  expect(first.view().house?.conversationId).not.toBe(house.talks[0]?.conversationId);
});

test.each([2, -2])('a device whose clock is %i days off goes by the server', async (days) => {
  const tab = await shopper({ aheadMs: days * 86_400_000 });
  const minutesOff = () => Math.abs(tab.session.now().getTime() - Date.now()) / 60_000;
  expect(minutesOff()).toBeLessThan(1);
  house.gone();
  await tab.sees((view) => view.link === 'offline');
  tab.session.say('when');
  expect(Math.abs((tab.view().outbox[0]?.at ?? 0) - Date.now()) / 60_000).toBeLessThan(1);
});

test('after a long time without a link the view says so, and no longer once there is one', async () => {
  const tab = await shopper();
  expect(tab.view().lost).toBeFalsy();
  house.gone();
  await tab.sees((view) => view.lost === true);
  house.back();
  await tab.sees(isLive);
  expect(tab.view().lost).toBe(false);
});

test('"stop" asks the server, and the concierge is at work no more', async () => {
  const tab = await shopper();
  house.typing({ on: true, kind: 'bot' });
  await tab.sees((view) => view.typing?.kind === 'bot');
  expect(await tab.session.stop()).toBe(true);
  expect(tab.view().typing).toBeUndefined();
  expect(house.received.some(({ name }) => name === 'answer:stop')).toBe(true);
});
