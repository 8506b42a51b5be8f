/** The part of a file that a player asks for (RFC 9110, section 14): one range; several are answered with the whole. */

export type Range = { readonly from: number; readonly to: number };

/** Undefined: the whole. Both ends are included. */
export function rangeOf(header: string | undefined, size: number): Range | 'outside' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || from > to ? 'outside' : { from, to };
}
