/** What one file says about another: names that must exist, and orders joined with the shopper and the picture. */
import type { Order, Product, Store } from '../domain/commerce.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import { type HouseProblem, show } from './problem.ts';
import type { Row } from './rows.ts';

type Rows = {
  readonly stores: readonly Row<Store>[];
  readonly advisors: readonly Row<Advisor>[];
  readonly shoppers: readonly Row<Shopper>[];
  readonly orders: readonly Row<Order>[];
  readonly products: readonly Product[];
};

/** A reference that leads nowhere is told; the row stays, since the rest of it is sound. */
export function crossCheck({ stores, advisors, shoppers, orders, products }: Rows): readonly HouseProblem[] {
  const storeIds = new Set(stores.map(({ value }) => value.id));
  const advisorIds = new Set<string>(advisors.map(({ value }) => value.id));
  const skus = new Set(products.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const known = (ids: ReadonlySet<string>, what: string) => `${what}: ${[...ids].slice(0, 8).join(', ')}`;
  return [
    ...advisors.flatMap((row) => lost(row, ['store'], row.value.storeId, storeIds, known(storeIds, 'a store'))),
    ...shoppers.flatMap((row) => [
      ...lost(row, ['store'], row.value.storeId, storeIds, known(storeIds, 'a store')),
      ...lost(row, ['ownAdvisor'], row.value.ownAdvisor, advisorIds, known(advisorIds, 'an advisor')),
    ]),
    ...orders.flatMap((row) => [...orderLines(row, skus), ...parcels(row)]),
  ];
}

/** A catalogue that could not be read must not make every order look wrong. */
function orderLines(row: Row<Order>, skus: ReadonlySet<string>): readonly HouseProblem[] {
  if (skus.size === 0) return [];
  return row.value.lines.flatMap(({ sku }, index) =>
    lost(row, ['lines', index, 'sku'], sku, skus, 'a SKU of the product file'),
  );
}

function parcels(row: Row<Order>): readonly HouseProblem[] {
  const bought = new Set(row.value.lines.map(({ sku }) => sku));
  return row.value.shipments.flatMap(({ skus }, parcel) =>
    skus.flatMap((sku, index) =>
      lost(row, ['shipments', parcel, 'skus', index], sku, bought, `a SKU of this order: ${[...bought].join(', ')}`),
    ),
  );
}

function lost<T>(
  row: Row<T>,
  path: readonly PropertyKey[],
  id: string | undefined,
  known: ReadonlySet<string>,
  expected: string,
): readonly HouseProblem[] {
  return id === undefined || known.has(id) ? [] : [row.problem(path, show(id), expected)];
}

/** What a SKU is shown as; a house of many pieces is not looked through once per order line. */
type Pictures = ReadonlyMap<string, string>;

export function picturesOf(products: readonly Product[]): Pictures {
  const pictures = new Map<string, string>();
  for (const product of products) {
    for (const { sku, image = product.image } of product.variants) {
      if (image !== undefined && !pictures.has(sku)) pictures.set(sku, image);
    }
  }
  return pictures;
}

/** Gives an order the shopper who bought it, by e-mail, and each line the picture of its variant. */
export function joinOrder(order: Order, shoppers: readonly Shopper[], pictures: Pictures): Order {
  const shopperId = order.shopperId ?? shoppers.find(({ email }) => email === order.email)?.id;
  const lines = order.lines.map((line) => {
    const image = line.image ?? pictures.get(line.sku);
    return image === undefined ? line : { ...line, image };
  });
  return { ...order, lines, ...(shopperId === undefined ? {} : { shopperId }) };
}
