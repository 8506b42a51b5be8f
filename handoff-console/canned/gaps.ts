/** Places of a ready reply that nobody has filled in yet. */

const place = /\{(?:shopper|advisor|order|store|product|house)\}/g;

export function gapsIn(
  text: string,
): readonly { readonly words: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(place)].map((found) => ({
    words: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));
}
