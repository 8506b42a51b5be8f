/**
 * Looks for the default policy (`src/house/policy-schema.ts`) on the development part of the labelled conversations, and
 * prints what it finds: `node bench/policy-fit.ts`. One rule at a time is moved over round figures, from several
 * starts, for as long as the aim rises; no chance is involved, so the same files give the same figures. The untouched part
 * is not read.
 */

import { parseArgs } from 'node:util';
import type { Policy, SignalKind } from '../src/domain/escalation.ts';
import { byPolicy, judge } from './eval/escalation-readers.ts';
import { type Judgement, scoresOf } from './eval/escalation-scores.ts';
import { playedSets } from './eval/escalation-sets.ts';

/** What a house will bear per 100 calm conversations: handed over, and offered a person, for nothing. */
const { values } = parseArgs({
  options: { handedOver: { type: 'string', default: '2' }, offered: { type: 'string', default: '15' } },
});
const borne = { handedOver: Number(values.handedOver), offered: Number(values.offered) };

/**
 * The aim: F1 of hand-offs, golden transfer within one turn, and half the F1 of proposing or handing over at all. What
 * calm conversations suffer beyond what is borne costs more than anything can win.
 */
function aimOf(judged: readonly Judgement[]): number {
  const { f1, golden, falsePerHundredCalm, offeredPerHundredCalm } = scoresOf(judged);
  const beyond =
    Math.max(0, falsePerHundredCalm - borne.handedOver) + Math.max(0, offeredPerHundredCalm - borne.offered);
  return f1 + golden[0] + 0.5 * anyStepF1(judged) - 0.5 * beyond;
}

function anyStepF1(judged: readonly Judgement[]): number {
  const due = judged.filter(({ talk }) => talk.due !== 'stay');
  const given = judged.filter(({ offer }) => offer !== undefined);
  const right = due.filter(({ offer }) => offer !== undefined);
  return (2 * right.length) / Math.max(1, due.length + given.length);
}

/** Figures that move together: a weight and its limit mean little without each other. Round figures only. */
type Knob = readonly ((policy: Policy) => Policy)[];

const ruleOf = (
  kind: SignalKind,
  weights: readonly number[],
  limits: readonly (number | undefined)[] = [undefined],
): Knob =>
  weights.flatMap((weight) =>
    limits.map(
      (limit) => (policy: Policy) => withRule(policy, kind, limit === undefined ? { weight } : { weight, limit }),
    ),
  );

function withRule(policy: Policy, kind: SignalKind, change: Partial<Policy['signals'][SignalKind]>): Policy {
  return { ...policy, signals: { ...policy.signals, [kind]: { ...policy.signals[kind], ...change } } };
}

const strong = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** Value only moves the threshold: it stays weak whatever the conversations say, and its limits are a house's own choice. */
const weak = [0.1, 0.15, 0.2, 0.25, 0.3];
/** Signals without evidence in the conversations (a shop that fails, late promises, products looked at) do not move. */
const knobs: readonly Knob[] = [
  ruleOf('emotion-level', strong, [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]),
  ruleOf('emotion-fall', strong, [0.4, 0.5, 0.6, 0.7, 0.8, 1]),
  ruleOf('emotion-stays', strong, [2, 3, 4]),
  ruleOf('failed-turns', strong, [1, 2, 3]),
  ruleOf('order-value', weak),
  ruleOf('cart-value', weak),
  ruleOf('tier', weak),
  ruleOf('lifetime-value', weak),
  [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7].map((offerAt) => (policy: Policy) => ({ ...policy, offerAt })),
];

type Found = { readonly policy: Policy; readonly aim: number };

function climb(start: Policy, aim: (policy: Policy) => number): Found {
  let best: Found = { policy: start, aim: aim(start) };
  for (;;) {
    const before = best.aim;
    for (const knob of knobs) best = bestStep(knob, best, aim);
    if (best.aim <= before) return best;
  }
}

function bestStep(knob: Knob, from: Found, aim: (policy: Policy) => number): Found {
  return knob
    .map((move) => move(from.policy))
    .map((policy) => ({ policy, aim: aim(policy) }))
    .reduce((best, tried) => (tried.aim > best.aim + 1e-6 ? tried : best), from);
}

/** Loud and quiet beginnings: emotion that decides alone, that needs company, and hardly counts. */
function starts(policy: Policy): Policy[] {
  return [0.3, 0.5, 0.7, 0.9].flatMap((weight) =>
    [0.4, 0.55].map((limit) => withRule(policy, 'emotion-level', { weight, limit })),
  );
}

const { policy, development } = playedSets(['development']);
const judged = (under: Policy): Judgement[] => judge(byPolicy('tried', under), development);
const aim = (under: Policy): number => aimOf(judged(under));

const found = [policy, ...starts(policy)].map((start) => climb(start, aim)).sort((one, other) => other.aim - one.aim);
console.log(
  `${development.length} conversations of the development part; the present default has ${aim(policy).toFixed(4)}`,
);
for (const { policy: tuned, aim: reached } of found.slice(0, 3)) {
  console.log(`\naim ${reached.toFixed(4)}, offerAt ${tuned.offerAt}, handOffAt ${tuned.handOffAt}`);
  for (const [kind, { weight, limit }] of Object.entries(tuned.signals))
    console.log(`  ${kind}: ${weight} ${limit ?? ''}`);
  console.log(scoresOf(judged(tuned)));
}
