/** What a model may say about a message, and how it joins what was read locally. Nothing else of its answer is used. */

import { z } from 'zod';
import { delicateTopics, intents, type Understanding } from '../domain/understanding.ts';

const share = z.number().min(0).max(1);

export const modelReading = z.object({
  language: z.string().regex(/^[a-z]{2}$/),
  intents: z
    .array(z.object({ intent: z.enum(intents), confidence: share }))
    .min(1)
    .max(5),
  frustration: share,
  valence: z.number().min(-1).max(1),
  evidence: z.array(z.string().max(200)).max(6),
  topics: z.array(z.object({ topic: z.enum(delicateTopics), evidence: z.string().max(200) })).max(4),
});
export type ModelReading = z.infer<typeof modelReading>;

/** Below this the local reading has only guessed the language. */
const sureLanguage = 0.9;
/** A wish for a person that was heard word by word is not argued away. */
const heardClearly = 0.9;

/**
 * The model knows better what is meant and felt. Numbers, names and prices stay as they were read from the text itself:
 * a model must never be where an order number or an amount comes from.
 */
export function joinReadings(
  local: Understanding,
  model: ModelReading,
  { text, name }: { readonly text: string; readonly name: string },
): Understanding {
  const quoted = (words: string) => words !== '' && text.includes(words);
  const person = local.intents.find(({ intent, confidence }) => intent === 'person' && confidence >= heardClearly);
  const meant = model.intents.filter(({ intent }) => intent !== 'person' || person === undefined);
  const told = model.topics.filter(({ evidence }) => quoted(evidence));
  const missed = local.topics.filter(({ topic }) => !told.some((other) => other.topic === topic));
  return {
    language: local.languageConfidence >= sureLanguage ? local.language : model.language,
    languageConfidence: Math.max(local.languageConfidence, sureLanguage),
    intents: [...(person ? [person] : []), ...meant].sort((one, other) => other.confidence - one.confidence),
    entities: local.entities,
    emotion: {
      frustration: model.frustration,
      valence: model.valence,
      confidence: Math.max(local.emotion.confidence, 0.8),
      evidence: model.evidence.some(quoted) ? model.evidence.filter(quoted) : local.emotion.evidence,
    },
    topics: [...told, ...missed],
    by: name,
  };
}
