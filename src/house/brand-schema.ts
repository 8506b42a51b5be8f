/** house.yaml: the brand, its locales and its voice; whatever a house leaves out is filled in from `defaultBrand`. */
import { z } from 'zod';
import { defaultAccess } from '../domain/access.ts';
import { defaultLook } from '../domain/look.ts';
import { defaultRetention } from '../domain/retention.ts';
import { accessSchema } from './access-schema.ts';
import { localized, money, timeZone, word } from './fields.ts';
import type { Brand } from './house.ts';
import { lookSchema } from './look-schema.ts';
import { privacySchema } from './privacy-schema.ts';

const perLocale = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema);

const locale = z.strictObject({
  tag: z.string().refine(isLocale, { error: 'a language tag such as "fr-CA"' }),
  label: word,
  parent: word.optional(),
  direction: z.enum(['ltr', 'rtl']).default('ltr'),
});

export const brandSchema = z
  .strictObject({
    version: z.literal(1).default(1),
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and dashes'),
    name: word,
    tagline: localized,
    founded: z.int().optional(),
    atelier: word.optional(),
    defaultLocale: word,
    locales: z.array(locale).min(1),
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "EUR"'),
    timeZone,
    contact: z.strictObject({
      email: z.email().optional(),
      privacy: z.email().optional(),
      phone: word.optional(),
      whatsapp: word.optional(),
    }),
    links: z.strictObject({
      privacy: z
        .string()
        .regex(/^(https?:\/\/|\/)/, 'an address such as "https://house.example/privacy?lang={locale}"')
        .optional(),
    }),
    voice: z.strictObject({
      adjectives: z.array(word),
      does: z.array(word).default([]),
      avoids: z.array(word).default([]),
      bannedWords: perLocale(z.array(word)),
      greeting: perLocale(z.strictObject({ morning: word, afternoon: word, evening: word })),
      formality: perLocale(
        z.strictObject({
          address: word,
          note: z.string().optional(),
          name: z.enum(['first', 'full', 'none']).optional(),
        }),
      ),
      instead: perLocale(z.record(z.string(), word)).default({}),
      longest: z.int().min(10).max(2000).default(120),
    }),
    markets: z.array(
      z.strictObject({
        id: word,
        countries: z.array(z.string().length(2, 'a two-letter country code')),
        delivery: z.strictObject({ days: word, cost: money, freeFrom: money }),
        note: z.string().optional(),
      }),
    ),
    channels: z.record(z.string(), z.strictObject({ on: z.boolean(), greeting: z.boolean().default(false) })),
    widget: lookSchema,
    privacy: privacySchema,
    access: accessSchema,
  })
  .superRefine((brand, context) => {
    const tags = brand.locales.map(({ tag }) => tag);
    const known = `one of the house's locales: ${tags.join(', ')}`;
    if (!tags.includes(brand.defaultLocale)) {
      context.addIssue({ code: 'custom', path: ['defaultLocale'], message: known });
    }
    brand.locales.forEach(({ parent }, index) => {
      if (parent === undefined || tags.includes(parent)) return;
      context.addIssue({ code: 'custom', path: ['locales', index, 'parent'], message: known });
    });
  }) satisfies z.ZodType<Brand>;

export const defaultBrand: z.infer<typeof brandSchema> = {
  version: 1,
  id: 'house',
  name: 'House',
  tagline: {},
  defaultLocale: 'en',
  locales: [{ tag: 'en', label: 'English', direction: 'ltr' }],
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  contact: {},
  links: {},
  voice: {
    adjectives: [],
    does: [],
    avoids: [],
    bannedWords: {},
    greeting: {},
    formality: {},
    instead: {},
    longest: 120,
  },
  markets: [],
  channels: { web: { on: true, greeting: true } },
  widget: defaultLook,
  privacy: defaultRetention,
  access: defaultAccess,
};

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
