/** The intent weights that a house would load. */

import { readFileSync } from 'node:fs';
import type { LinearModel } from '../../src/understanding/linear-model.ts';
import { unpackModel } from '../../src/understanding/model-file.ts';
import type { Language } from '../../src/understanding/sentences.ts';

export const weightsFolder = new URL('../../src/understanding/weights/', import.meta.url);

export const shippedModel = (language: Language): LinearModel =>
  unpackModel(readFileSync(new URL(`intents-${language}.bin.zst`, weightsFolder)));
