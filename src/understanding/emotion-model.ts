/** The trained model of frustration: n-grams per language, and the blend of their value with the dense signs. */

import { type Logistic, logit, sigmoid } from './emotion-logistic.ts';
import { type Signs, signNames } from './emotion-signs.ts';
import { featuresOf } from './features.ts';
import { decisionValues, type LinearModel } from './linear-model.ts';

/** `weights/frustration-blend.json`: names of the weights in their order, the common weights and each language's own. */
export type FrustrationBlend = {
  readonly names: readonly string[];
  readonly common: Logistic;
  readonly languages: Readonly<Record<string, Logistic>>;
};

/** Where a calm turn and a displeased one part; own sentences and public complaints agree on it within a few hundredths. */
export const displeasedFrom = 0.3;

export type EmotionModel = { readonly blend: Logistic; readonly ngrams: LinearModel | undefined };

/** A blend that was trained with other signs would be read askew. */
export function checkBlend(blend: FrustrationBlend): FrustrationBlend {
  const expected = [...signNames, 'ngrams'].join();
  if (blend.names.join() !== expected) throw new Error('frustration-blend.json is out of date: run `npm run train`.');
  return blend;
}

/** Calibrated frustration 0..1. */
export function frustrationOf(signs: Signs, { blend, ngrams }: EmotionModel): number {
  return sigmoid(logit(blend, [...signs.values, ngramValue(signs.text, ngrams)]));
}

export function ngramValue(text: string, ngrams: LinearModel | undefined): number {
  return ngrams ? (decisionValues(ngrams, featuresOf(text, ngrams.header.shape))[0] ?? 0) : 0;
}
