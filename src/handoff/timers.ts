/**
 * Watches how long shoppers wait. Every node looks at the same conversations and tells its own consoles; a step of the
 * ladder is an event of the corridor named by the wait and the step, so that it happens once however many nodes noticed.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { Policy } from '../domain/escalation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Clock, Ingress, Transcripts } from '../domain/ports.ts';
import { type Alarm, type AlarmAudience, defaultLadder, type TimerKind } from '../domain/timer-policy.ts';
import { stepsDue, type Timer, type TimerState, timerState, timersOf } from '../domain/timers.ts';

export type TimersParts = {
  readonly transcripts: Pick<Transcripts, 'list' | 'conversation'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly policy: () => Policy;
  readonly clock: Clock;
  readonly failed: (cause: unknown) => void;
};

export type TimerNews =
  | { readonly what: 'warning'; readonly level: 'warning' | 'urgent'; readonly kind: TimerKind }
  | { readonly what: 'breached'; readonly kind: TimerKind }
  /** A step of the ladder was taken: these people are told, with sound. */
  | { readonly what: 'alarm'; readonly kind: TimerKind; readonly step: number; readonly tell: AlarmAudience };

export type Timers = {
  /** A conversation as it now is, from this node or another. */
  follow(conversation: Conversation): void;
  forget(id: ConversationId): void;
  subscribe(listener: (conversation: Conversation, news: TimerNews) => void): void;
  /** Looks once. */
  look(): Promise<void>;
  start(): Promise<void>;
  stop(): void;
};

type Watched = {
  conversation: Conversation;
  /** What was told of each wait, by its name. */
  readonly told: Map<string, TimerState>;
  readonly submitted: Set<string>;
  /** Alarms that were told or are older than our looking: a handoff remembers only the latest of them. */
  readonly alarmed: Set<string>;
};

const everyMs = 1_000;
const pageSize = 200;
const rank: Readonly<Record<TimerState, number>> = { ok: 0, warning: 1, urgent: 2, breached: 3 };

export function createTimers({ transcripts, ingress, policy, clock, failed }: TimersParts): Timers {
  const watched = new Map<ConversationId, Watched>();
  const listeners: ((conversation: Conversation, news: TimerNews) => void)[] = [];
  let ticking: NodeJS.Timeout | undefined;

  const tell = (conversation: Conversation, news: TimerNews) => {
    for (const listener of listeners) listener(conversation, news);
  };

  function follow(conversation: Conversation): void {
    const known = watched.get(conversation.id);
    if (conversation.floor.heldBy === 'bot') return void watched.delete(conversation.id);
    const alarms = conversation.handoff?.alarms ?? [];
    if (known === undefined || known.conversation.handoff?.id !== conversation.handoff?.id) {
      const alarmed = new Set(alarms.map(nameOfAlarm));
      watched.set(conversation.id, { conversation, told: new Map(), submitted: new Set(), alarmed });
      return;
    }
    known.conversation = conversation;
    const { ladder = defaultLadder } = policy().timers;
    for (const alarm of alarms) {
      if (known.alarmed.has(nameOfAlarm(alarm))) continue;
      known.alarmed.add(nameOfAlarm(alarm));
      const { timer, step } = alarm;
      const tells = ladder[step]?.tell;
      if (tells !== undefined) tell(conversation, { what: 'alarm', kind: timer, step, tell: tells });
    }
  }

  async function lookAt(one: Watched, now: Date): Promise<void> {
    const { timers } = policy();
    for (const timer of timersOf(one.conversation, timers)) {
      tellState(one, timer, timerState(timer, now));
      for (const step of stepsDue(timer, now, timers.ladder)) await submit(one, timer, step);
    }
  }

  function tellState({ conversation, told }: Watched, timer: Timer, state: TimerState): void {
    const name = nameOf(timer);
    if (rank[state] <= rank[told.get(name) ?? 'ok']) return;
    told.set(name, state);
    const { kind } = timer;
    if (state === 'breached') tell(conversation, { what: 'breached', kind });
    else if (state !== 'ok') tell(conversation, { what: 'warning', level: state, kind });
  }

  async function submit({ conversation, submitted }: Watched, timer: Timer, step: number): Promise<void> {
    const key = `timer:${conversation.id}:${nameOf(timer)}:${step}`;
    if (submitted.has(key)) return;
    const { kind, sinceAt } = timer;
    const body = { kind: 'timer:ran-out', timer: kind, sinceAt, step } as const;
    await ingress.submit({ conversationId: conversation.id, key, body });
    submitted.add(key);
  }

  async function look(): Promise<void> {
    const now = clock.now();
    for (const one of [...watched.values()]) await lookAt(one, now).catch(failed);
  }

  async function fill(heldBy: 'queue' | 'advisor'): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await transcripts.list({ heldBy }, pageSize, cursor);
      for (const conversation of page.items) follow(conversation);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  return {
    follow,
    forget: (id) => void watched.delete(id),
    subscribe: (listener) => void listeners.push(listener),
    look,
    async start() {
      await fill('queue');
      await fill('advisor');
      ticking = setInterval(() => void look(), everyMs);
    },
    stop: () => clearInterval(ticking),
  };
}

const nameOf = ({ kind, sinceAt }: Pick<Timer, 'kind' | 'sinceAt'>): string => `${kind}:${sinceAt.getTime()}`;

const nameOfAlarm = ({ timer, sinceAt, step }: Alarm): string => `${nameOf({ kind: timer, sinceAt })}:${step}`;
