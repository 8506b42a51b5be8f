/**
 * Looks for the default policy (`src/house/policy-schema.ts`) on the development part of the labelled conversations, and
 * prints what it finds: `node bench/policy-fit.ts`. One weight or limit at a time is moved over round figures, from several
 * starts, for as long as the aim rises; no chance is involved, so the same files give the same figures. The untouched part
 * is not read.
 */

import { parseArgs } from 'node:util';
import type { Policy, SignalKind } from '../src/domain/escalation.ts';
import { defaultPolicy, splitPolicy } from '../src/house/policy-schema.ts';
import { createLocalUnderstander } from '../src/understanding/local.ts';
import { play, type Played, predict } from './eval/escalation-play.ts';
import { type Judgement, scoresOf } from './eval/escalation-scores.ts';
import { labelledConversations, labelledLanguages, partOf } from './eval/labelled-conversations.ts';

/** False handoffs per 100 calm conversations that a house will bear. */
const { values } = parseArgs({ options: { bear: { type: 'string', default: '2' } } });
const borne = Number(values.bear);

/**
 * The aim: F1 of hand-offs, golden transfer within one turn, and half the F1 of proposing or handing over at all. Each
 * false handoff per 100 calm conversations beyond what is borne costs half a point, more than anything can win.
 */
function aimOf(judged: readonly Judgement[]): number {
  const { f1, golden, falsePerHundredCalm } = scoresOf(judged);
  return f1 + golden[0] + 0.5 * anyStepF1(judged) - 0.5 * Math.max(0, falsePerHundredCalm - borne);
}

function anyStepF1(judged: readonly Judgement[]): number {
  const due = judged.filter(({ talk }) => talk.due !== 'stay');
  const given = judged.filter(({ offer }) => offer !== undefined);
  const right = due.filter(({ offer }) => offer !== undefined);
  return (2 * right.length) / Math.max(1, due.length + given.length);
}

/** A figure that may move. Those without evidence in the conversations (a shop that fails, late promises) do not. */
type Knob = { readonly name: string; readonly steps: readonly number[]; set(policy: Policy, to: number): Policy };

const weightOf = (kind: SignalKind, steps: readonly number[]): Knob => ({
  name: `${kind} weight`,
  steps,
  set: (policy, weight) => withRule(policy, kind, { weight }),
});
const limitOf = (kind: SignalKind, steps: readonly number[]): Knob => ({
  name: `${kind} limit`,
  steps,
  set: (policy, limit) => withRule(policy, kind, { limit }),
});

function withRule(policy: Policy, kind: SignalKind, change: Partial<Policy['signals'][SignalKind]>): Policy {
  return { ...policy, signals: { ...policy.signals, [kind]: { ...policy.signals[kind], ...change } } };
}

const strong = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** Value only moves the threshold: it stays weak whatever the conversations say, and its limits are a house's own choice. */
const weak = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
const knobs: readonly Knob[] = [
  weightOf('emotion-level', strong),
  limitOf('emotion-level', [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]),
  weightOf('emotion-fall', strong),
  limitOf('emotion-fall', [0.4, 0.5, 0.6, 0.7, 0.8, 1]),
  weightOf('failed-turns', strong),
  limitOf('failed-turns', [1, 2, 3]),
  weightOf('order-value', weak),
  weightOf('cart-value', weak),
  weightOf('tier', weak),
  weightOf('lifetime-value', weak),
  {
    name: 'offerAt',
    steps: [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7],
    set: (policy, offerAt) => ({ ...policy, offerAt }),
  },
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

function bestStep({ steps, set }: Knob, from: Found, aim: (policy: Policy) => number): Found {
  return steps
    .map((step) => set(from.policy, step))
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
