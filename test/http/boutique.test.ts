import { expect, test } from '@jest/globals';
import ar from '../../locales/ar/boutique.json' with { type: 'json' };
import en from '../../locales/en/boutique.json' with { type: 'json' };
import fr from '../../locales/fr/boutique.json' with { type: 'json' };
import frCa from '../../locales/fr-CA/boutique.json' with { type: 'json' };
import type { Product } from '../../src/domain/commerce.ts';
import { type BoutiqueParts, renderBoutique } from '../../src/http/boutique.ts';

const product = (handle: string, more: Partial<Product> = {}): Product => ({
  id: handle,
  handle,
  title: handle,
  category: 'bags',
  description: 'A bag.',
  materials: [],
  colors: [],
  occasions: [],
  recipients: [],
  tags: [],
  image: `/media/products/${handle}.svg`,
  variants: [
    {
      sku: `${handle}-BLACK`,
      title: 'Black',
      color: 'black',
      price: { amount: 124_050, currency: 'EUR' },
      stock: { online: 0, stores: { paris: 1 } },
    },
    {
      sku: `${handle}-RED`,
      title: 'Red',
      color: 'red',
      price: { amount: 130_000, currency: 'EUR' },
      stock: { online: 2, stores: {} },
    },
  ],
  ...more,
});

const shop: BoutiqueParts = {
  house: {
    name: 'Maison Meridon',
    tagline: { en: 'Made slowly.', fr: 'Sans hâte.' },
    locales: [
      { tag: 'en', label: 'English' },
      { tag: 'fr', label: 'Français' },
      { tag: 'ar', label: 'العربية' },
    ],
    stores: [],
  },
  products: [
    product('seine-tote'),
    product('quai', { titles: { fr: 'Sac seau Quai' } }),
    product('loafer', { category: 'imported-things' }),
  ],
  locale: 'en',
  origin: 'https://house.example',
};
const page = (query: string, more: Partial<BoutiqueParts> = {}) =>
  renderBoutique({ ...shop, query: new URLSearchParams(query), ...more });

test.each([fr, frCa, ar])('every locale has every sentence of the boutique', (sentences) => {
  expect(Object.keys(sentences).sort()).toEqual(Object.keys(en).sort());
});

test('the first page leads to every category and carries the widget, and no script of its own', () => {
  const html = page('');
  expect(html).toContain('href="/?category=bags"');
  expect(html).toContain('Imported things');
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('src="/widget/loader.js"');
  expect(html).not.toMatch(/style=|onclick=/);
});

test('a product page tells the widget what is being looked at', () => {
  const html = page('product=quai&variant=quai-RED');
  const attribute = /data-page="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toEqual({
    type: 'product',
    title: 'quai',
    url: 'https://house.example/?product=quai&variant=quai-RED',
    sku: 'quai-RED',
    price: 130_000,
    currency: 'EUR',
  });
});

test('the chosen language stays in every link, and its own words and money are used', () => {
  const html = page('product=quai&lang=fr', { locale: 'fr' });
  expect(html).toContain('<html lang="fr" dir="ltr">');
  expect(html).toContain('Sac seau Quai');
  expect(html).toMatch(/1\s240,50/);
  expect(html).toContain('href="/?category=bags&amp;lang=fr"');
});

test('Arabic is written from the right', () => {
  expect(page('lang=ar', { locale: 'ar' })).toContain('<html lang="ar" dir="rtl">');
});

test('a product whose name is hostile is shown as text', () => {
  const hostile = product('x', { title: '"><script>alert(1)</script>' });
  for (const query of ['', 'product=x', 'category=bags']) {
    const html = page(query, { products: [hostile, hostile, hostile] });
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<script/g)).toHaveLength(1);
  }
});

test('an unknown piece is said, and the shop is still there; no products at all is a page too', () => {
  expect(page('product=nothing')).toContain('We do not have this piece.');
  expect(page('', { products: [] })).toContain('Maison Meridon');
});
