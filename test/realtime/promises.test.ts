/** A promise from the words to its end, over real sockets and HTTP: heard, tracked, listed, refused in silence, overdue. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { TaskView, WirePromise } from '../../src/protocol/tasks.ts';
import type { AdvisorClient, DeskConversation } from '../support/advisor.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const clock = createHandClock(new Date('2026-11-22T09:00:00Z'));
let house: TestHouse;
let ines: AdvisorClient;
let leo: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse({ clock });
  [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
}, 60_000);
afterAll(() => house.close());

async function held(): Promise<{ shopper: Shopper; case_: DeskConversation }> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  return { shopper, case_: await ines.claims(shopper.conversationId) };
}

function heard<K extends DeskEvent['name']>(
  advisor: AdvisorClient,
  name: K,
  fits: (event: Extract<DeskEvent, { name: K }>) => boolean,
) {
  return advisor.client.until(`a fitting ${name}`, () =>
    advisor
      .events()
      .find((event): event is Extract<DeskEvent, { name: K }> => event.name === name && fits(event as never)),
  );
}

const ledgerOf = async (advisor: AdvisorClient, id: string, fits: (ledger: readonly WirePromise[]) => boolean) =>
  (await heard(advisor, 'promises:changed', ({ conversationId, promises }) => conversationId === id && fits(promises)))
    .promises;

async function tasks(advisor: AdvisorClient, query = ''): Promise<TaskView[]> {
  const answer = await advisor.fetch(`/api/v1/tasks${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { tasks: TaskView[] }).tasks;
}

/** Says a promise and keeps track of it. */
async function promised(words = 'I will call you back tomorrow at 10.') {
  const { shopper, case_ } = await held();
  await case_.says(words);
  const id = case_.conversationId;
  const [suggested] = await ledgerOf(ines, id, (ledger) => ledger.some(({ state }) => state === 'suggested'));
  if (suggested === undefined) throw new Error('Nothing was suggested.');
  const { id: promiseId, seq, kind, text, dueAt } = suggested;
  await ines.client.ask('promise:track', { conversationId: id, seq, kind, promiseId, text, dueAt });
  const created = await heard(ines, 'task:created', ({ task }) => task.conversationId === id);
  return { shopper, case_, id, promiseId, task: created.task };
}

describe('an advisor’s words', () => {
  test('that sound like a promise are suggested with their time, and tracked with one act', async () => {
    const { id, promiseId, task } = await promised();
    expect(task).toMatchObject({
      kind: 'call-back',
      text: 'I will call you back tomorrow at 10.',
      state: 'open',
      owner: ines.me.advisorId,
      dueAt: '2026-11-23T09:00:00.000Z',
      promiseId,
    });
    expect((await tasks(ines, '?owner=me')).map(({ conversationId }) => conversationId)).toContain(id);
    const { briefing } = await ines.opens(id);
    expect(briefing.promises).toMatchObject([{ text: 'I will call you back tomorrow at 10.', state: 'open' }]);
  });

  test('that are no promise after all leave nothing behind', async () => {
    const { case_ } = await held();
    await case_.says('I will call you back tomorrow at 10.');
    const id = case_.conversationId;
    const [suggested] = await ledgerOf(ines, id, (ledger) => ledger.length === 1);
    await ines.client.ask('promise:decline', { conversationId: id, promiseId: suggested?.id });
    await ledgerOf(ines, id, (ledger) => ledger.length === 0);
    await case_.resolves();
    expect((await tasks(ines)).filter(({ conversationId }) => conversationId === id)).toEqual([]);
  });

  test('are nobody else’s to track', async () => {
    const { case_ } = await held();
    const payload = { conversationId: case_.conversationId, seq: 1, kind: 'hold', text: 'I will hold it.' };
    await expect(leo.client.refusal('promise:track', payload)).resolves.toMatchObject({
      code: expect.stringMatching(/not-yours|not-found/),
    });
    await expect(ines.client.refusal('promise:track', { ...payload, seq: 999 })).resolves.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('the end of a conversation', () => {
  test.each(['conversation:resolve', 'handoff:return'])(
    '%s is refused while a promise is open, and names it',
    async (act) => {
      const { case_, promiseId } = await promised();
      const payload = {
        conversationId: case_.conversationId,
        ...(act === 'conversation:resolve' ? { outcome: 'answered' } : {}),
      };
      await expect(ines.client.refusal(act, payload)).resolves.toMatchObject({
        code: 'conflict',
        promises: [{ id: promiseId, text: 'I will call you back tomorrow at 10.', dueAt: '2026-11-23T09:00:00.000Z' }],
      });
      expect((await house.conversation(case_.conversationId))?.floor.heldBy).toBe('advisor');
    },
  );

  test.each([
    ['kept', { as: 'kept' }, 'done'],
    ['withdrawn with words', { as: 'withdrawn', words: 'She called us herself.' }, 'dropped'],
    ['broken with words', { as: 'broken', words: 'We did not reach her.' }, 'dropped'],
  ])('goes through once it is %s', async (_how, decision, state) => {
    const { case_, promiseId, task, shopper } = await promised();
    const promises = [{ promiseId, ...decision }];
    await ines.client.ask('conversation:resolve', {
      conversationId: case_.conversationId,
      outcome: 'answered',
      promises,
    });
    await shopper.floor('bot');
    const ended = await heard(ines, 'task:updated', (event) => event.task.taskId === task.taskId);
    expect(ended.task.state).toBe(state);
  });

  test('goes through once somebody owns it until a time to come, and it stays open with them', async () => {
    const { case_, promiseId, task, shopper } = await promised();
    const dueAt = '2026-11-24T15:00:00.000Z';
    const decide = (promises: object[]) =>
      ines.client.ask('conversation:resolve', { conversationId: case_.conversationId, outcome: 'answered', promises });
    const past = '2026-11-20T15:00:00.000Z';
    const late = [{ promiseId, as: 'handed-over', owner: leo.me.advisorId, dueAt: past }];
    const refused = { conversationId: case_.conversationId, outcome: 'answered', promises: late };
    expect(await ines.client.refusal('conversation:resolve', refused)).toMatchObject({ code: 'bad-request' });
    await decide([{ promiseId, as: 'handed-over', owner: leo.me.advisorId, dueAt }]);
    await shopper.floor('bot');
    const moved = await heard(leo, 'task:updated', (event) => event.task.taskId === task.taskId);
    expect(moved.task).toMatchObject({ owner: leo.me.advisorId, dueAt, state: 'open' });
    expect((await tasks(leo, '?owner=me')).map(({ taskId }) => taskId)).toContain(task.taskId);
  });

  test('withdrawing needs words', async () => {
    const { case_, promiseId } = await promised();
    const promises = [{ promiseId, as: 'withdrawn', words: ' ' }];
    await expect(
      ines.client.refusal('handoff:return', { conversationId: case_.conversationId, promises }),
    ).resolves.toMatchObject({ code: 'bad-request' });
  });

  test.each([
    ['conversation:resolve', { outcome: 'answered' }],
    ['handoff:return', {}],
  ])('%s that says nothing of promises makes the concierge’s a task of whoever ends it', async (act, end) => {
    const { case_, shopper } = await held();
    const id = case_.conversationId;
    const dueAt = new Date('2026-11-23T09:00:00.000Z');
    const text = 'We will call you back tomorrow at 10.';
    const promise = { kind: 'call-back', text, seq: 2, by: { kind: 'bot' }, dueAt } as const;
    await house.app.store.inbox.receive([
      {
        id: eventId(`e.${id}`),
        key: `promise:${id}`,
        contentHash: 'promise',
        conversationId: conversationId(id),
        receivedAt: clock.now(),
        body: { kind: 'promise:made', promise },
      },
    ]);
    await heard(ines, 'task:created', (event) => event.task.conversationId === id);
    const asked = { conversationId: id, ...end, promises: [] };
    expect(await ines.client.refusal(act, asked)).toMatchObject({ code: 'conflict', promises: [{ text }] });
    await ines.client.ask(act, { conversationId: id, ...end });
    await shopper.floor('bot');
    const { task } = await heard(ines, 'task:updated', (event) => event.task.conversationId === id);
    expect(task).toMatchObject({ text, state: 'open', owner: ines.me.advisorId, dueAt: dueAt.toISOString() });
  });

  test('without promises is as it always was; a follow-up becomes a task', async () => {
    const { case_, shopper } = await held();
    const payload = { conversationId: case_.conversationId, outcome: 'answered', followUp: 'Send the care leaflet.' };
    await ines.client.ask('conversation:resolve', payload);
    await shopper.floor('bot');
    const { task } = await heard(ines, 'task:created', (event) => event.task.conversationId === case_.conversationId);
    expect(task).toMatchObject({ kind: 'follow-up', text: 'Send the care leaflet.', owner: ines.me.advisorId });
  });

  test('leaves a wrap-up that was drafted from the case and may be changed', async () => {
    const { case_, promiseId, id } = await promised();
    const draft = await ines.client.ask<{ summary: string; nextStep: string }>('wrap-up:draft', { conversationId: id });
    expect(draft.summary).toContain('I want to speak to a person');
    expect(draft.nextStep).toContain('I will call you back tomorrow at 10.');
    const wrapUp = { summary: `${draft.summary}\nShe loves green.`, nextStep: 'Nothing.' };
    const promises = [{ promiseId, as: 'kept' }];
    await ines.client.ask('conversation:resolve', {
      conversationId: case_.conversationId,
      outcome: 'sale',
      promises,
      wrapUp,
    });
    await house.quiet();
    expect((await house.conversation(id))?.resolved).toMatchObject({ outcome: 'sale', wrapUp });
  });
});

describe('tasks', () => {
  test('done over HTTP keeps the promise in the conversation', async () => {
    const { id, task, promiseId } = await promised();
    const done = await ines.fetch(`/api/v1/tasks/${task.taskId}`, { method: 'PATCH', body: '{"state":"done"}' });
    expect(await done.json()).toMatchObject({ state: 'done', endedBy: expect.any(String) });
    const ledger = await ledgerOf(ines, id, (promises) => promises.some(({ state }) => state === 'kept'));
    expect(ledger).toMatchObject([{ id: promiseId, state: 'kept' }]);
  });

  test('are written down, put off, handed on; what is another’s does not exist for an advisor', async () => {
    const made = await ines.fetch('/api/v1/tasks', { method: 'POST', body: '{"text":"Order ribbon."}' });
    const { taskId } = (await made.json()) as TaskView;
    const patch = (who: AdvisorClient, body: object) =>
      who.fetch(`/api/v1/tasks/${taskId}`, { method: 'PATCH', body: JSON.stringify(body) });
    expect(
      await (await patch(ines, { owner: ines.me.advisorId, remindAt: '2026-11-25T09:00:00Z' })).json(),
    ).toMatchObject({
      owner: ines.me.advisorId,
      remindAt: '2026-11-25T09:00:00.000Z',
    });
    expect((await patch(leo, { state: 'done' })).status).toBe(404);
    expect((await patch(ines, { owner: 'nobody-we-know' })).status).toBe(400);
    expect(await (await patch(ines, { remindAt: null, owner: null })).json()).not.toHaveProperty('owner');
    expect((await tasks(leo, '?owner=nobody')).map((task) => task.taskId)).toContain(taskId);
  });

  test('a promise is not dropped without words', async () => {
    const { task } = await promised();
    const path = `/api/v1/tasks/${task.taskId}`;
    expect((await ines.fetch(path, { method: 'PATCH', body: '{"state":"dropped"}' })).status).toBe(400);
    const dropped = await ines.fetch(path, { method: 'PATCH', body: '{"state":"dropped","words":"She bought it."}' });
    expect(dropped.status).toBe(200);
  });

  test('stand by what presses most, page by page', async () => {
    const all = await tasks(ines, '?limit=200');
    const paged: TaskView[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
      const answer = await ines.fetch(`/api/v1/tasks?limit=2${cursor}`);
      const page = (await answer.json()) as { tasks: TaskView[]; next?: string };
      paged.push(...page.tasks);
      next = page.next;
    } while (next !== undefined);
    expect(paged).toEqual(all);
    const times = all.map(({ remindAt, dueAt }) => remindAt ?? dueAt ?? '9999');
    expect(times).toEqual([...times].sort());
  });
});

describe('a promise whose time has come', () => {
  test('brings its conversation back to the queue with its reason, once, and stays listed as overdue', async () => {
    const { id, case_, promiseId, task, shopper } = await promised();
    const promises = [
      {
        promiseId,
        as: 'handed-over',
        owner: ines.me.advisorId,
        dueAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
      },
    ];
    await ines.client.ask('conversation:resolve', {
      conversationId: case_.conversationId,
      outcome: 'answered',
      promises,
    });
    await shopper.floor('bot');
    clock.advance(3_660);
    const row = await ines.sees(id);
    expect(row.reasons.map(({ signal }) => signal)).toContain('promise-overdue');
    expect((await tasks(ines, '?due=overdue')).map(({ taskId }) => taskId)).toContain(task.taskId);
    await heard(ines, 'task:due', (event) => event.task.taskId === task.taskId);
    const claimed = await ines.claims(id);
    expect(claimed.briefing.promises).toMatchObject([{ id: promiseId, state: 'open' }]);
    const lines = await house.app.store.transcripts.messages(claimed.conversationId as never, 0, 200);
    expect(lines.filter(({ audience }) => audience === 'desk').map(({ text }) => text)).toEqual([
      'A promise is overdue: I will call you back tomorrow at 10.',
    ]);
  }, 30_000);
});

test('two nodes on one store: the promise falls due once, and each node tells its own desk', async () => {
  const other = await openTestHouse({ clock, dir: house.dir });
  try {
    const nadia = await other.advisor('nadia');
    const { id, case_, promiseId, task, shopper } = await promised();
    const dueAt = new Date(clock.now().getTime() + 1_800_000).toISOString();
    const promises = [{ promiseId, as: 'handed-over', owner: nadia.me.advisorId, dueAt }];
    await ines.client.ask('conversation:resolve', {
      conversationId: case_.conversationId,
      outcome: 'answered',
      promises,
    });
    await shopper.floor('bot');
    clock.advance(1_860);
    await Promise.all([ines.sees(id), nadia.sees(id)]);
    await heard(nadia, 'task:due', (event) => event.task.taskId === task.taskId);
    await house.quiet();
    const lines = await house.app.store.transcripts.messages(id as never, 0, 200);
    expect(lines.filter(({ audience }) => audience === 'desk')).toHaveLength(1);
  } finally {
    await other.stop();
  }
}, 60_000);
