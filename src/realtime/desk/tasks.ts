/** Serves the requests about promises, and tells the desk what becomes of them and of tasks. */
import type { Conversation } from '../../domain/conversation.ts';
import { AparteError } from '../../domain/errors.ts';
import { advisorMaySpeak } from '../../domain/floor.ts';
import { advisorId, type ConversationId, conversationId } from '../../domain/ids.ts';
import { namePromise, type PromiseDecision } from '../../domain/promise.ts';
import { maySeeTask, type Task } from '../../domain/task.ts';
import type { TaskNews } from '../../handoff/tasks.ts';
import type { TimerNews } from '../../handoff/timers.ts';
import type { DeskPayload } from '../../protocol/desk/requests.ts';
import type { WirePromiseDecision } from '../../protocol/desk/tasks.ts';
import type { TaskView, WirePromise } from '../../protocol/tasks.ts';
import type { DeskNews } from './feed.ts';
import type { Serve } from './room.ts';
import type { Seat, Seats } from './seats.ts';

export const serveTasks: Serve = (on, { advisor }, room) => {
  const held = async (id: ConversationId): Promise<Conversation> => {
    const conversation = await room.visible(id, advisor);
    if (advisor.role === 'advisor' && !advisorMaySpeak(conversation.floor, advisor.id))
      throw new AparteError('not-yours', 'You do not have this conversation; claim it first.');
    return conversation;
  };

  on('promise:track', async ({ conversationId: id, seq, kind, promiseId, text, owner, dueAt }) => {
    const conversation = await held(conversationId(id));
    if (seq < 1 || seq > conversation.head) throw new AparteError('bad-request', 'seq: there is no such message');
    const promise = {
      id: promiseId ?? namePromise(seq, kind),
      kind,
      text,
      seq,
      by: { kind: 'advisor', advisorId: advisor.id, name: advisor.name },
      owner: owner === undefined ? advisor.id : advisorId(owner),
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
    } as const;
    await room.ledger.track(conversation.id, promise);
    return { promiseId: promise.id };
  });
  on('promise:decline', async ({ conversationId: id, promiseId }) => {
    const conversation = await held(conversationId(id));
    await room.ledger.decline(conversation.id, promiseId);
    return {};
  });
  on('wrap-up:draft', async ({ conversationId: id }) => {
    const conversation = await room.visible(conversationId(id), advisor);
    return await room.ledger.wrapUp(conversation, advisor);
  });
};

/** As the desk's acts take it. */
export function decisionsOf(decisions: readonly WirePromiseDecision[]): PromiseDecision[] {
  return decisions.map((decision) =>
    decision.as === 'handed-over'
      ? { ...decision, owner: advisorId(decision.owner), dueAt: new Date(decision.dueAt) }
      : decision,
  );
}

/** What the wire's resolve says, as the desk's act takes it. */
export function endOf(payload: DeskPayload<'conversation:resolve'>) {
  const { outcome, followUp, followUpDueAt, promises, wrapUp } = payload;
  return {
    outcome,
    ...(followUp === undefined ? {} : { followUp }),
    ...(followUpDueAt === undefined ? {} : { followUpDueAt: new Date(followUpDueAt) }),
    ...(promises === undefined ? {} : { promises: decisionsOf(promises) }),
    ...(wrapUp === undefined ? {} : { wrapUp }),
  };
}

export function taskView(task: Task): TaskView {
  const { id, createdAt, createdBy, advisorId: owner, dueAt, remindAt, endedAt, storeId: _boutique, ...rest } = task;
  return {
    ...rest,
    taskId: id,
    createdAt: createdAt.toISOString(),
    ...(createdBy.kind === 'advisor' ? { createdBy: createdBy.name } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
    ...(remindAt === undefined ? {} : { remindAt: remindAt.toISOString() }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
  };
}

export function tellTask(seats: Seats, { what, task }: TaskNews): void {
  const name = `task:${what}` as const;
  seats.tell([{ name, payload: { task: taskView(task) } }], ({ advisor }) =>
    what === 'due' && task.advisorId !== undefined ? task.advisorId === advisor.id : maySeeTask(advisor, task),
  );
}

/** The ledger of each conversation that a seat has open, as it was last told there. */
const told = new WeakMap<Seat, Map<ConversationId, string>>();

/** Compared with what the seat was told, not with the commit before: another node's commit comes without its before. */
export function tellPromises(seats: Seats, { id, memory }: Conversation): void {
  const promises = memory.promises as unknown as readonly WirePromise[];
  const ledger = JSON.stringify(promises);
  for (const seat of seats.all()) {
    if (!seat.open.has(id)) continue;
    const known = told.get(seat) ?? new Map<ConversationId, string>();
    told.set(seat, known);
    if ((known.get(id) ?? '[]') === ledger) continue;
    known.set(id, ledger);
    seats.send(seat, {
      name: 'promises:changed',
      payload: { conversationId: id, promises: JSON.parse(ledger) as WirePromise[] },
    });
  }
}

/** Whoever has the conversation, everybody while nobody has it, and supervisors always. */
export function tellTimer(seats: Seats, conversation: Conversation, news: TimerNews): void {
  const { floor } = conversation;
  const concerned = ({ advisor }: Seat) =>
    advisor.role === 'supervisor' || floor.heldBy === 'queue' || advisorMaySpeak(floor, advisor.id);
  if (news.what !== 'alarm') {
    seats.tell([timerEvent(conversation.id, news)], concerned);
    return;
  }
  const waitedSince = conversation.handoff?.alarms?.at(-1)?.sinceAt ?? conversation.updatedAt;
  const payload = {
    conversationId: conversation.id,
    kind: news.kind,
    step: news.step,
    since: waitedSince.toISOString(),
    ...(conversation.identity.name === undefined ? {} : { shopper: conversation.identity.name }),
  };
  seats.tell([{ name: 'timer:escalated', payload }], (seat) =>
    news.tell === 'supervisors' ? seat.advisor.role === 'supervisor' : concerned(seat) && seat.advisor.role !== 'admin',
  );
}

function timerEvent(id: ConversationId, news: Exclude<TimerNews, { what: 'alarm' }>): DeskNews {
  const { kind } = news;
  return news.what === 'breached'
    ? { name: 'timer:breached', payload: { conversationId: id, kind } }
    : { name: 'timer:warning', payload: { conversationId: id, kind, level: news.level } };
}
