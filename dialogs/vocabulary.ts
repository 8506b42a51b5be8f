/** The catalogue's keys in the shopper's words. A key that the house has no word for is shown as it stands. */
import type { Talk } from '../src/domain/dialog.ts';

export type WordKind = 'category' | 'color' | 'material' | 'occasion' | 'recipient';

export function word({ say }: Pick<Talk, 'say'>, kind: WordKind, key: string): string {
  return say(`vocab.${kind}.${key}`, { orElse: key.replaceAll('-', ' ') });
}

/** "black or navy", "noir ou bleu marine". */
export function wordList(
  talk: Pick<Talk, 'say' | 'locale'>,
  list: (items: readonly string[], locale: string, type?: 'and' | 'or') => string,
  kind: WordKind,
  keys: readonly string[],
): string {
  return list(
    keys.map((key) => word(talk, kind, key)),
    talk.locale,
    'or',
  );
}

/** Sentences are composed of small parts; only the first letter of the whole is a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
