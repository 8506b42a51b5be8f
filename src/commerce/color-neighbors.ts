/** Colours that a shopper who asked for one might accept, nearest first. */

const neighbors: Readonly<Record<string, readonly string[]>> = {
  black: ['navy', 'grey'],
  white: ['ivory', 'beige'],
  ivory: ['white', 'beige'],
  beige: ['ivory', 'camel', 'taupe'],
  taupe: ['beige', 'grey', 'brown'],
  camel: ['cognac', 'beige', 'brown'],
  cognac: ['camel', 'brown'],
  brown: ['cognac', 'camel', 'burgundy'],
  burgundy: ['red', 'purple', 'brown'],
  red: ['burgundy', 'pink', 'orange'],
  pink: ['red', 'purple'],
  orange: ['red', 'yellow', 'copper'],
  yellow: ['gold', 'orange'],
  gold: ['yellow', 'rose-gold', 'copper'],
  'rose-gold': ['gold', 'pink', 'copper'],
  copper: ['rose-gold', 'cognac', 'gold'],
  silver: ['grey', 'white'],
  grey: ['silver', 'black', 'taupe'],
  navy: ['blue', 'black'],
  blue: ['navy', 'turquoise'],
  turquoise: ['blue', 'green'],
  green: ['turquoise'],
  purple: ['burgundy', 'pink'],
};

export function neighborsOf(colors: readonly string[]): string[] {
  const near = colors.flatMap((color) => neighbors[color] ?? []);
  return [...new Set(near)].filter((color) => !colors.includes(color));
}
