/** Every piece of the sample has a drawing of its own: never the fallback, never an empty box. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { knownColors } from '../../src/house/artwork/palette.ts';
import { advisorPortrait, productArtwork, silhouetteOf, silhouettes } from '../../src/house/artwork.ts';
import type { House } from '../../src/house/house.ts';
import { createMedia } from '../../src/house/media.ts';
import { load, sampleDir } from './sample.ts';

let house: House;

beforeAll(async () => {
  ({ house } = await load(sampleDir));
});

test('each type of the sample has its own silhouette', () => {
  const missing = house.products.filter(({ type }) => !silhouettes.includes((type ?? '').toLowerCase()));
  expect(missing.map(({ title, type }) => `${title}: ${type}`)).toEqual([]);
});

test('each image of the sample can be drawn from its own address', () => {
  for (const { handle, category, type = '', variants } of house.products) {
    for (const { image, color = '' } of variants) {
      expect(knownColors).toContain(color);
      expect(image).toBe(`/media/products/${handle}-${color}.svg`);
      const svg = productArtwork({ category, type, color, handle });
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined|Gradient/);
    }
  }
});

test('a drawing depends on its piece alone, and two colours differ', () => {
  const bag = { category: 'bags', type: 'Bucket bag', handle: 'quai-bucket' };
  expect(productArtwork({ ...bag, color: 'burgundy' })).toBe(productArtwork({ ...bag, color: 'burgundy' }));
  expect(productArtwork({ ...bag, color: 'burgundy' })).not.toBe(productArtwork({ ...bag, color: 'black' }));
});

describe('an imported catalogue, which names things its own way', () => {
  test.each([
    ['bags', 'Large Bucket Bag', 'bucket bag'],
    ['bags', 'Satchel', 'tote'],
    ['shoes', undefined, 'loafer'],
    ['garden', 'Hammock', 'box'],
  ])('%s, %s is drawn as a %s', (category, type, expected) => {
    const piece = type === undefined ? { category } : { category, type };
    expect(silhouetteOf(piece)).toBe(expected);
    expect(productArtwork({ ...piece, color: 'mauve mist', handle: 'x' })).toContain('</svg>');
  });

  test('a hostile handle stays text', () => {
    const svg = productArtwork({ category: 'bags', color: 'red"><script>', handle: '<img onerror=x>' });
    expect(svg).not.toMatch(/<script|<img/);
  });
});

test('portraits carry initials', () => {
  expect(advisorPortrait('Ines Moreau')).toContain('>IM<');
  expect(advisorPortrait('Léo Tremblay')).toContain('>LT<');
  expect(advisorPortrait('إيناس مورو')).toContain('>إم<');
});

test('media finds what the house names, and nothing else', () => {
  const media = createMedia(house);
  expect(media.find('/media/products/quai-bucket-burgundy.svg')).toContain('aria-label="quai bucket, burgundy"');
  expect(media.find('/media/advisors/ines.svg')).toContain('>IM<');
  expect(media.find('/media/products/quai-bucket-plaid.svg')).toBeUndefined();
  expect(media.find('/media/products/../../package.json')).toBeUndefined();
  const pictures = house.products.flatMap(({ variants }) => variants.map(({ image = '' }) => media.find(image)));
  expect(pictures.every((picture) => picture?.startsWith('<svg'))).toBe(true);
});
