/** stores.yaml and orders.json: where the house sells and what it owes. */
import { z } from 'zod';
import { type Order, orderStates, type Store, shipmentStates } from '../domain/commerce.ts';
import { email, money, realDay, timeOfDay, timeZone, word } from './fields.ts';
import { dateField } from './relative-date.ts';

/** Leaves out what is absent: the domain's optional fields are missing, never `undefined`. */
type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
function present<T extends object>(row: T): Present<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Present<T>;
}

const hours = z
  .strictObject({ day: z.int().min(0).max(6), opens: timeOfDay, closes: timeOfDay })
  .refine(({ opens, closes }) => opens < closes, { error: 'an opening time before the closing time' });

export const storeSchema: z.ZodType<Store> = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and dashes'),
    name: word,
    city: word,
    address: word,
    country: z.string().length(2, 'a two-letter country code'),
    timeZone,
    phone: word.optional(),
    languages: z.array(word).min(1),
    hours: z.array(hours),
    holidays: z.array(z.strictObject({ date: realDay, name: word })).default([]),
    services: z.array(word).default([]),
  })
  .transform(present);

export function orderSchema(now: Date): z.ZodType<Order> {
  const date = dateField(now);
  const line = z
    .object({ sku: word, title: word, quantity: z.int().min(1), price: money, image: word.optional() })
    .transform(present);
  const shipment = z
    .object({
      id: word,
      state: z.enum(shipmentStates),
      carrier: word.optional(),
      tracking: word.optional(),
      skus: z.array(word).min(1),
      promisedAt: date.optional(),
      expectedAt: date.optional(),
      deliveredAt: date.optional(),
      signedBy: word.optional(),
    })
    .transform(present);
  const step = z.object({ kind: word, at: date.optional(), note: word.optional() }).transform(present);
  const refund = z
    .object({ state: z.enum(['pending', 'done']), amount: money, at: date.optional() })
    .transform(present);
  return z
    .object({
      number: word,
      email: email.transform((address) => address.toLowerCase()),
      postcode: word.optional(),
      shopperId: word.optional(),
      state: z.enum(orderStates),
      placedAt: date,
      total: money,
      lines: z.array(line).min(1),
      shipments: z.array(shipment).default([]),
      steps: z.array(step).default([]),
      returnUntil: date.optional(),
      refund: refund.optional(),
    })
    .transform(present);
}
