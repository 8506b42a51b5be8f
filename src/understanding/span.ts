/** A stretch of the folded text that means something, before it is told in the shopper's own words. */

import type { Entity, EntityKind } from '../domain/understanding.ts';

export type Span = {
  readonly kind: EntityKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
} & Pick<Entity, 'bound' | 'currency' | 'negated'>;

/** Every match of a pattern as a span; `read` gives its value, or undefined when it is not one after all. */
export function spansOf(
  text: string,
  pattern: RegExp,
  kind: EntityKind,
  read: (match: RegExpExecArray) => string | undefined,
): Span[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const value = read(match);
    return value === undefined
      ? []
      : [{ kind, value, start: match.index, end: match.index + match[0].trimEnd().length }];
  });
}

/**
 * Spans that do not touch what was taken before: earlier lists win, and within a list the earlier span. Taken characters are
 * marked, so that the cost grows with the text and not with the square of what is found in it.
 */
export function withoutOverlap(...lists: readonly (readonly Span[])[]): Span[] {
  const taken = new Uint8Array(lists.flat().reduce((most, { end }) => Math.max(most, end), 0));
  return lists.flat().filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}
