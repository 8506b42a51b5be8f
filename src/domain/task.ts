/** Something a person of the house has to do by a time: behind a promise, after a conversation, or of their own accord. */
import type { AdvisorId, ConversationId } from './ids.ts';
import type { Advisor } from './participant.ts';
import type { MadePromise, PromisedBy, PromiseKind } from './promise.ts';

export const taskStates = ['open', 'done', 'dropped'] as const;
export type TaskState = (typeof taskStates)[number];

/** `follow-up`: what is left to do after a conversation was closed; `to-do`: written down by hand. */
export type TaskKind = PromiseKind | 'follow-up' | 'to-do';

export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly text: string;
  readonly state: TaskState;
  readonly createdAt: Date;
  readonly createdBy: PromisedBy;
  /** Who sees to it; absent: whoever takes it. */
  readonly advisorId?: AdvisorId;
  readonly conversationId?: ConversationId;
  /** The promise behind it; what becomes of the one becomes of the other. */
  readonly promiseId?: string;
  /** For whom, as lists show it. */
  readonly shopper?: string;
  /** The boutique it is a matter of; absent: the whole house's. */
  readonly storeId?: string;
  readonly dueAt?: Date;
  /** Put off until then: it moves nothing that was promised. */
  readonly remindAt?: Date;
  readonly endedAt?: Date;
  readonly endedBy?: string;
  readonly words?: string;
};

/** So that a list by owner and state needs no search. */
export const shelfOf = ({ advisorId, state }: Pick<Task, 'advisorId' | 'state'>): string =>
  `${advisorId ?? 'nobody'}:${state}`;

export function taskOfPromise(conversation: ConversationId, promise: string): string {
  return `${conversation}.${promise}`;
}

/** The task that backs a promise, as it is made. */
export function backing(
  promise: MadePromise,
  conversationId: ConversationId,
  { shopper, storeId }: Pick<Task, 'shopper' | 'storeId'> = {},
): Task {
  const { id, kind, text, by, owner, dueAt, madeAt } = promise;
  return {
    id: taskOfPromise(conversationId, id),
    kind,
    text,
    state: 'open',
    createdAt: madeAt,
    createdBy: by,
    ...(owner === undefined ? {} : { advisorId: owner }),
    conversationId,
    promiseId: id,
    ...(shopper === undefined ? {} : { shopper }),
    ...(storeId === undefined ? {} : { storeId }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

/** A task after the promise behind it moved or ended. A task that is done stays done until its promise says so too. */
export function following(task: Task, promise: MadePromise): Task {
  const { state, owner, dueAt, text, endedAt, words } = promise;
  if (state === 'open' || state === 'suggested') {
    const { advisorId: _before, ...rest } = task;
    return {
      ...rest,
      text,
      ...(owner === undefined ? {} : { advisorId: owner }),
      ...(dueAt === undefined ? {} : { dueAt }),
    };
  }
  if (task.state !== 'open') return task;
  return {
    ...task,
    state: state === 'kept' ? 'done' : 'dropped',
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(words === undefined ? {} : { words }),
  };
}

/** Advisors see what is theirs, what they wrote down, and what nobody has taken of their boutique or of the house; supervisors see all. */
export function maySeeTask(
  advisor: Pick<Advisor, 'id' | 'role' | 'scope' | 'storeId'>,
  { advisorId, createdBy, storeId }: Task,
): boolean {
  if (advisor.role !== 'advisor' || advisorId === advisor.id) return true;
  if (createdBy.kind === 'advisor' && createdBy.advisorId === advisor.id) return true;
  if (advisorId !== undefined) return false;
  return storeId === undefined || advisor.scope === 'house' || advisor.storeId === storeId;
}

export function isOverdue({ state, dueAt }: Task, now: Date): boolean {
  return state === 'open' && dueAt !== undefined && dueAt <= now;
}

/** What presses most stands first: the time one is reminded, then the time it was written down. */
export function byPressure(tasks: readonly Task[]): Task[] {
  const pressing = ({ remindAt, dueAt }: Task) => (remindAt ?? dueAt)?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...tasks].sort(
    (a, b) =>
      compare(pressing(a), pressing(b)) || a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id),
  );
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
