/** Ready replies of the house, by locale, with places that are filled in from what is known of the conversation. */

export const cannedVariables = ['shopper', 'advisor', 'order', 'store', 'product', 'house'] as const;

export type CannedReply = {
  readonly id: string;
  readonly title: string;
  /** With places such as `{shopper}`. */
  readonly text: string;
  /** Intents that it answers; none: it is only chosen by hand. */
  readonly topics: readonly string[];
};

export type CannedReplies = Readonly<Record<string, readonly CannedReply[]>>;

const place = /\{(\w+)\}/g;

/** Places that no variable has. */
export function strangePlaces(text: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(cannedVariables);
  return [...text.matchAll(place)].flatMap(([, name = '']) => (known.has(name) ? [] : [name]));
}

/** The text with its places filled; `missing` names those that nothing is known for, and they stay as they are. */
export function filledCanned(
  { text }: Pick<CannedReply, 'text'>,
  values: Partial<Readonly<Record<string, string>>>,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = [...text.matchAll(place)].flatMap(([, name = '']) => (values[name] === undefined ? [name] : []));
  return { text: text.replace(place, (written, name: string) => values[name] ?? written), missing };
}
