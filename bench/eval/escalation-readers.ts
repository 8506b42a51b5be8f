/** Who decides that a person is due: the policy, parts of it, and what one would try first. */

import type { Policy, SignalKind } from '../../src/domain/escalation.ts';
import { signalKinds } from '../../src/domain/escalation.ts';
import { findValence, type Strength, wordsOf } from '../../src/understanding/emotion-lexicon.ts';
import { fold } from '../../src/understanding/fold.ts';
import { type Played, predict } from './escalation-play.ts';
import { type Judgement, scoresOf } from './escalation-scores.ts';

export type Reader = { readonly name: string; steps(played: Played): Pick<Judgement, 'handOff' | 'offer'> };

export const judge = (reader: Reader, played: readonly Played[]): Judgement[] =>
  played.map((one) => ({ talk: one.talk, ...reader.steps(one) }));

export const byPolicy = (name: string, policy: Policy): Reader => ({
  name,
  steps(played) {
    const { handOff, offer } = predict(played, policy);
    return { ...(handOff === undefined ? {} : { handOff }), ...(offer === undefined ? {} : { offer }) };
  },
});

export function without(policy: Policy, ...off: readonly SignalKind[]): Policy {
  const signals = Object.fromEntries(
    signalKinds.map((kind) => [kind, off.includes(kind) ? { weight: 0 } : policy.signals[kind]]),
  ) as Policy['signals'];
  return { ...policy, signals };
}

/** One signal that decides alone, from its limit on. */
function only(policy: Policy, kind: SignalKind, limit: number): Policy {
  const silent = without(policy, ...signalKinds);
  return { ...silent, offerAt: 1, handOffAt: 1, signals: { ...silent.signals, [kind]: { weight: 1, limit } } };
}

/** Baselines that have a limit get the one that is best (F1) on the development part, as the policy got its own there. */
export function baselines(policy: Policy, development: readonly Played[]): Reader[] {
  const failed = [1, 2, 3].map((limit) =>
    byPolicy(`failed turns alone, from ${limit}`, only(policy, 'failed-turns', limit)),
  );
  const lexicon = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.6, 2].map(byLexicon);
  return [
    byPolicy('asks for a person', only(policy, 'asked-for-person', 1)),
    best(lexicon, development),
    best(failed, development),
    { name: 'always, at once', steps: () => ({ handOff: 1, offer: 1 }) },
    { name: 'never', steps: () => ({}) },
  ];
}

function best(readers: readonly Reader[], development: readonly Played[]): Reader {
  const [first, ...rest] = readers.map((reader) => ({ reader, f1: scoresOf(judge(reader, development)).f1 }));
  if (first === undefined) throw new RangeError('There is no best of nothing.');
  return rest.reduce((top, one) => (one.f1 > top.f1 ? one : top), first).reader;
}

/** What a plain sentiment lexicon would do: add up the words of one message. */
const wordWeights: Readonly<Record<Strength, number>> = {
  furious: 1,
  upset: 0.6,
  uneasy: 0.2,
  pleased: -0.6,
  delighted: -1,
};

function byLexicon(limit: number): Reader {
  return {
    name: `sentiment words of a message, from ${limit}`,
    steps({ turns }) {
      const at = turns.findIndex(({ line, understanding }) => sentiment(line.text, understanding.language) >= limit);
      return at < 0 ? {} : { handOff: at + 1, offer: at + 1 };
    },
  };
}

function sentiment(text: string, language: string): number {
  const folded = fold(text).text;
  return findValence(folded, wordsOf(folded), language).reduce(
    (sum, { strength, negated }) => sum + (negated ? -0.5 : 1) * wordWeights[strength],
    0,
  );
}
