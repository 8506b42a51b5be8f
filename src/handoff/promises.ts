/**
 * Backs every open promise with a task. A commit is followed at once; what was missed, because a process died or another
 * node made the commit, is found by looking again. When its time has come, the conversation is told by an event.
 */
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { Clock, Ingress, Transcripts } from '../domain/ports.ts';
import type { MadePromise } from '../domain/promise.ts';
import { backing, following, isOverdue, type Task, taskOfPromise } from '../domain/task.ts';
import type { Tasks } from './tasks.ts';

export type PromisesParts = {
  readonly tasks: Pick<Tasks, 'find' | 'open' | 'changedSince' | 'put' | 'tell' | 'tellAgain' | 'subscribe'>;
  readonly transcripts: Pick<Transcripts, 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  readonly failed: (cause: unknown) => void;
};

export type Promises = {
  /** Tasks after a conversation's commit. */
  follow(conversation: Conversation): Promise<void>;
  /** Looks once: what is due, what other nodes changed, and what a conversation was not told. */
  look(): Promise<void>;
  /** Makes good what was missed since a time. */
  sweep(since: Date): Promise<void>;
  start(): void;
  stop(): void;
};

const lookMs = 2_000;
/** With very many tasks a look takes its time: then a node rests for this many times as long, but never longer than `longestRestMs`. */
const restPerWork = 20;
const longestRestMs = 60_000;
const sweepMs = 60_000;
const firstSweepMs = 24 * 3_600_000;
/** A sweep looks back a little further than the one before it ended. */
const overlapMs = 30_000;
const pageSize = 100;
/** Tasks are written by the clocks of several nodes, which may differ by this much. */
const skewMs = 60_000;
/** All open tasks are read again now and then: what was erased, or came by another way, is found by nothing else. */
const allMs = 10 * 60_000;

export function createPromises({ tasks, transcripts, ingress, clock, failed }: PromisesParts): Promises {
  /** Open tasks as they were last told here. */
  const known = new Map<string, Task>();
  let fallen = new Set<string>();
  let readAllAt: Date | undefined;
  let lookedAt = clock.now();
  let sweptAt = new Date(lookedAt.getTime() - firstSweepMs);
  let stopped = true;
  const timers = new Set<NodeJS.Timeout>();
  tasks.subscribe(({ task }) => note(task));

  function note(task: Task): void {
    if (task.state === 'open') known.set(task.id, task);
    else known.delete(task.id);
  }

  async function back(promise: MadePromise, conversation: Conversation): Promise<void> {
    const { id } = conversation;
    const found = await tasks.find(taskOfPromise(id, promise.id));
    if (found === undefined) {
      if (promise.state !== 'open') return;
      const task = backing(promise, id, whoseIs(conversation));
      await tasks.put(task, { expected: 0 });
      return tasks.tell({ what: 'created', task });
    }
    // What the promise has not heard of its task yet counts more than what it says itself.
    if (found.untold.length > 0) return;
    const task = following(found.task, promise);
    if (sameness(task) === sameness(found.task)) return;
    await tasks.put(task, { expected: found.version });
    tasks.tell({ what: 'updated', task });
  }

  async function followUp(conversation: Conversation): Promise<void> {
    const { id, resolved } = conversation;
    if (resolved?.followUp === undefined) return;
    const { followUp, followUpDueAt, by, at } = resolved;
    const taskId = `${id}.f.${at.getTime()}`;
    if ((await tasks.find(taskId)) !== undefined) return;
    const task: Task = {
      id: taskId,
      kind: 'follow-up',
      text: followUp,
      state: 'open',
      createdAt: at,
      createdBy: by === undefined ? { kind: 'bot' } : { kind: 'advisor', ...by },
      conversationId: id,
      ...(by === undefined ? {} : { advisorId: by.advisorId }),
      ...whoseIs(conversation),
      ...(followUpDueAt === undefined ? {} : { dueAt: followUpDueAt }),
    };
    await tasks.put(task, { expected: 0 });
    tasks.tell({ what: 'created', task });
  }

  /** Two nodes may follow the same commit: the second finds the task there. */
  async function once(step: () => Promise<void>): Promise<void> {
    await step().catch(async (cause: unknown) => {
      if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
      await step();
    });
  }

  async function follow(conversation: Conversation): Promise<void> {
    for (const promise of conversation.memory.promises) await once(() => back(promise, conversation));
    await once(() => followUp(conversation));
  }

  /** The name under which it was told. */
  async function fallDue({ promiseId, conversationId, dueAt }: Task): Promise<string | undefined> {
    if (promiseId === undefined || conversationId === undefined || dueAt === undefined) return undefined;
    const key = `promise-due:${conversationId}:${promiseId}:${dueAt.getTime()}`;
    if (!fallen.has(key))
      await ingress.submit({ conversationId, key, body: { kind: 'promise:fell-due', promiseId, dueAt } });
    return key;
  }

  /** Another node's change, told here as our own would have been. */
  function hear(task: Task): void {
    const before = known.get(task.id);
    note(task);
    // One that ended before it was ever seen here is no news to anybody.
    if (before === undefined ? task.state !== 'open' : sameness(before) === sameness(task)) return;
    tasks.tell({ what: before === undefined ? 'created' : 'updated', task });
  }

  /** At the start all that is open is simply there, and nothing of it is news. */
  async function readAll(isFirst: boolean): Promise<void> {
    const open = await tasks.open(undefined, Number.POSITIVE_INFINITY);
    for (const task of open) (isFirst ? note : hear)(task);
    const ids = new Set(open.map(({ id }) => id));
    for (const id of [...known.keys()]) {
      if (ids.has(id)) continue;
      const found = await tasks.find(id);
      if (found === undefined) known.delete(id);
      else hear(found.task);
    }
  }

  async function readChanges(now: Date): Promise<void> {
    const isFirst = readAllAt === undefined;
    if (readAllAt === undefined || now.getTime() - readAllAt.getTime() >= allMs) {
      await readAll(isFirst);
      readAllAt = now;
    } else for (const task of await tasks.changedSince(new Date(lookedAt.getTime() - skewMs))) hear(task);
  }

  /** As it is now: it may have been erased since it was read. */
  async function stillOpen(id: string): Promise<Task | undefined> {
    const task = (await tasks.find(id))?.task;
    if (task?.state === 'open') return task;
    known.delete(id);
    return undefined;
  }

  async function look(): Promise<void> {
    const now = clock.now();
    const before = lookedAt;
    await tasks.tellAgain().catch(failed);
    await readChanges(now);
    const due = new Set<string>();
    for (const task of [...known.values()]) {
      const remindedAt = task.remindAt ?? task.dueAt;
      if (remindedAt !== undefined && remindedAt > before && remindedAt <= now) {
        const current = await stillOpen(task.id);
        if (current !== undefined) tasks.tell({ what: 'due', task: current });
      }
      const key = isOverdue(task, now) ? await fallDue(task).catch(failed) : undefined;
      if (typeof key === 'string') due.add(key);
    }
    fallen = due;
    lookedAt = now;
  }

  async function sweep(since: Date): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({}, pageSize, cursor);
      const fresh = page.items.filter(({ updatedAt }) => updatedAt >= since);
      for (const conversation of fresh) if (hasLedger(conversation)) await follow(conversation);
      cursor = fresh.length === page.items.length ? page.next : undefined;
    } while (cursor !== undefined);
  }

  async function sweepAgain(): Promise<void> {
    const from = new Date(sweptAt.getTime() - overlapMs);
    const now = clock.now();
    await sweep(from);
    sweptAt = now;
  }

  /** One after the other, however long it takes. */
  function repeat(job: () => Promise<void>, everyMs: number, firstMs = everyMs): void {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      const begun = performance.now();
      await job().catch(failed);
      const rest = Math.min(longestRestMs, (performance.now() - begun) * restPerWork);
      if (!stopped) repeat(job, everyMs, Math.max(everyMs, rest));
    }, firstMs);
    timers.add(timer);
  }

  return {
    follow,
    look,
    sweep,
    start() {
      stopped = false;
      repeat(sweepAgain, sweepMs, 0);
      repeat(look, lookMs);
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** The shopper it is for, and the boutique that had the conversation last. */
function whoseIs({ identity, handoff, pastHandoffs }: Conversation): Pick<Task, 'shopper' | 'storeId'> {
  const had = [...pastHandoffs, handoff].findLast((past) => past?.acceptedBy !== undefined);
  const storeId = had?.acceptedBy?.storeId;
  return {
    ...(identity.name === undefined ? {} : { shopper: identity.name }),
    ...(storeId === undefined ? {} : { storeId }),
  };
}

export function hasLedger({ memory, resolved }: Conversation): boolean {
  return memory.promises.length > 0 || resolved?.followUp !== undefined;
}

const sameness = (task: Task): string => JSON.stringify(Object.entries(task).sort(([a], [b]) => a.localeCompare(b)));
