/** The catalogue as an advisor searches it: words or a reference, filters, and what each variant has in stock where. */
import type { Product, Store, Variant } from '../domain/commerce.ts';
import { emptyWish, type Wish } from '../domain/discovery.ts';
import type { Formats, Translate } from '../domain/wording.ts';
import type { Catalog } from './catalog.ts';

export type PieceQuery = {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly color?: string | undefined;
  readonly size?: string | undefined;
  readonly priceMin?: number | undefined;
  readonly priceMax?: number | undefined;
  readonly store?: string | undefined;
  readonly limit: number;
};

export type PieceSearchParts = {
  readonly catalog: Pick<Catalog, 'search' | 'bySku' | 'facets'>;
  readonly stores: () => readonly Store[];
  readonly translate: Translate;
  readonly formats: Pick<Formats, 'money'>;
};

export function createPieceSearch({ catalog, stores, translate, formats }: PieceSearchParts) {
  const label = (kind: 'category' | 'color', locale: string) => (value: string) =>
    translate(locale, `vocab.${kind}.${value}`, { orElse: value.replaceAll('-', ' ') });

  function variantView({ sku, color, size, price, stock }: Variant, locale: string) {
    return {
      sku,
      ...(color === undefined ? {} : { color: label('color', locale)(color) }),
      ...(size === undefined ? {} : { size }),
      price: formats.money(price, locale),
      online: stock.online,
      stores: stores()
        .flatMap(({ id, city }) =>
          (stock.stores[id] ?? 0) > 0 ? [{ storeId: id, city, units: stock.stores[id] ?? 0 }] : [],
        )
        .sort((one, other) => other.units - one.units),
    };
  }

  function view({ product, variant }: { product: Product; variant: Variant }, locale: string) {
    const image = variant.image ?? product.image;
    return {
      productId: product.id,
      title: product.titles?.[locale] ?? product.titles?.[locale.split('-')[0] ?? locale] ?? product.title,
      ...(image === undefined ? {} : { image }),
      sku: variant.sku,
      variants: product.variants.map((each) => variantView(each, locale)),
    };
  }

  return (query: PieceQuery, locale: string) => {
    const reference = catalog.bySku(query.q?.trim() ?? '') ?? catalog.bySku(query.q?.trim().toUpperCase() ?? '');
    const found =
      reference === undefined
        ? catalog.search(wishOf(query), { limit: query.limit, locale })
        : { hits: [reference], total: 1 };
    const { category, color } = catalog.facets();
    const sizes = counted(found.hits.flatMap(({ product }) => sizesOf(product)));
    const named = (kind: 'category' | 'color') => (facet: { value: string; count: number }) => ({
      ...facet,
      label: label(kind, locale)(facet.value),
    });
    return {
      products: found.hits.map((hit) => view(hit, locale)),
      total: found.total,
      facets: { category: category.map(named('category')), color: color.map(named('color')), size: sizes },
    };
  };
}

function wishOf({ q, category, color, size, priceMin, priceMax, store }: PieceQuery): Wish {
  return {
    ...emptyWish,
    ...(q === undefined || q.trim() === '' ? {} : { text: q }),
    ...(category === undefined ? {} : { category }),
    colors: color === undefined ? [] : [color],
    sizes: size === undefined ? [] : [size],
    ...(priceMin === undefined ? {} : { priceMin }),
    ...(priceMax === undefined ? {} : { priceMax }),
    ...(store === undefined ? {} : { storeId: store, onlyAvailable: true }),
  };
}

function sizesOf({ variants }: Product): string[] {
  return [...new Set(variants.flatMap(({ size }) => size ?? []))];
}

function counted(values: readonly string[]): { value: string; label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, label: value, count }))
    .sort((one, other) => one.value.localeCompare(other.value, 'en', { numeric: true }));
}
