/**
 * What people of the house have to do: listed, written down, done, handed on and put off. A task behind a promise tells
 * the conversation first what became of it; the promise is the conversation's own.
 */
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { AdvisorId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Ingress, Page } from '../domain/ports.ts';
import { byPressure, maySeeTask, type StoredTask, shelfOf, type Task, type TaskState } from '../domain/task.ts';

export type TasksParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly clock: Clock;
  /** A key that nothing else has. */
  readonly unique: () => string;
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

const collection = 'tasks';
const pageSize = 200;
const mostOpen = 5_000;

export function createTasks({ documents, ingress, clock, unique }: TasksParts) {
  const listeners: ((news: TaskNews) => void)[] = [];
  const tell = (news: TaskNews) => {
    for (const listener of listeners) listener(news);
  };

  async function put(task: Task, expected?: number): Promise<Task> {
    const { shelf: _derived, ...plain } = task as StoredTask;
    await documents.put<StoredTask>(collection, task.id, { ...plain, shelf: shelfOf(plain) }, expected);
    return plain;
  }

  async function find(id: string): Promise<{ task: Task; version: number } | undefined> {
    const found = await documents.get<StoredTask>(collection, id);
    if (found === undefined) return undefined;
    const { shelf: _derived, ...task } = found.value;
    return { task, version: found.version };
  }

  /** All open tasks, or those on one shelf: few enough to be sorted here. */
  async function open(owner?: AdvisorId | 'nobody', most = mostOpen): Promise<Task[]> {
    const query =
      owner === undefined ? { index: 'state', equals: 'open' } : { index: 'shelf', equals: `${owner}:open` };
    const tasks: Task[] = [];
    let after: string | undefined;
    do {
      const page = await documents.list<StoredTask>(collection, {
        ...query,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      tasks.push(...page.items.map(({ value: { shelf: _derived, ...task } }) => task));
      after = page.next;
    } while (after !== undefined && tasks.length < most);
    return tasks;
  }

  /** Open tasks stand by what presses most; the cursor is the last task shown. */
  async function listOpen(advisor: Advisor, filter: TaskFilter, limit: number, cursor?: string): Promise<Page<Task>> {
    const seen = (await open(filter.owner)).filter((task) => maySeeTask(advisor, task) && isBefore(task, filter));
    const sorted = byPressure(seen);
    const from = cursor === undefined ? 0 : sorted.findIndex(({ id }) => id === cursor) + 1;
    const items = sorted.slice(from, from + limit);
    const last = items.at(-1);
    return last === undefined || from + limit >= sorted.length ? { items } : { items, next: last.id };
  }

  async function listEnded(
    advisor: Advisor,
    { owner, state }: TaskFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<Task>> {
    const query =
      owner === undefined ? { index: 'state', equals: state } : { index: 'shelf', equals: `${owner}:${state}` };
    const { items, next } = await documents.list<StoredTask>(collection, {
      ...query,
      limit,
      newestFirst: true,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    const tasks = items.map(({ value: { shelf: _derived, ...task } }) => task);
    const seen = tasks.filter((task) => maySeeTask(advisor, task));
    return next === undefined ? { items: seen } : { items: seen, next };
  }

  /** What became of the task is told to the conversation that holds the promise; the same again is the same event. */
  async function tellConversation(task: Task, { state, owner, dueAt, words }: TaskChange): Promise<void> {
    const { promiseId, conversationId: about } = task;
    if (promiseId === undefined || about === undefined) return;
    if (state === 'done' || state === 'dropped') {
      const end = state === 'done' ? ('kept' as const) : ('withdrawn' as const);
      await ingress.submit({
        conversationId: about,
        key: `task:${task.id}:${end}`,
        body: { kind: 'promise:settled', promiseId, state: end, ...(words === undefined ? {} : { words }) },
      });
    } else if ((owner !== undefined && owner !== null) || dueAt !== undefined) {
      const to = { ...(owner == null ? {} : { owner }), ...(dueAt === undefined ? {} : { dueAt }) };
      await ingress.submit({
        conversationId: about,
        key: `task:${task.id}:moved:${unique()}`,
        body: { kind: 'promise:moved', promiseId, ...to },
      });
    }
  }

  return {
    find,
    open,
    put,
    tell,
    subscribe: (listener: (news: TaskNews) => void) => void listeners.push(listener),

    list: (advisor: Advisor, filter: TaskFilter, limit: number, cursor?: string): Promise<Page<Task>> =>
      filter.state === 'open' ? listOpen(advisor, filter, limit, cursor) : listEnded(advisor, filter, limit, cursor),

    async add({ kind = 'to-do', ...task }: NewTask, by: Advisor): Promise<Task> {
      const made = await put(
        {
          ...task,
          id: `t.${clock.now().getTime().toString(36)}.${unique()}`,
          kind,
          state: 'open',
          createdAt: clock.now(),
          createdBy: { kind: 'advisor', advisorId: by.id, name: by.name },
        },
        0,
      );
      tell({ what: 'created', task: made });
      return made;
    },

    /** Throws `not-found` for what the advisor may not see, `conflict` when another changed it at the same moment. */
    async change(advisor: Advisor, id: string, change: TaskChange): Promise<{ before: Task; task: Task }> {
      const found = await find(id);
      if (found === undefined || !maySeeTask(advisor, found.task))
        throw new AparteError('not-found', 'There is no such task.');
      if (change.state === 'dropped' && found.task.promiseId !== undefined && (change.words ?? '').trim() === '')
        throw new AparteError('bad-request', 'words: say why the promise is taken back');
      if (change.state === 'open' && found.task.promiseId !== undefined && found.task.state !== 'open')
        throw new AparteError('conflict', 'This promise has ended; make a new one in the conversation.');
      const task = await put(changed(found.task, change, advisor, clock.now()), found.version);
      await tellConversation(task, change);
      tell({ what: 'updated', task });
      return { before: found.task, task };
    },

    /** Tasks about one conversation, open and ended. */
    async about(id: Conversation['id']): Promise<Task[]> {
      const { items } = await documents.list<StoredTask>(collection, {
        index: 'conversationId',
        equals: id,
        limit: pageSize,
      });
      return items.map(({ value: { shelf: _derived, ...task } }) => task);
    },
  };
}

function isBefore({ remindAt, dueAt }: Task, { dueBefore }: TaskFilter): boolean {
  if (dueBefore === undefined) return true;
  const at = remindAt ?? dueAt;
  return at !== undefined && at < dueBefore;
}

function changed(task: Task, change: TaskChange, by: Advisor, now: Date): Task {
  const { state = task.state, owner, dueAt, remindAt, text, words } = change;
  const { advisorId, remindAt: wasPutOff, endedAt: _endedAt, endedBy: _endedBy, words: _words, ...rest } = task;
  const next = owner === undefined ? advisorId : (owner ?? undefined);
  const reminded = remindAt === undefined ? wasPutOff : (remindAt ?? undefined);
  return {
    ...rest,
    state,
    ...(next === undefined ? {} : { advisorId: next }),
    ...(text === undefined ? {} : { text }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(reminded === undefined || state !== 'open' ? {} : { remindAt: reminded }),
    ...(state === 'open' ? {} : { endedAt: now, endedBy: by.name, ...(words === undefined ? {} : { words }) }),
  };
}
