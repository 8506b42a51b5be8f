/** Cards on the wire: one schema for every channel. Unknown kinds are dropped by clients, which then show the text. */
import { z } from 'zod';

const action = z.object({ action: z.string(), value: z.string(), label: z.string() });

const productTile = z.object({
  productId: z.string(),
  sku: z.string(),
  title: z.string(),
  price: z.string(),
  detail: z.string().optional(),
  image: z.string().optional(),
  imageAlt: z.string().optional(),
  url: z.string().optional(),
  reason: z.string().optional(),
  availability: z.string().optional(),
  actions: z.array(action).optional(),
});

const step = z.object({
  label: z.string(),
  date: z.string().optional(),
  state: z.enum(['done', 'current', 'todo', 'problem']),
});

export const Card = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('product_carousel'), title: z.string(), items: z.array(productTile) }),
  z.object({
    kind: z.literal('product_detail'),
    item: productTile,
    description: z.string(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({
    kind: z.literal('comparison'),
    title: z.string(),
    items: z.array(productTile),
    rows: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  }),
  z.object({
    kind: z.literal('order_timeline'),
    title: z.string(),
    orderNumber: z.string(),
    status: z.string(),
    tone: z.enum(['good', 'plain', 'late', 'problem']),
    image: z.string().optional(),
    steps: z.array(step),
    parcels: z.array(z.object({ title: z.string(), status: z.string(), steps: z.array(step) })).optional(),
    actions: z.array(action).optional(),
  }),
  z.object({
    kind: z.literal('store_list'),
    title: z.string(),
    stores: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        address: z.string(),
        open: z.string(),
        phone: z.string().optional(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('form'),
    title: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        kind: z.enum(['text', 'email']),
        autocomplete: z.string().optional(),
        value: z.string().optional(),
      }),
    ),
    submit: action,
  }),
  z.object({
    kind: z.literal('appointment_slots'),
    title: z.string(),
    /** Where, and for how long. */
    detail: z.string().optional(),
    /** IANA name of the place's time zone: the clock that the labels show. */
    zone: z.string(),
    minutes: z.number().int().positive(),
    days: z.array(
      z.object({
        label: z.string(),
        /** `value` is what the action carries once it is chosen; `label` the clock at the place. */
        slots: z.array(
          z.object({ value: z.string(), startsAt: z.iso.datetime(), label: z.string(), taken: z.boolean().optional() }),
        ),
      }),
    ),
    submit: action,
  }),
  z.object({ kind: z.literal('handoff'), title: z.string(), body: z.string(), actions: z.array(action) }),
  z.object({
    kind: z.literal('csat'),
    title: z.string(),
    faces: z.array(
      z.object({ score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), label: z.string() }),
    ),
  }),
  z.object({
    kind: z.literal('notice'),
    tone: z.enum(['joined', 'left', 'back', 'waiting', 'ended', 'plain']),
    title: z.string(),
    body: z.string().optional(),
  }),
]);
export type Card = z.infer<typeof Card>;

export const Suggestion = z.object({ label: z.string(), value: z.string() });
export type Suggestion = z.infer<typeof Suggestion>;

export const Source = z.object({ id: z.string(), title: z.string() });
