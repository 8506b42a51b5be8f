/**
 * Pieces of something whose stock a shop says it does not count ("in stock", untracked). It is for sale; the number is
 * far above any that would be called scarce, so that no sentence can claim "only one left".
 */
export const unlimitedUnits = 1_000;
