/** When a person should take over: signals in, an explained decision out. Pure; the caller gathers the signals. */
import type { ModeRule } from './mode.ts';

import type { TimerPolicy } from './timer-policy.ts';

export const signalKinds = [
  'asked-for-person',
  'emotion-level',
  'emotion-fall',
  'emotion-stays',
  'failed-turns',
  'order-value',
  'cart-value',
  'product-value',
  'tier',
  'lifetime-value',
  'delicate-topic',
  'shop-failing',
  'promise-overdue',
  'late-reply',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** One thing observed. `value` is in the signal's own unit (0..1 for emotion, minor units for money, a count for turns). */
export type Signal = {
  readonly kind: SignalKind;
  readonly value: number;
  /** The words or the fact behind it, as a person would quote it. */
  readonly evidence: string;
  /** The message it comes from, when there is one. */
  readonly seq?: number;
};

export type SignalRule = {
  /** What a signal at its limit adds to the score. 0 turns it off. */
  readonly weight: number;
  /** Where the signal starts to count in full; below it, it counts for nothing. 0 or absent: its presence is enough. */
  readonly limit?: number;
};

/** Other limits for a language or a tier; what it leaves out stays as it is. */
export type PolicyException = {
  readonly locale?: string;
  readonly tier?: string;
  readonly handOffAt?: number;
  readonly offerAt?: number;
  readonly limits?: Readonly<Partial<Record<SignalKind, number>>>;
};

export type Policy = {
  readonly version: number;
  readonly handOffAt: number;
  readonly offerAt: number;
  readonly signals: Readonly<Record<SignalKind, SignalRule>>;
  /** Tiers that count as the `tier` signal. */
  readonly tiers: readonly string[];
  /** Topics the bot never answers, whatever its confidence. */
  readonly noGoTopics: readonly string[];
  /** How far the bot may go by itself; absent or no rule that fits: it answers. */
  readonly modes?: readonly ModeRule[];
  /** How long an answer waits for approval. */
  readonly approvalSeconds?: number;
  readonly timers: TimerPolicy;
  readonly exceptions?: readonly PolicyException[];
};

/** A signal that counted, with its share of the score. Reasons sum to the score. */
export type Reason = {
  readonly signal: SignalKind;
  readonly weight: number;
  readonly value: number;
  readonly limit: number;
  readonly evidence: string;
  readonly seq?: number;
};

export type Priority = 'normal' | 'high' | 'urgent';

export type Decision = {
  readonly outcome: 'stay' | 'offer' | 'hand-off';
  readonly score: number;
  readonly priority: Priority;
  /** Heaviest first. */
  readonly reasons: readonly Reason[];
  readonly policyVersion: number;
};

/** Value alone never takes a calm conversation away from the bot: without one of these it only lowers the threshold. */
const needSignals: ReadonlySet<SignalKind> = new Set([
  'asked-for-person',
  'emotion-level',
  'emotion-fall',
  'emotion-stays',
  'failed-turns',
  'delicate-topic',
  'shop-failing',
  'promise-overdue',
]);

/** Says who should speak next, and why. The reasons' weights sum to the score. */
export function decide(signals: readonly Signal[], policy: Policy): Decision {
  const reasons = signals
    .map((signal) => reasonFor(signal, policy))
    .filter((reason) => reason !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const score = round(reasons.reduce((sum, reason) => sum + reason.weight, 0));
  return {
    outcome: outcomeOf(score, reasons, policy),
    score,
    priority: priorityOf(score, reasons, policy),
    reasons,
    policyVersion: policy.version,
  };
}

/**
 * The same decision with what was seen before: anger or a delicate word does not count for less because the next message
 * is calm. Each signal counts once, at its heaviest.
 */
export function withEarlier(decision: Decision, earlier: readonly Reason[], policy: Policy): Decision {
  const heaviest = new Map<SignalKind, Reason>();
  for (const reason of [...earlier, ...decision.reasons]) {
    if ((heaviest.get(reason.signal)?.weight ?? 0) <= reason.weight) heaviest.set(reason.signal, reason);
  }
  const reasons = [...heaviest.values()].sort((a, b) => b.weight - a.weight);
  const score = round(reasons.reduce((sum, reason) => sum + reason.weight, 0));
  return { ...decision, reasons, score, priority: priorityOf(score, reasons, policy) };
}

function reasonFor(signal: Signal, policy: Policy): Reason | undefined {
  // A policy that was published before there was such a signal says nothing about it.
  const { weight, limit = 0 } = (policy.signals as Partial<Policy['signals']>)[signal.kind] ?? { weight: 0 };
  if (weight === 0 || signal.value < limit || signal.value <= 0) return undefined;
  return {
    signal: signal.kind,
    weight: round(weight * strength(signal.value, limit)),
    value: signal.value,
    limit,
    evidence: signal.evidence,
    ...(signal.seq === undefined ? {} : { seq: signal.seq }),
  };
}

/** A signal twice over its limit counts half as much again, and no more: one loud signal must not drown the rest. */
function strength(value: number, limit: number): number {
  if (limit <= 0) return 1;
  return Math.min(1.5, 1 + Math.max(0, value / limit - 1) / 2);
}

function outcomeOf(score: number, reasons: readonly Reason[], policy: Policy): Decision['outcome'] {
  const needed = reasons.some((reason) => needSignals.has(reason.signal));
  if (score >= policy.handOffAt && needed) return 'hand-off';
  return score >= policy.offerAt ? 'offer' : 'stay';
}

function priorityOf(score: number, reasons: readonly Reason[], policy: Policy): Priority {
  const delicate = reasons.some((reason) => reason.signal === 'delicate-topic');
  if (delicate || score >= policy.handOffAt * 1.6) return 'urgent';
  return score >= policy.handOffAt * 1.2 ? 'high' : 'normal';
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
