/** What people of the house have to do: lists, writing down, done, handed on, put off. */
import { z } from 'zod';
import { AparteError } from '../domain/errors.ts';
import { type AdvisorId, advisorId, conversationId } from '../domain/ids.ts';
import { addDays, instantOf, localTime } from '../domain/opening-hours.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock } from '../domain/ports.ts';
import type { Task } from '../domain/task.ts';
import { TaskPatch, TaskRequest, TasksAnswer, TasksQuery, TaskView } from '../protocol/tasks.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type TasksParts = {
  readonly tasks: TaskActs;
  readonly view: (task: Task) => TaskView;
  readonly advisors: () => Promise<readonly Advisor[]>;
  /** Of the advisor's boutique: "today" is theirs. */
  readonly timeZoneOf: (advisor: Advisor) => string;
  /** Throws `not-found` for a conversation that the advisor may not see. */
  readonly visible: (id: string, advisor: Advisor) => Promise<unknown>;
  readonly clock: Clock;
  readonly audit: Audit;
};

type Change = {
  readonly state?: Task['state'] | undefined;
  readonly owner?: AdvisorId | null | undefined;
  readonly dueAt?: Date | undefined;
  readonly remindAt?: Date | null | undefined;
  readonly text?: string | undefined;
  readonly words?: string | undefined;
};

/** The acts of the desk's tasks, as far as this door needs them. */
type TaskActs = {
  list(
    advisor: Advisor,
    filter: { owner?: AdvisorId | 'nobody' | undefined; state: Task['state']; dueBefore?: Date | undefined },
    limit: number,
    cursor?: string,
  ): Promise<{ readonly items: readonly Task[]; readonly next?: string }>;
  add(
    task: Pick<Task, 'text'> & Partial<Pick<Task, 'advisorId' | 'conversationId' | 'dueAt'>>,
    by: Advisor,
  ): Promise<Task>;
  change(advisor: Advisor, id: string, change: Change): Promise<{ readonly task: Task }>;
};

export function taskRoutes({ tasks, view, advisors, timeZoneOf, visible, clock, audit }: TasksParts): Route[] {
  async function known(id: string): Promise<AdvisorId> {
    const found = (await advisors()).find((advisor) => advisor.id === id && advisor.disabled !== true);
    if (found === undefined) throw new AparteError('bad-request', 'owner: this advisor does not exist');
    return found.id;
  }

  function before(due: z.infer<typeof TasksQuery>['due'], advisor: Advisor): Date | undefined {
    if (due === undefined) return undefined;
    const now = clock.now();
    if (due === 'overdue') return now;
    const zone = timeZoneOf(advisor);
    return instantOf(addDays(localTime(now, zone).day, due === 'today' ? 1 : 7), '00:00', zone);
  }

  return [
    forRole('advisor', {
      method: 'get',
      path: '/tasks',
      summary: 'Tasks, those that press most first; an advisor sees their own, those they wrote down and nobody’s',
      query: z.strictObject(TasksQuery.shape),
      answer: TasksAnswer,
      handle: async ({ query: { limit, cursor, owner, state, due } }, { advisor }) => {
        const filter = { owner: whose(owner, advisor), state, dueBefore: before(due, advisor) };
        const { items, next } = await tasks.list(advisor, filter, limit, cursor);
        return { tasks: items.map(view), ...(next === undefined ? {} : { next }) };
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/tasks',
      summary: 'Write a task down',
      body: TaskRequest,
      answer: TaskView,
      handle: async ({ body: { text, owner, conversationId: about, dueAt } }, { advisor }) => {
        if (about !== undefined) await visible(about, advisor);
        const task = await tasks.add(
          {
            text,
            ...(owner === undefined ? {} : { advisorId: await known(owner) }),
            ...(about === undefined ? {} : { conversationId: conversationId(about) }),
            ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
          },
          advisor,
        );
        await audit.record(advisor, 'task-created', task.id);
        return view(task);
      },
    }),
    forRole('advisor', {
      method: 'patch',
      path: '/tasks/:id',
      summary: 'Done, dropped, handed on, put off or another time; a promise is dropped with words',
      body: TaskPatch,
      answer: TaskView,
      handle: async ({ params, body: { owner, dueAt, remindAt, ...rest } }, { advisor }) => {
        const { task } = await tasks.change(advisor, params['id'] ?? '', {
          ...rest,
          ...(owner === undefined ? {} : { owner: owner === null ? null : await known(owner) }),
          ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
          ...(remindAt === undefined ? {} : { remindAt: remindAt === null ? null : new Date(remindAt) }),
        });
        await audit.record(advisor, 'task-changed', task.id);
        return view(task);
      },
    }),
  ];
}

function whose(owner: string | undefined, advisor: Advisor): AdvisorId | 'nobody' | undefined {
  if (owner === undefined || owner === 'nobody') return owner;
  return owner === 'me' ? advisor.id : advisorId(owner);
}
