/** The shape of a word list: a house's key, and how each language says it. */

import type { EntityKind } from '../../domain/understanding.ts';

/** Words are separated by commas; stems cover plural and gender forms by the rules of `word-forms.ts`. */
export type Wording = Readonly<Partial<Record<'en' | 'fr' | 'ar' | 'de' | 'it' | 'es' | 'ja' | 'zh', string>>>;

/**
 * `keys` are the names that catalogues give the thing, most usual first: the first that a catalogue really has is the
 * value of the entity, so that "scarf" finds `accessories` where there is no `scarves`.
 */
export type Term = { readonly keys: readonly string[]; readonly said: Wording };
export type Lexicon = { readonly kind: EntityKind; readonly terms: readonly Term[] };
