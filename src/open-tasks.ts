/** Wires what must not be forgotten: how long shoppers wait, what was promised to them, and who has to do something about it. */
import { randomUUID } from 'node:crypto';
import type { Conversation } from './domain/conversation.ts';
import type { Policy } from './domain/escalation.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Advisor } from './domain/participant.ts';
import type { Change, Clock, Ingress, Store } from './domain/ports.ts';
import { type Timer, timersOf } from './domain/timers.ts';
import type { Translate } from './domain/wording.ts';
import type { Board } from './handoff/board.ts';
import { createLedger, type Ledger } from './handoff/ledger.ts';
import { createPromises, hasLedger } from './handoff/promises.ts';
import { createTasks, type Tasks } from './handoff/tasks.ts';
import { createTimers, type Timers } from './handoff/timers.ts';
import { formats } from './i18n.ts';
import type { OpenHouse } from './open-house.ts';
import { taskView } from './realtime/desk/tasks.ts';

export type OpenTasksParts = {
  readonly store: Pick<Store, 'documents' | 'transcripts'>;
  readonly house: OpenHouse;
  readonly ingress: Ingress;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly translate: Translate;
  readonly policy: () => Policy;
  readonly clock: Clock;
  readonly log: Log;
};

export type OpenTasks = {
  /** What the desk serves and tells. */
  readonly desk: { readonly ledger: Ledger; readonly tasks: Tasks; readonly timers: Timers };
  /** What `/api/v1/tasks` needs. */
  readonly http: {
    readonly tasks: Tasks;
    readonly advisors: () => Promise<readonly Advisor[]>;
    readonly timeZoneOf: (advisor: Advisor) => string;
    readonly view: typeof taskView;
  };
  readonly timersOf: (conversation: Conversation) => readonly Timer[];
  /** After each commit of this node. */
  announce(change: Change): void;
  /** Another board that is shown the same conversations. */
  beside(board: Pick<Board, 'seen' | 'gone'>): {
    seen(conversation: Conversation): void;
    gone(id: ConversationId): void;
  };
  start(): Promise<void>;
  stop(): void;
};

export function openTasks(parts: OpenTasksParts): OpenTasks {
  const { store, house, ingress, policy, clock, log } = parts;
  const failed = (what: string) => (error: unknown) => log.warn(what, { error });
  const { transcripts, documents } = store;
  const timers = createTimers({ transcripts, ingress, policy, clock, failed: failed('a wait could not be told') });
  const tasks = createTasks({
    documents,
    ingress,
    clock,
    unique: () => randomUUID().slice(0, 8),
    failed: failed('a promise could not be told yet what became of its task'),
  });
  const promises = createPromises({
    tasks,
    transcripts,
    ingress,
    clock,
    failed: failed('promises could not be looked after'),
  });
  const { brand } = house.house;
  const ledger = createLedger({
    ingress,
    transcripts,
    translate: parts.translate,
    date: (at, locale) =>
      `${formats.date(at, locale, 'day', brand.timeZone)} ${formats.date(at, locale, 'time', brand.timeZone)}`,
  });

  return {
    desk: { ledger, tasks, timers },
    http: {
      tasks,
      advisors: parts.advisors,
      view: taskView,
      timeZoneOf: ({ storeId }) => house.stock().stores.find(({ id }) => id === storeId)?.timeZone ?? brand.timeZone,
    },
    timersOf: (conversation) => timersOf(conversation, policy().timers),
    announce({ before, conversation }) {
      logHeavier(before, conversation, log);
      if (before.memory.promises === conversation.memory.promises && before.resolved === conversation.resolved) return;
      if (hasLedger(conversation))
        promises.follow(conversation).catch(failed('a promise could not be backed by its task yet'));
    },
    beside: (board) => ({
      seen(conversation) {
        board.seen(conversation);
        timers.follow(conversation);
      },
      gone(id) {
        board.gone(id);
        timers.forget(id);
      },
    }),
    async start() {
      await timers.start();
      promises.start();
    },
    stop() {
      timers.stop();
      promises.stop();
    },
  };
}

/** A case that moves while it waits or is talked about says in the log why. */
function logHeavier({ handoff: was }: Conversation, { id, handoff }: Conversation, log: Log): void {
  if (handoff === undefined || was?.id !== handoff.id || handoff.score <= was.score) return;
  const known = new Map(was.reasons.map(({ signal, weight }) => [signal, weight]));
  const heavier = handoff.reasons.filter(({ signal, weight }) => weight > (known.get(signal) ?? 0));
  const reason = heavier.map(({ signal }) => signal).join(' ');
  log.info('a case became heavier', { conversationId: id, handoffId: handoff.id, reason, kind: handoff.priority });
}
