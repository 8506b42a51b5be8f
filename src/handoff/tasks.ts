/**
 * What people of the house have to do: listed, written down, done, handed on and put off. A task behind a promise tells
 * the conversation first what became of it; the promise is the conversation's own.
 */
import { AparteError } from '../domain/errors.ts';
import type { AdvisorId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Ingress, Page } from '../domain/ports.ts';
import { byPressure, maySeeTask, type Task, type TaskState } from '../domain/task.ts';
import { createTaskShelf, type Found, type Untold } from './task-shelf.ts';

export type TasksParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  /** A key that nothing else has. */
  readonly unique: () => string;
  readonly failed: (cause: unknown) => void;
};

export type TaskFilter = {
  /** An advisor's id, or `nobody`; absent: whatever one may see. */
  readonly owner?: AdvisorId | 'nobody' | undefined;
  readonly state: TaskState;
  /** Only what is due before this. */
  readonly dueBefore?: Date | undefined;
};

export type NewTask = Pick<Task, 'text'> &
  Partial<Pick<Task, 'advisorId' | 'conversationId' | 'dueAt' | 'shopper'>> & { readonly kind?: 'to-do' | 'follow-up' };

export type TaskChange = {
  readonly state?: TaskState | undefined;
  /** `null`: nobody's. */
  readonly owner?: AdvisorId | null | undefined;
  readonly dueAt?: Date | undefined;
  /** `null`: not put off any more. */
  readonly remindAt?: Date | null | undefined;
  readonly text?: string | undefined;
  /** Why it was dropped. */
  readonly words?: string | undefined;
};

export type TaskNews = { readonly what: 'created' | 'updated' | 'due'; readonly task: Task };

export type Tasks = ReturnType<typeof createTasks>;

/** Whoever changes a task tells its conversation at once; what nobody has told after this long is told by whoever looks. */
const tellAgainMs = 5_000;

export function createTasks({ documents, ingress, clock, unique, failed }: TasksParts) {
  const shelf = createTaskShelf({ documents, clock });
  const listeners: ((news: TaskNews) => void)[] = [];
  const tell = (news: TaskNews) => {
    for (const listener of listeners) listener(news);
  };

  /** Open tasks stand by what presses most; the cursor is the last task shown. */
  async function listOpen(advisor: Advisor, filter: TaskFilter, limit: number, cursor?: string): Promise<Page<Task>> {
    const seen = (await shelf.open(filter.owner)).filter((task) => maySeeTask(advisor, task) && isBefore(task, filter));
    const sorted = byPressure(seen);
    const from = cursor === undefined ? 0 : sorted.findIndex(({ id }) => id === cursor) + 1;
    const items = sorted.slice(from, from + limit);
    const last = items.at(-1);
    return last === undefined || from + limit >= sorted.length ? { items } : { items, next: last.id };
  }

  async function listEnded(advisor: Advisor, filter: TaskFilter, limit: number, cursor?: string): Promise<Page<Task>> {
    const { items, ...page } = await shelf.ended(filter, limit, cursor);
    return { items: items.filter((task) => maySeeTask(advisor, task)), ...page };
  }

  /** What the conversation that holds the promise has to hear of a change; the same again is the same event. */
  function newsOf({ id, promiseId }: Task, { state, owner, dueAt, words }: TaskChange): readonly Untold[] {
    if (promiseId === undefined) return [];
    if (state === 'done' || state === 'dropped') {
      const end = state === 'done' ? ('kept' as const) : ('withdrawn' as const);
      const body = {
        kind: 'promise:settled',
        promiseId,
        state: end,
        ...(words === undefined ? {} : { words }),
      } as const;
      return [{ key: `task:${id}:${end}`, body }];
    }
    if (owner === undefined && dueAt === undefined) return [];
    const to = { ...(owner === undefined ? {} : { owner }), ...(dueAt === undefined ? {} : { dueAt }) };
    return [{ key: `task:${id}:moved:${unique()}`, body: { kind: 'promise:moved', promiseId, ...to } }];
  }

  /** Tells the conversation, then notes that it knows. Whoever fails or dies on the way leaves it to `tellAgain`. */
  async function tellConversation({ task, version, untold }: Found): Promise<void> {
    const { conversationId } = task;
    if (conversationId === undefined || untold.length === 0) return;
    for (const { key, body } of untold) await ingress.submit({ conversationId, key, body }).catch(unlessErased);
    await shelf.put(task, { expected: version }).catch(unlessChanged);
  }

  return {
    find: shelf.find,
    open: shelf.open,
    changedSince: shelf.changedSince,
    about: shelf.about,
    put: shelf.put,
    tell,

    /** What was to be told to conversations and was not, because a process died or the store was away. */
    async tellAgain(): Promise<void> {
      const since = new Date(clock.now().getTime() - tellAgainMs);
      for (const owing of await shelf.owing(since)) await tellConversation(owing);
    },

    subscribe: (listener: (news: TaskNews) => void) => void listeners.push(listener),

    list: (advisor: Advisor, filter: TaskFilter, limit: number, cursor?: string): Promise<Page<Task>> =>
      filter.state === 'open' ? listOpen(advisor, filter, limit, cursor) : listEnded(advisor, filter, limit, cursor),

    async add({ kind = 'to-do', ...task }: NewTask, by: Advisor): Promise<Task> {
      const made: Task = {
        ...task,
        id: `t.${clock.now().getTime().toString(36)}.${unique()}`,
        kind,
        state: 'open',
        createdAt: clock.now(),
        createdBy: { kind: 'advisor', advisorId: by.id, name: by.name },
        ...(task.conversationId === undefined || by.storeId === undefined ? {} : { storeId: by.storeId }),
      };
      await shelf.put(made, { expected: 0 });
      tell({ what: 'created', task: made });
      return made;
    },

    /** Throws `not-found` for what the advisor may not see, `conflict` when another changed it at the same moment. */
    async change(advisor: Advisor, id: string, change: TaskChange): Promise<{ before: Task; task: Task }> {
      const found = await shelf.find(id);
      if (found === undefined || !maySeeTask(advisor, found.task))
        throw new AparteError('not-found', 'There is no such task.');
      if (change.state === 'dropped' && found.task.promiseId !== undefined && (change.words ?? '').trim() === '')
        throw new AparteError('bad-request', 'words: say why the promise is taken back');
      if (change.state === 'open' && found.task.promiseId !== undefined && found.task.state !== 'open')
        throw new AparteError('conflict', 'This promise has ended; make a new one in the conversation.');
      const task = changed(found.task, change, advisor, clock.now());
      const untold = [...found.untold, ...newsOf(task, change)];
      const version = await shelf.put(task, { expected: found.version, untold });
      tell({ what: 'updated', task });
      // It is durable with the task: a store that is away now is no failure of the change.
      await tellConversation({ task, version, untold }).catch(failed);
      return { before: found.task, task };
    },
  };
}

/** There is nobody left to tell. */
function unlessErased(cause: unknown): void {
  if (!(cause instanceof AparteError) || cause.code !== 'not-found') throw cause;
}

/** Somebody has changed the task meanwhile, and took what was untold along: it is told again, under the same names. */
function unlessChanged(cause: unknown): void {
  if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
}

function isBefore({ remindAt, dueAt }: Task, { dueBefore }: TaskFilter): boolean {
  if (dueBefore === undefined) return true;
  const at = remindAt ?? dueAt;
  return at !== undefined && at < dueBefore;
}

function changed(task: Task, change: TaskChange, by: Advisor, now: Date): Task {
  const { state = task.state, owner, dueAt, remindAt, text, words } = change;
  const { advisorId, remindAt: wasPutOff, endedAt: _endedAt, endedBy: _endedBy, words: _words, ...rest } = task;
  // What is about a shopper stays in the boutique when it is nobody's.
  const storeId = task.storeId ?? (owner === null && task.conversationId !== undefined ? by.storeId : undefined);
  const next = owner === undefined ? advisorId : (owner ?? undefined);
  const reminded = remindAt === undefined ? wasPutOff : (remindAt ?? undefined);
  return {
    ...rest,
    state,
    ...(storeId === undefined ? {} : { storeId }),
    ...(next === undefined ? {} : { advisorId: next }),
    ...(text === undefined ? {} : { text }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(reminded === undefined || state !== 'open' ? {} : { remindAt: reminded }),
    ...(state === 'open' ? {} : { endedAt: now, endedBy: by.name, ...(words === undefined ? {} : { words }) }),
  };
}
