/** What is drawn instead of photographed: `/media/products/<handle>-<color>.svg` and `/media/advisors/<id>.svg`. */
import type { Product } from '../domain/commerce.ts';
import type { Advisor } from '../domain/participant.ts';
import { advisorPortrait, productArtwork } from './artwork.ts';

export type Media = {
  /** The SVG at a path of the house, or undefined: then there is no such picture. */
  find(path: string): string | undefined;
};

export const portraitPath = (advisorId: string) => `/media/advisors/${advisorId}.svg`;

/** Only what the catalogue and the house name is drawn, once each; nothing of the path itself reaches a picture. */
export function createMedia({
  products,
  advisors,
}: {
  readonly products: readonly Product[];
  readonly advisors: readonly Advisor[];
}): Media {
  const drawings = new Map<string, () => string>();
  for (const { handle, category, type, variants } of products) {
    for (const { image, color = '' } of variants) {
      if (!image?.startsWith('/media/products/')) continue;
      drawings.set(image, () => productArtwork({ category, ...(type === undefined ? {} : { type }), color, handle }));
    }
  }
  for (const { id, name } of advisors) drawings.set(portraitPath(id), () => advisorPortrait(name));
  const drawn = new Map<string, string>();
  return {
    find(path) {
      const picture = drawn.get(path) ?? drawings.get(path)?.();
      if (picture !== undefined) drawn.set(path, picture);
      return picture;
    },
  };
}
