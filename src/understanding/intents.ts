/** What the shopper wants: a linear model per language, and a few things that must never be missed. */

import { type Intent, intents, type ScoredIntent } from '../domain/understanding.ts';
import { personWish } from './asks-person.ts';
import { type LinearModel, score } from './linear-model.ts';
import { plainReply } from './plain-replies.ts';

/**
 * Below this saying "I did not understand" is the honest answer. On outside sentences it keeps about 83 % of what is in
 * scope and turns away about 70 % of what is not; asking again costs a shopper more than a wrong first guess.
 */
const inScope = 0.22;
/** A second wish in the same message must be this sure to be acted on. */
const alsoMeant = 0.4;
const certain = 0.97;
/** Own sentences are easier than what shoppers write: above 0.8 the model's probability is drawn in, up to 0.92. */
const easy = { from: 0.8, share: 0.6 };

export function readIntents(folded: string, language: string, model: LinearModel | undefined): ScoredIntent[] {
  const reply = plainReply(folded);
  // A whole message of "no" or "oui merci" means nothing else beside it.
  const rows = reply ? [{ intent: reply, confidence: certain }] : model ? fromModel(model, folded) : [];
  const wish = personWish(folded, language);
  if (wish === 'asked') lift(rows, 'person', certain);
  if (wish === 'asked-whether-we-are') drop(rows, 'person');
  rows.sort((one, other) => other.confidence - one.confidence);
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

function fromModel(model: LinearModel, folded: string): ScoredIntent[] {
  return score(model, folded).flatMap(({ name, probability }) =>
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
