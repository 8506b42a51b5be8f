/** A mistake in a feed, told so that its author finds it; the rest of the feed loads. */

import type { Product } from '../domain/commerce.ts';

export type RowProblem = {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** The column or attribute. */
  readonly at?: string;
  readonly found: string;
  readonly expected: string;
  /** The row as it stands in the file, for the file of rejected rows. */
  readonly raw: string;
};

export type ParsedProducts = { readonly products: readonly Product[]; readonly problems: readonly RowProblem[] };

const longest = 60; // characters

/** A value as its author wrote it, cut to a readable length. */
export function shown(value: string | undefined): string {
  if (value === undefined || value.trim() === '') return 'nothing';
  return JSON.stringify(value.length > longest ? `${value.slice(0, longest - 1)}…` : value);
}
