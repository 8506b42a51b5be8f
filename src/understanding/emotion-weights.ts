/** Loads the emotion models when a language is first met. */

import { existsSync, readFileSync } from 'node:fs';
import { checkBlend, type EmotionModel, type FrustrationBlend } from './emotion-model.ts';
import { unpackModel } from './model-file.ts';

const models = new Map<string, EmotionModel>();
let blend: FrustrationBlend | undefined;

/** A language without weights of its own is read with the common ones. */
export function emotionModelOf(language: string): EmotionModel {
  const known = models.get(language);
  if (known) return known;
  blend ??= readBlend();
  const file = new URL(`./weights/frustration-${language}.bin.zst`, import.meta.url);
  const ngrams = existsSync(file) ? unpackModel(readFileSync(file)) : undefined;
  const model = { ngrams, blend: blend.languages[language] ?? blend.common };
  models.set(language, model);
  return model;
}

function readBlend(): FrustrationBlend {
  const file = new URL('./weights/frustration-blend.json', import.meta.url);
  return checkBlend(JSON.parse(readFileSync(file, 'utf8')) as FrustrationBlend);
}
