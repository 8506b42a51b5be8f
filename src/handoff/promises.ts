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
  readonly tasks: Pick<Tasks, 'find' | 'open' | 'put' | 'tell' | 'subscribe'>;
  readonly transcripts: Pick<Transcripts, 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  readonly failed: (cause: unknown) => void;
};

export type Promises = {
  /** Tasks after a conversation's commit. */
  follow(conversation: Conversation): Promise<void>;
  /** Looks at all open tasks once: what is due, and what other nodes changed. */
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

export function createPromises({ tasks, transcripts, ingress, clock, failed }: PromisesParts): Promises {
  /** Tasks as they were last told here. */
  const seen = new Map<string, string>();
  let fallen = new Set<string>();
  let first = true;
  let lookedAt = clock.now();
  let sweptAt = new Date(lookedAt.getTime() - firstSweepMs);
  let stopped = true;
  const timers = new Set<NodeJS.Timeout>();
  tasks.subscribe(({ task }) => void seen.set(task.id, sameness(task)));

  async function back(promise: MadePromise, { id, identity }: Conversation): Promise<void> {
    const known = await tasks.find(taskOfPromise(id, promise.id));
    if (known === undefined) {
      if (promise.state !== 'open') return;
      const task = await tasks.put(backing(promise, id, identity.name), 0);
      return tasks.tell({ what: 'created', task });
    }
    const next = following(known.task, promise);
    if (sameness(next) === sameness(known.task)) return;
    const task = await tasks.put(next, known.version);
    tasks.tell({ what: 'updated', task });
  }

  async function followUp({ id, resolved, identity }: Conversation): Promise<void> {
    if (resolved?.followUp === undefined) return;
    const { followUp, followUpDueAt, by, at } = resolved;
    const taskId = `${id}.f.${at.getTime()}`;
    if ((await tasks.find(taskId)) !== undefined) return;
    const task = await tasks.put(
      {
        id: taskId,
        kind: 'follow-up',
        text: followUp,
        state: 'open',
        createdAt: at,
        createdBy: by === undefined ? { kind: 'bot' } : { kind: 'advisor', ...by },
        conversationId: id,
        ...(by === undefined ? {} : { advisorId: by.advisorId }),
        ...(identity.name === undefined ? {} : { shopper: identity.name }),
        ...(followUpDueAt === undefined ? {} : { dueAt: followUpDueAt }),
      },
      0,
    );
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

  /** Done or dropped by another node: an ended task is on no list of open ones any more. */
  async function tellEnded(open: ReadonlySet<string>): Promise<void> {
    for (const [id, known] of [...seen]) {
      if (open.has(id)) continue;
      const task = (await tasks.find(id))?.task;
      if (task?.state === 'open') continue;
      if (task !== undefined && sameness(task) !== known) tasks.tell({ what: 'updated', task });
      seen.delete(id);
    }
  }

  async function look(): Promise<void> {
    const now = clock.now();
    const before = lookedAt;
    const due = new Set<string>();
    const open = await tasks.open(undefined, Number.POSITIVE_INFINITY);
    for (const task of open) {
      const state = sameness(task);
      const known = seen.get(task.id);
      seen.set(task.id, state);
      if (!first && known !== state) tasks.tell({ what: known === undefined ? 'created' : 'updated', task });
      const remindedAt = task.remindAt ?? task.dueAt;
      if (remindedAt !== undefined && remindedAt > before && remindedAt <= now) tasks.tell({ what: 'due', task });
      const key = isOverdue(task, now) ? await fallDue(task).catch(failed) : undefined;
      if (typeof key === 'string') due.add(key);
    }
    await tellEnded(new Set(open.map(({ id }) => id)));
    fallen = due;
    first = false;
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

export function hasLedger({ memory, resolved }: Conversation): boolean {
  return memory.promises.length > 0 || resolved?.followUp !== undefined;
}

const sameness = (task: Task): string => JSON.stringify(Object.entries(task).sort(([a], [b]) => a.localeCompare(b)));
