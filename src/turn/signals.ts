/** Gathers what speaks for a person from the state of a conversation, for `decide()`. */
import type { Conversation } from '../domain/conversation.ts';
import type { Policy, Signal } from '../domain/escalation.ts';
import type { Mood } from '../domain/mood.ts';
import { overduePromises } from '../domain/promise.ts';

export function gatherSignals(conversation: Conversation, policy: Policy, now: Date): readonly Signal[] {
  return [
    ...talkSignals(conversation),
    ...moodSignals(conversation.mood),
    ...valueSignals(conversation, policy),
    ...promiseSignals(conversation, now),
  ];
}

function talkSignals({ tally }: Conversation): Signal[] {
  const signals: Signal[] = [];
  if (tally.askedForPerson) signals.push({ kind: 'asked-for-person', value: 1, ...tally.askedForPerson });
  if (tally.delicateTopic) {
    const { seq, evidence } = tally.delicateTopic;
    signals.push({ kind: 'delicate-topic', value: 1, evidence, seq });
  }
  if (tally.shopFailing) signals.push({ kind: 'shop-failing', value: 1, ...tally.shopFailing });
  if (tally.failedTurns > 0) {
    signals.push({ kind: 'failed-turns', value: tally.failedTurns, evidence: `${tally.failedTurns}` });
  }
  return signals;
}

function moodSignals(mood: Mood): Signal[] {
  const last = mood.points.at(-1);
  if (last === undefined) return [];
  const evidence = last.evidence?.join(', ') ?? '';
  const signals: Signal[] = [{ kind: 'emotion-level', value: round(mood.now), evidence, seq: last.seq }];
  const fall = fallOf(mood);
  if (fall > 0) signals.push({ kind: 'emotion-fall', value: round(fall), evidence, seq: last.seq });
  const upsetTurns = recentPoints(mood).filter(({ value }) => value <= upset).length;
  if (upsetTurns > 0) signals.push({ kind: 'emotion-stays', value: upsetTurns, evidence, seq: last.seq });
  return signals;
}

const recentPoints = ({ points }: Mood): Mood['points'] => points.slice(-4);

/** Plain words stand a little below 0: a valence is only upset from here down. */
const upset = -0.3;

/**
 * How far the shown valence fell from its best to now over the last four messages, 0..2. One message has no fall, and
 * neither has who is merely no longer thankful: a fall ends in words that are upset.
 */
function fallOf(mood: Mood): number {
  const recent = recentPoints(mood);
  const last = recent.at(-1);
  if (last === undefined || recent.length < 2 || last.value > upset) return 0;
  return Math.max(0, Math.max(...recent.map((point) => point.value)) - last.value);
}

function valueSignals({ tally, identity }: Conversation, policy: Policy): Signal[] {
  const signals: Signal[] = [];
  if (tally.orderValue)
    signals.push({ kind: 'order-value', value: tally.orderValue.amount, evidence: tally.orderValue.evidence });
  if (tally.cartValue)
    signals.push({ kind: 'cart-value', value: tally.cartValue.amount, evidence: tally.cartValue.evidence });
  if (tally.productValue) {
    signals.push({ kind: 'product-value', value: tally.productValue.amount, evidence: tally.productValue.evidence });
  }
  if (identity.tier !== undefined && policy.tiers.includes(identity.tier)) {
    signals.push({ kind: 'tier', value: 1, evidence: identity.tier });
  }
  if (identity.lifetimeValue !== undefined) {
    signals.push({
      kind: 'lifetime-value',
      value: identity.lifetimeValue,
      evidence: `${Math.round(identity.lifetimeValue / 100)}`,
    });
  }
  return signals;
}

function promiseSignals({ memory }: Conversation, now: Date): Signal[] {
  const [overdue] = overduePromises(memory.promises, now);
  return overdue === undefined ? [] : [{ kind: 'promise-overdue', value: 1, evidence: overdue.text, seq: overdue.seq }];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
