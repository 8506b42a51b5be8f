/** Small words that steer a choice ("cheaper", "another", "the second one"), listed per locale beside its sentences. */
import type { Talk } from '../src/domain/dialog.ts';
import { mentions } from '../src/domain/plain-words.ts';

export type Cue =
  | 'others'
  | 'cheaper'
  | 'compare'
  | 'story'
  | 'any'
  | 'this'
  | 'today'
  | 'tomorrow'
  | 'not-helped'
  | 'helped'
  | 'recognise'
  | 'elsewhere'
  | 'unlink';

export function heardCue({ said, say }: Pick<Talk, 'said' | 'say'>, cue: Cue): boolean {
  return mentions(said.text, say(`cues.${cue}`));
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

/** "The first and the third" is [0, 2]; "the last one" needs to know of how many. */
export function heardPlaces({ said, say }: Pick<Talk, 'said' | 'say'>, count: number): readonly number[] {
  const found = places.flatMap((place, index) =>
    index < count && mentions(said.text, say(`cues.${place}`)) ? [index] : [],
  );
  return found.length === 0 && count > 0 && mentions(said.text, say('cues.last')) ? [count - 1] : found;
}
