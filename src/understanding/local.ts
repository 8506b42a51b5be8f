/** Understanding in process: no network, no key, no clock but the one given, the same answer every time. */

import { existsSync, readFileSync } from 'node:fs';
import type { Understanding, UnderstandingContext } from '../domain/understanding.ts';
import { readEmotion } from './emotion.ts';
import { emotionModelOf } from './emotion-weights.ts';
import { readEntities } from './entities.ts';
import { fold } from './fold.ts';
import { withHints } from './intent-hints.ts';
import { readIntents } from './intents.ts';
import { detectLanguage } from './language.ts';
import { type LinearModel, type Scored, score } from './linear-model.ts';
import { unpackModel } from './model-file.ts';
import { readTopics } from './topics.ts';
import { type Catalog, createVocabulary, type Vocabulary } from './vocabulary.ts';
import { weightsVersion } from './weights-version.ts';

export type LocalParts = {
  /** Products and stores by name, and the keys the catalogue files them under. */
  readonly catalog?: Catalog;
  /** "Tomorrow" needs a today. */
  readonly clock?: () => Date;
};

export type LocalUnderstander = {
  read(text: string, context: UnderstandingContext): Understanding;
  /** After an import: names and keys of the new catalogue. */
  replace(catalog: Catalog): void;
  /** Every intent of a text with its probability, for whoever compares texts. */
  wishes(text: string, language: string): readonly Scored[];
  /** Loads what the given languages need now, so that no shopper pays for it. */
  warm(languages: readonly string[]): void;
};

const noCatalog: Catalog = { products: [], stores: [] };

export function createLocalUnderstander({
  catalog = noCatalog,
  clock = () => new Date(),
}: LocalParts = {}): LocalUnderstander {
  const latin = readWeights('language');
  if (!latin) throw new Error('src/understanding/weights/language.bin.zst is missing: run `npm run train`.');
  const models = new Map<string, LinearModel | undefined>();
  let vocabulary: Vocabulary = createVocabulary(catalog);

  const modelFor = (language: string): LinearModel | undefined => {
    if (!models.has(language)) models.set(language, readWeights(`intents-${language}`));
    return models.get(language);
  };

  const read = (text: string, context: UnderstandingContext): Understanding => {
    const folded = fold(text);
    const { language, confidence } = detectLanguage(folded.original, context.locale, latin);
    const scored = readIntents(folded.text, language, modelFor(language));
    const entities = readEntities(folded, context, { gazetteer: vocabulary.for(language), language, now: clock() });
    const emotion = readEmotion(folded, language, emotionModelOf(language));
    const version = weightsVersion(language);
    return {
      language,
      languageConfidence: confidence,
      intents: withHints(scored, { entities, emotion }, context),
      entities,
      emotion,
      topics: readTopics(folded),
      by: 'local',
      ...(version === undefined ? {} : { version }),
    };
  };

  return {
    read,
    replace(next) {
      vocabulary = createVocabulary(next);
    },
    wishes(text, language) {
      const model = modelFor(language);
      return model ? score(model, fold(text).text) : [];
    },
    warm(languages) {
      for (const language of languages) {
        modelFor(language);
        emotionModelOf(language);
        weightsVersion(language);
        vocabulary.for(language);
      }
    },
  };
}

function readWeights(name: string): LinearModel | undefined {
  const file = new URL(`./weights/${name}.bin.zst`, import.meta.url);
  return existsSync(file) ? unpackModel(readFileSync(file)) : undefined;
}
