/**
 * Where tasks lie: on the shelf of their owner and state, by their last change, and with what their conversation has
 * still to be told of them, so that whoever dies in between, another tells it.
 */
import type { EventBody } from '../domain/conversation-event.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { AdvisorId, ConversationId } from '../domain/ids.ts';
import type { Clock, Documents, Page } from '../domain/ports.ts';
import { shelfOf, type Task, type TaskState } from '../domain/task.ts';

/** An event about a promise that is owed to its conversation, under its name. */
export type Untold = { readonly key: string; readonly body: EventBody };

type Stored = Task & {
  readonly shelf: string;
  readonly changedAt: Date;
  readonly untold?: readonly Untold[];
  readonly untoldAt?: Date;
};

export type Found = { readonly task: Task; readonly version: number; readonly untold: readonly Untold[] };

const collection = 'tasks';
const pageSize = 200;
const mostOpen = 5_000;
/** Between two looks few tasks change. */
const changesAtOnce = 50;
const tellAtOnce = 50;

export function createTaskShelf({
  documents,
  clock,
}: {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}) {
  /** Page by page along an index, as long as `wanted` says so. */
  async function walk(
    query: { readonly index: string; readonly equals?: string; readonly newestFirst?: boolean },
    wanted: (found: readonly Stored[]) => boolean,
    limit = pageSize,
  ): Promise<readonly Stored[]> {
    const found: Stored[] = [];
    let after: string | undefined;
    do {
      const next = after === undefined ? {} : { after };
      const page = await documents.list<Stored>(collection, { ...query, limit, ...next });
      found.push(...page.items.map(({ value }) => value));
      after = wanted(found) ? page.next : undefined;
    } while (after !== undefined);
    return found;
  }

  return {
    async find(id: string): Promise<Found | undefined> {
      const found = await documents.get<Stored>(collection, id);
      return found && { task: plain(found.value), version: found.version, untold: found.value.untold ?? [] };
    },

    /** Returns the version. */
    async put(task: Task, { expected, untold = [] }: { expected?: number; untold?: readonly Untold[] } = {}) {
      const changedAt = clock.now();
      const owed = untold.length === 0 ? {} : { untold, untoldAt: changedAt };
      const stored: Stored = { ...task, shelf: shelfOf(task), changedAt, ...owed };
      return documents.put<Stored>(collection, task.id, stored, expected);
    },

    /** All open tasks, or those on one shelf, up to `most`: few enough to be sorted. */
    async open(owner?: AdvisorId | 'nobody', most = mostOpen): Promise<readonly Task[]> {
      const query =
        owner === undefined ? { index: 'state', equals: 'open' } : { index: 'shelf', equals: `${owner}:open` };
      return (await walk(query, (found) => found.length < most)).map(plain);
    },

    /** Open and ended tasks that were written at or after a time, by the clock of whoever wrote them. */
    async changedSince(since: Date): Promise<readonly Task[]> {
      const isIn = ({ changedAt }: Stored) => changedAt >= since;
      const query = { index: 'changedAt', newestFirst: true };
      const found = await walk(query, (read) => read.every(isIn), changesAtOnce);
      return found.filter(isIn).map(plain);
    },

    /** Whose conversation has not been told what became of them, for at least so long. */
    async owing(sinceAt: Date): Promise<readonly Found[]> {
      const { items } = await documents.list<Stored>(collection, { index: 'untoldAt', limit: tellAtOnce });
      return items
        .filter(({ value: { untoldAt } }) => untoldAt !== undefined && untoldAt <= sinceAt)
        .map(({ value, version }) => ({ task: plain(value), version, untold: value.untold ?? [] }));
    },

    async ended(
      { owner, state }: { readonly owner?: AdvisorId | 'nobody' | undefined; readonly state: TaskState },
      limit: number,
      cursor?: string,
    ): Promise<Page<Task>> {
      const query =
        owner === undefined ? { index: 'state', equals: state } : { index: 'shelf', equals: `${owner}:${state}` };
      const after = cursor === undefined ? {} : { after: cursor };
      const { items, next } = await documents.list<Stored>(collection, {
        ...query,
        limit,
        newestFirst: true,
        ...after,
      });
      const tasks = items.map(({ value }) => plain(value));
      return next === undefined ? { items: tasks } : { items: tasks, next };
    },

    /** Tasks about one conversation, open and ended. */
    async about(id: ConversationId): Promise<Task[]> {
      const found = await everyDocument<Stored>(documents, collection, { index: 'conversationId', equals: id });
      return found.map(({ value }) => plain(value));
    },
  };
}

function plain({ shelf: _shelf, changedAt: _changed, untold: _untold, untoldAt: _since, ...task }: Stored): Task {
  return task;
}
