/** What the shopper wants: a linear model per language, and a few things that must never be missed. */

import { type Intent, intents, type ScoredIntent } from '../domain/understanding.ts';
import { personWish } from './asks-person.ts';
import { type LinearModel, type Scored, score } from './linear-model.ts';
import { plainReply } from './plain-replies.ts';

/**
 * Below this saying "I did not understand" is the honest answer. Out of fold it refuses 17 to 28 % of what is in scope, where
 * the guess would be right one time in three, and turns away 66 to 77 % of what is not.
 */
const inScope = 0.25;
/** A second wish in the same message must be this sure to be acted on. */
export const alsoMeant = 0.4;
const certain = 0.97;
/** Own sentences are easier than what shoppers write: above 0.8 the model's probability is drawn in, up to 0.92. */
const easy = { from: 0.8, share: 0.6 };

export function readIntents(folded: string, language: string, model: LinearModel | undefined): ScoredIntent[] {
  const reply = plainReply(folded);
  // A whole message of "no" or "oui merci" means nothing else beside it.
  const rows = reply ? [{ intent: reply, confidence: certain }] : model ? believed(score(model, folded)) : [];
  const wish = personWish(folded, language);
  if (wish === 'asked') lift(rows, 'person', certain);
  if (wish === 'asked-whether-we-are') drop(rows, 'person');
  return ranked(rows);
}

/** Best first: the lead, every other wish that is sure enough, and the runner-up; out of scope when nothing is. */
export function ranked(unsorted: readonly ScoredIntent[]): ScoredIntent[] {
  const rows = [...unsorted].sort((one, other) => other.confidence - one.confidence);
  const best = rows[0];
  if (!best || best.confidence < inScope) {
    const guesses = rows
      .filter(({ intent, confidence }) => intent !== 'out-of-scope' && confidence >= 0.15)
      .slice(0, 2);
    return [{ intent: 'out-of-scope', confidence: 1 - (best?.confidence ?? 0) }, ...guesses];
  }
  return rows.filter(({ confidence }, index) => index === 0 || confidence >= alsoMeant).concat(nearest(rows));
}

/** The runner-up stays visible even when it is not sure: the caller may ask which of the two was meant. */
function nearest(rows: readonly ScoredIntent[]): ScoredIntent[] {
  const second = rows[1];
  return second && second.confidence < alsoMeant && second.confidence >= 0.15 ? [second] : [];
}

/** What the probabilities of a model are worth on real messages. */
export function believed(scored: readonly Scored[]): ScoredIntent[] {
  return scored.flatMap(({ name, probability }) =>
    isIntent(name) ? [{ intent: name, confidence: modest(probability) }] : [],
  );
}

const modest = (probability: number): number =>
  probability <= easy.from ? probability : easy.from + (probability - easy.from) * easy.share;

function isIntent(name: string): name is Intent {
  return (intents as readonly string[]).includes(name);
}

function lift(rows: ScoredIntent[], intent: Intent, confidence: number): void {
  drop(rows, intent);
  rows.push({ intent, confidence });
}

function drop(rows: ScoredIntent[], intent: Intent): void {
  const at = rows.findIndex((row) => row.intent === intent);
  if (at >= 0) rows.splice(at, 1);
}
