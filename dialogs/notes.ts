/** What several goals remember together: the pieces last shown, and the one being looked at. */
import { isText, isTexts, type Notes, type Talk } from '../src/domain/dialog.ts';

export function shownProducts({ notes, conversation }: Talk): readonly string[] {
  const kept = notes['products.shown'];
  return isTexts(kept) ? kept : conversation.memory.productsShown.slice(-6).map(({ productId }) => productId);
}

export const noteShown = (ids: readonly string[]): Notes => ({ 'products.shown': ids });

export function lookedAt({ notes }: Talk): string | undefined {
  const kept = notes['products.looked-at'];
  return isText(kept) ? kept : undefined;
}

export const noteLookedAt = (id: string): Notes => ({ 'products.looked-at': id });
