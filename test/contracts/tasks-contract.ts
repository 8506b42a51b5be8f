/** What tasks ask of a store: one task for each promise whatever node writes it, lists by shelf, one winner of two changes. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { AparteError } from '../../src/domain/errors.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Clock, Store } from '../../src/domain/ports.ts';
import { movePromise, withPromise } from '../../src/domain/promise.ts';
import type { Task } from '../../src/domain/task.ts';
import { createPromises } from '../../src/handoff/promises.ts';
import { createTasks, type TaskNews } from '../../src/handoff/tasks.ts';

const start = new Date('2026-11-22T12:00:00Z');
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

const advisor = (id: string, role: Advisor['role'] = 'advisor'): Advisor => ({
  id: advisorId(id),
  name: id,
  email: `${id}@house.example`,
  role,
  languages: ['en'],
  skills: [],
  capacity: 4,
});

export function tasksContract(name: string, open: () => Promise<Store>): void {
  const ines = advisor('ines');
  const sofia = advisor('sofia', 'supervisor');

  async function rig() {
    const store = await open();
    let now = start;
    let made = 0;
    const clock: Clock = { now: () => now, monotonicMs: () => now.getTime() };
    const submitted: { key: string; body: EventBody }[] = [];
    const way = { open: true };
    const ingress = {
      submit: async ({ key, body }: { key: string; body: EventBody }) => {
        if (!way.open) throw new AparteError('retry-later', 'The store is away.');
        submitted.push({ key, body });
        return { messageId: 'm' as never, outcome: 'stored' as const };
      },
    };
    /** A node of its own on the same store. */
    function node() {
      const read = { count: 0 };
      const documents: Store['documents'] = {
        ...store.documents,
        list: async <T>(...query: Parameters<Store['documents']['list']>) => {
          const page = await store.documents.list<T>(...query);
          read.count += page.items.length;
          return page;
        },
      };
      const failed = (cause: unknown) => {
        if (way.open) throw cause;
      };
      const tasks = createTasks({ documents, ingress, clock, unique: () => String(made++), failed });
      const told: TaskNews[] = [];
      tasks.subscribe((news) => told.push(news));
      const promises = createPromises({ tasks, transcripts: store.transcripts, ingress, clock, failed });
      return { tasks, promises, told, read };
    }
    return {
      store,
      submitted,
      way,
      node,
      pass: (hours: number) => {
        now = new Date(now.getTime() + hours * 3_600_000);
      },
    };
  }

  /** A conversation with an open call-back, due in an hour. */
  function promising(id: string, owner?: string): Conversation {
    const opening = { channel: 'web', account: 'a', visitor: id, locale: 'en' } as const;
    const base = newConversation(opening, conversationId(id), start);
    const call = { kind: 'call-back', text: 'I will call you.', seq: 1, by: { kind: 'bot' }, dueAt: later(1) } as const;
    const promises = withPromise([], { ...call, ...(owner === undefined ? {} : { owner: advisorId(owner) }) }, start);
    return { ...base, memory: { ...base.memory, promises } };
  }

  const names = (tasks: readonly Task[]) => tasks.map(({ text }) => text);

  test(`${name}: two nodes that follow the same commit back it with one task`, async () => {
    const { node, store } = await rig();
    const [one, other] = [node(), node()];
    const conversation = promising('c1');
    await Promise.all([one.promises.follow(conversation), other.promises.follow(conversation)]);
    await one.promises.follow(conversation);
    expect(await one.tasks.about(conversation.id)).toHaveLength(1);
    expect([...one.told, ...other.told].filter(({ what }) => what === 'created')).toHaveLength(1);
    await store.close();
  });

  test(`${name}: a task whose time has come is an event of the same name on each node`, async () => {
    const { node, submitted, pass, store } = await rig();
    const [one, other] = [node(), node()];
    await one.promises.follow(promising('c1'));
    for (const { promises } of [one, other]) await promises.look();
    expect(submitted).toEqual([]);
    pass(2);
    for (const { promises } of [one, other, one]) await promises.look();
    expect(submitted).toHaveLength(2);
    expect(new Set(submitted.map(({ key }) => key)).size).toBe(1);
    expect(submitted[0]?.body).toMatchObject({ kind: 'promise:fell-due', promiseId: 'p.1.call-back', dueAt: later(1) });
    expect(one.told.filter(({ what }) => what === 'due')).toHaveLength(1);
    expect(other.told.filter(({ what }) => what === 'due')).toHaveLength(1);
    await store.close();
  });

  test(`${name}: a look reads what was changed, not all that is open`, async () => {
    const { node, pass, store } = await rig();
    const [one, other] = [node(), node()];
    for (let nth = 0; nth < 250; nth += 1) await one.tasks.add({ text: `${nth}`, dueAt: later(5) }, ines);
    await other.promises.look();
    pass(0.05);
    await other.promises.look();
    const task = await one.tasks.add({ text: 'Order ribbon.' }, ines);
    other.read.count = 0;
    await other.promises.look();
    expect(other.read.count).toBeLessThanOrEqual(50);
    expect(other.told).toMatchObject([{ what: 'created', task: { id: task.id } }]);
    pass(5);
    other.told.length = 0;
    await other.promises.look();
    expect(other.told.filter(({ what }) => what === 'due')).toHaveLength(250);
    await store.close();
  });

  test(`${name}: what became of a task is told to its conversation, also by another after whoever ended it has died`, async () => {
    const { node, pass, submitted, way, store } = await rig();
    const [one, other] = [node(), node()];
    const conversation = promising('c1');
    await one.promises.follow(conversation);
    const [task] = await one.tasks.about(conversation.id);
    way.open = false;
    await one.tasks.change(ines, task?.id ?? '', { owner: ines.id });
    await one.tasks.change(ines, task?.id ?? '', { state: 'done' });
    // Its promise says still that it is open, and nobody's.
    await one.promises.follow(conversation);
    way.open = true;
    await other.promises.look();
    expect(submitted).toEqual([]);
    pass(0.01);
    for (const { promises } of [other, one, other]) await promises.look();
    expect(submitted.map(({ body }) => body)).toMatchObject([
      { kind: 'promise:moved', owner: 'ines' },
      { kind: 'promise:settled', state: 'kept' },
    ]);
    expect(await other.tasks.about(conversation.id)).toMatchObject([{ state: 'done', advisorId: 'ines' }]);
    await store.close();
  });

  test(`${name}: a promise whose task is nobody’s any more is nobody’s too`, async () => {
    const { node, submitted, store } = await rig();
    const { tasks, promises } = node();
    const conversation = promising('c1', 'ines');
    await promises.follow(conversation);
    const [task] = await tasks.about(conversation.id);
    await tasks.change(ines, task?.id ?? '', { owner: null });
    expect(submitted.map(({ body }) => body)).toMatchObject([{ kind: 'promise:moved', owner: null }]);
    const ledger = movePromise(conversation.memory.promises, task?.promiseId ?? '', { owner: null });
    expect(ledger[0]).not.toHaveProperty('owner');
    await promises.follow({ ...conversation, memory: { ...conversation.memory, promises: ledger } });
    expect((await tasks.about(conversation.id))[0]).not.toHaveProperty('advisorId');
    await store.close();
  });

  test(`${name}: nobody’s tasks are those of one’s own boutique, unless one sees the whole house`, async () => {
    const { node, store } = await rig();
    const { tasks, promises } = node();
    const paris = { acceptedBy: { advisorId: advisorId('leo'), name: 'Léo', storeId: 'paris' } };
    await promises.follow({ ...promising('c1'), handoff: paris as never });
    const of = (changes: Partial<Advisor>) => tasks.list({ ...ines, ...changes }, { state: 'open' }, 10);
    expect((await of({ storeId: 'milan' })).items).toEqual([]);
    expect((await of({})).items).toEqual([]);
    for (const who of [
      { storeId: 'paris' },
      { storeId: 'milan', scope: 'house' as const },
      { role: 'supervisor' as const },
    ])
      expect((await of(who)).items).toHaveLength(1);
    await expect(
      tasks.change({ ...ines, storeId: 'milan' }, 'c1.p.1.call-back', { owner: ines.id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await store.close();
  });

  test(`${name}: what another node changed is told here too`, async () => {
    const { node, store } = await rig();
    const [one, other] = [node(), node()];
    const task = await one.tasks.add({ text: 'Order ribbon.' }, ines);
    await other.promises.look();
    await one.tasks.change(ines, task.id, { owner: ines.id });
    await other.promises.look();
    expect(other.told.map(({ what, task: { advisorId: owner } }) => [what, owner])).toEqual([['updated', 'ines']]);
    await store.close();
  });

  test(`${name}: what another node ended is told here, once, and here not twice`, async () => {
    const { node, store } = await rig();
    const [one, other] = [node(), node()];
    const task = await one.tasks.add({ text: 'Order ribbon.' }, ines);
    for (const { promises } of [one, other]) await promises.look();
    await one.tasks.change(ines, task.id, { state: 'done' });
    for (const { promises } of [one, other, one, other]) await promises.look();
    const states = ({ told }: typeof one) => told.map(({ what, task: { state } }) => [what, state]);
    expect(states(other)).toEqual([['updated', 'done']]);
    expect(states(one)).toEqual([
      ['created', 'open'],
      ['updated', 'done'],
    ]);
    await store.close();
  });

  test(`${name}: of two who change a task at once, one is told to look again`, async () => {
    const { node, store } = await rig();
    const { tasks } = node();
    const { id } = await tasks.add({ text: 'Order ribbon.' }, ines);
    const results = await Promise.allSettled([
      tasks.change(ines, id, { state: 'done' }),
      tasks.change(sofia, id, { text: 'Order green ribbon.' }),
    ]);
    const refused = results.filter(({ status }) => status === 'rejected');
    for (const result of refused) expect(result).toMatchObject({ reason: { code: 'conflict' } });
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    await store.close();
  });

  test(`${name}: lists by owner, state and time, page by page, and only what one may see`, async () => {
    const { node, store } = await rig();
    const { tasks } = node();
    const add = (text: string, owner?: string, dueAt?: Date) =>
      tasks.add(
        { text, ...(owner === undefined ? {} : { advisorId: advisorId(owner) }), ...(dueAt && { dueAt }) },
        sofia,
      );
    await add('mine, later', 'ines', later(5));
    await add('mine, soon', 'ines', later(1));
    await add('nobody’s', undefined, later(3));
    await add('Léo’s', 'leo', later(2));
    const done = await add('was mine', 'ines');
    await tasks.change(ines, done.id, { state: 'done' });

    const open_ = { state: 'open' } as const;
    expect(names((await tasks.list(ines, open_, 50)).items)).toEqual(['mine, soon', 'nobody’s', 'mine, later']);
    expect(names((await tasks.list(sofia, open_, 50)).items)).toEqual([
      'mine, soon',
      'Léo’s',
      'nobody’s',
      'mine, later',
    ]);
    expect(names((await tasks.list(ines, { ...open_, owner: ines.id }, 50)).items)).toEqual([
      'mine, soon',
      'mine, later',
    ]);
    expect(names((await tasks.list(ines, { ...open_, owner: 'nobody' }, 50)).items)).toEqual(['nobody’s']);
    expect(names((await tasks.list(sofia, { ...open_, dueBefore: later(2.5) }, 50)).items)).toEqual([
      'mine, soon',
      'Léo’s',
    ]);
    expect(names((await tasks.list(ines, { state: 'done', owner: ines.id }, 50)).items)).toEqual(['was mine']);
    const first = await tasks.list(sofia, open_, 3);
    const rest = await tasks.list(sofia, open_, 3, first.next);
    expect(names([...first.items, ...rest.items])).toEqual(['mine, soon', 'Léo’s', 'nobody’s', 'mine, later']);
    expect(rest.next).toBeUndefined();
    await store.close();
  });
}
