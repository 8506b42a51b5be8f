/** The intent weights that a house would load. */

import { readFileSync } from 'node:fs';
import type { LinearModel } from '../../src/understanding/linear-model.ts';
import { decodeModel } from '../../src/understanding/model-file.ts';
import type { Language } from '../../src/understanding/sentences.ts';

export const weightsFolder = new URL('../../src/understanding/weights/', import.meta.url);

export const shippedModel = (language: Language): LinearModel =>
  decodeModel(readFileSync(new URL(`intents-${language}.bin.br`, weightsFolder)));
