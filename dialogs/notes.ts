/** What several goals remember together: the pieces last shown, and the one being looked at. */
import { isText, isTexts, type Notes, type Talk } from '../src/domain/dialog.ts';

/** Ids of the pieces in the last choice, in the order they were shown. */
export function shownProducts({ notes, conversation }: Talk): readonly string[] {
  const kept = notes['products.shown'];
  return isTexts(kept) ? kept : conversation.memory.productsShown.slice(-6).map(({ productId }) => productId);
}

/** The very variants, the likeliest first: who was shown the black one means the black one. */
export function shownSkus({ notes }: Talk): readonly string[] {
  const kept = notes['products.skus'];
  return isTexts(kept) ? kept : [];
}

export function noteShown(tiles: readonly { readonly productId: string; readonly sku: string }[]): Notes {
  return { 'products.shown': tiles.map(({ productId }) => productId), 'products.skus': tiles.map(({ sku }) => sku) };
}

/** The piece looked at last. */
export function lookedAt({ notes }: Talk): string | undefined {
  const kept = notes['products.looked-at'];
  return isText(kept) ? kept : undefined;
}

/** A variant that is looked at becomes the one that is meant, before those that were only shown. */
export function noteLookedAt(talk: Talk, productId: string, sku: string): Notes {
  return {
    'products.looked-at': productId,
    'products.skus': [sku, ...shownSkus(talk).filter((other) => other !== sku)],
  };
}
