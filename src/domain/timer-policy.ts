/** How long a shopper may wait for an advisor, and who is told when it takes longer; what a handoff remembers of it. */

/** `first-reply`: until an advisor first wrote; `next-reply`: to each later message; `total`: from hand-over to its end. */
export const timerKinds = ['first-reply', 'next-reply', 'total'] as const;
export type TimerKind = (typeof timerKinds)[number];

export type TimerTargets = {
  readonly firstReplySeconds: number;
  readonly nextReplySeconds: number;
  /** Absent: a handoff may last as long as it takes. */
  readonly totalSeconds?: number | undefined;
};

/** What a tier does not name stays as it is for everybody. */
type TierTargets = { readonly [Target in keyof TimerTargets]?: number | undefined };

/** Who is told when a target is missed: supervisors, or every advisor who could take it. */
export const alarmAudiences = ['supervisors', 'advisors'] as const;
export type AlarmAudience = (typeof alarmAudiences)[number];

export type LadderStep = {
  /** After the target was missed. */
  readonly afterSeconds: number;
  readonly tell: AlarmAudience;
  /** The case goes to the front of the queue. */
  readonly front?: boolean | undefined;
};

export type TimerPolicy = TimerTargets & {
  /** When a shopper who still waits is told so, with a choice. */
  readonly lateSeconds: number;
  /** Other targets for a tier: a patron is answered sooner. */
  readonly tiers?: Readonly<Record<string, TierTargets>> | undefined;
  readonly ladder?: readonly LadderStep[] | undefined;
};

/** Without a ladder of the house's own. */
export const defaultLadder: readonly LadderStep[] = [
  { afterSeconds: 0, tell: 'supervisors' },
  { afterSeconds: 60, tell: 'advisors', front: true },
];

/** One step of the ladder that was taken, as the handoff remembers it. */
export type Alarm = {
  readonly timer: TimerKind;
  readonly sinceAt: Date;
  readonly step: number;
  readonly at: Date;
  /** The supervisor who sees to it. */
  readonly acknowledgedBy?: string;
};
