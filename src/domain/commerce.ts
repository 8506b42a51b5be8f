/** What a house sells and owes: products, orders, stores. Money is in minor units (cents), never a float. */

export type Money = { readonly amount: number; readonly currency: string };

/** A text per locale; `en` is always there. Read it through the locale chain (fr-CA, fr, en). */
export type LocalizedText = Readonly<Record<string, string>>;

/** Units of one variant: `stores` by store id, `online` for the warehouse. */
export type Stock = { readonly online: number; readonly stores: Readonly<Record<string, number>> };

export type Variant = {
  readonly sku: string;
  readonly title: string;
  readonly color?: string;
  readonly size?: string;
  readonly price: Money;
  readonly compareAt?: Money;
  readonly image?: string;
  readonly stock: Stock;
};

export type Product = {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly titles?: LocalizedText;
  /** A key of the house's own taxonomy, for example `bags`. */
  readonly category: string;
  readonly type?: string;
  readonly description: string;
  readonly descriptions?: LocalizedText;
  /** Approved provenance and craft text. */
  readonly story?: string;
  readonly materials: readonly string[];
  readonly colors: readonly string[];
  readonly occasions: readonly string[];
  readonly recipients: readonly string[];
  readonly tags: readonly string[];
  readonly image?: string;
  readonly url?: string;
  readonly variants: readonly Variant[];
};

export const orderStates = [
  'placed',
  'preparing',
  'shipped',
  'delivered',
  'returning',
  'returned',
  'refunded',
  'cancelled',
  'lost',
] as const;
export type OrderState = (typeof orderStates)[number];

export const shipmentStates = [
  'preparing',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'late',
  'lost',
  'returned',
] as const;
export type ShipmentState = (typeof shipmentStates)[number];

export type OrderLine = {
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: Money;
  readonly image?: string;
};

export type OrderStep = { readonly kind: string; readonly at?: Date; readonly note?: string };

export type Shipment = {
  readonly id: string;
  readonly state: ShipmentState;
  readonly carrier?: string;
  readonly tracking?: string;
  readonly skus: readonly string[];
  readonly promisedAt?: Date;
  readonly expectedAt?: Date;
  readonly deliveredAt?: Date;
  readonly signedBy?: string;
};

export type Order = {
  /** As the shopper reads it, for example `MM-20418`. */
  readonly number: string;
  readonly email: string;
  readonly postcode?: string;
  readonly shopperId?: string;
  readonly state: OrderState;
  readonly placedAt: Date;
  readonly total: Money;
  readonly lines: readonly OrderLine[];
  readonly shipments: readonly Shipment[];
  readonly steps: readonly OrderStep[];
  readonly returnUntil?: Date;
  readonly refund?: { readonly state: 'pending' | 'done'; readonly amount: Money; readonly at?: Date };
};

/** Opening hours of one weekday (0 is Sunday), local time of the store, `HH:MM`. */
export type OpeningHours = { readonly day: number; readonly opens: string; readonly closes: string };

export type Store = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly country: string;
  readonly timeZone: string;
  readonly phone?: string;
  readonly languages: readonly string[];
  readonly hours: readonly OpeningHours[];
  /** Closed days, `YYYY-MM-DD` in the store's time zone. */
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly services: readonly string[];
};

/** One FAQ or policy article in one locale. */
export type Article = {
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  readonly topics: readonly string[];
  readonly body: string;
  readonly phrasings: readonly string[];
  readonly updatedAt: Date;
  readonly expiresAt?: Date;
};
