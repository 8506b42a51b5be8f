/** How long a shopper may wait: deadlines of an open handoff from what happened and the policy. Pure; the clock is the caller's. */
import type { Conversation } from './conversation.ts';
import { isOpen } from './handoff.ts';
import { defaultLadder, type LadderStep, type TimerKind, type TimerPolicy, type TimerTargets } from './timer-policy.ts';

export type Timer = { readonly kind: TimerKind; readonly sinceAt: Date; readonly dueAt: Date };

/** A warning at half of the time, urgent at the last quarter. */
export type TimerState = 'ok' | 'warning' | 'urgent' | 'breached';

type Timed = Pick<Conversation, 'floor' | 'handoff' | 'identity' | 'awaitingReplySinceAt'>;

/** The reply that is waited for, when one is, and the whole; nothing while the bot has the floor. */
export function timersOf({ floor, handoff, identity, awaitingReplySinceAt }: Timed, policy: TimerPolicy): Timer[] {
  if (floor.heldBy === 'bot' || !isOpen(handoff)) return [];
  const { firstReplySeconds, nextReplySeconds, totalSeconds } = targetsFor(policy, identity.tier);
  const total = totalSeconds === undefined ? [] : [timer('total', handoff.openedAt, totalSeconds)];
  if (handoff.firstReplyAt === undefined) return [timer('first-reply', handoff.openedAt, firstReplySeconds), ...total];
  // Answered before and waiting again for somebody to take it: whoever asked last waits since then.
  const waitsSince = awaitingReplySinceAt ?? (floor.heldBy === 'queue' ? floor.sinceAt : undefined);
  return waitsSince === undefined ? total : [timer('next-reply', waitsSince, nextReplySeconds), ...total];
}

export function targetsFor({ tiers, ...targets }: TimerPolicy, tier: string | undefined): TimerTargets {
  const own = tier === undefined ? undefined : tiers?.[tier];
  return {
    firstReplySeconds: own?.firstReplySeconds ?? targets.firstReplySeconds,
    nextReplySeconds: own?.nextReplySeconds ?? targets.nextReplySeconds,
    totalSeconds: own?.totalSeconds ?? targets.totalSeconds,
  };
}

export function timerState({ sinceAt, dueAt }: Timer, now: Date): TimerState {
  const left = (dueAt.getTime() - now.getTime()) / (dueAt.getTime() - sinceAt.getTime());
  if (left <= 0) return 'breached';
  if (left <= 0.25) return 'urgent';
  return left <= 0.5 ? 'warning' : 'ok';
}

/** Steps of the ladder whose time has come. A case that takes long but is answered concerns supervisors alone. */
export function stepsDue({ kind, dueAt }: Timer, now: Date, ladder: readonly LadderStep[] = defaultLadder): number[] {
  const overdueSeconds = (now.getTime() - dueAt.getTime()) / 1000;
  return ladder.flatMap(({ afterSeconds, tell }, step) => {
    const concerned = kind !== 'total' || tell === 'supervisors';
    return concerned && overdueSeconds >= afterSeconds ? [step] : [];
  });
}

export function sameTimer(one: Pick<Timer, 'kind' | 'sinceAt'>, kind: TimerKind, sinceAt: Date): boolean {
  return one.kind === kind && one.sinceAt.getTime() === sinceAt.getTime();
}

function timer(kind: TimerKind, sinceAt: Date, seconds: number): Timer {
  return { kind, sinceAt, dueAt: new Date(sinceAt.getTime() + seconds * 1000) };
}
