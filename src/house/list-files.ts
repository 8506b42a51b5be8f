/** The files of a house that are lists: their names, their rows and what a house lacks without them. */
import type { Order, Store } from '../domain/commerce.ts';
import type { Advisor, Shopper } from '../domain/participant.ts';
import type { HouseTemplate } from '../domain/template.ts';
import { advisorSchema, shopperSchema } from './people-schema.ts';
import type { ListFile } from './rows.ts';
import { templateSchema } from './template-schema.ts';
import { orderSchema, storeSchema } from './trade-schema.ts';

export const storesFile: ListFile<Store> = {
  file: 'stores.yaml',
  list: 'stores',
  schema: storeSchema,
  idOf: ({ id }) => id,
  idField: 'id',
  without: 'no boutique is open',
};

/** The address is what an advisor signs in with, so it is what must be unique. */
export const advisorsFile: ListFile<Advisor> = {
  file: 'advisors.yaml',
  list: 'advisors',
  schema: advisorSchema,
  idOf: ({ email }) => email,
  idField: 'email',
  without: 'nobody can sign in',
};

/** Each name stands once for each language. */
export const templatesFile: ListFile<HouseTemplate> = {
  file: 'templates.yaml',
  list: 'templates',
  schema: templateSchema,
  idOf: ({ name, language }) => `${name} (${language})`,
  idField: 'name',
  without: 'nothing can be sent on WhatsApp once a reply window has closed',
};

export const shoppersFile = (now: Date): ListFile<Shopper> => ({
  file: 'shoppers.json',
  list: 'shoppers',
  schema: shopperSchema(now),
  idOf: ({ id }) => id,
  idField: 'id',
  without: 'every shopper is new',
});

export const ordersFile = (now: Date): ListFile<Order> => ({
  file: 'orders.json',
  list: 'orders',
  schema: orderSchema(now),
  idOf: ({ number }) => number,
  idField: 'number',
  without: 'there are no orders to track',
});
