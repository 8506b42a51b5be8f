/** advisors.yaml and shoppers.json: the people of the house and its client book. */
import { z } from 'zod';
import { scopes } from '../domain/access.ts';
import { advisorId, shopperId } from '../domain/ids.ts';
import { type Advisor, advisorRoles, consentPurposes, type Shopper, tiers } from '../domain/participant.ts';
import { check } from './check.ts';
import { email, money, word } from './fields.ts';
import { type Read, readText } from './folder.ts';
import { dateField, dayField } from './relative-date.ts';
import { readYaml } from './source.ts';

export const advisorSchema: z.ZodType<Advisor> = z
  .strictObject({
    id: word,
    name: word,
    email,
    role: z.enum(advisorRoles),
    store: word.optional(),
    languages: z.array(word).min(1),
    skills: z.array(word).default([]),
    capacity: z.int().min(1).max(20).default(3),
    disabled: z.boolean().default(false),
    scope: z.enum(scopes).optional(),
  })
  .transform(({ id, store, scope, ...rest }) => ({
    ...rest,
    id: advisorId(id),
    ...(scope === undefined ? {} : { scope }),
    ...(store === undefined ? {} : { storeId: store }),
  }));

export function shopperSchema(now: Date): z.ZodType<Shopper> {
  const consent = z.object({
    purpose: z.enum(consentPurposes),
    granted: z.boolean(),
    at: dateField(now),
    locale: word,
    textVersion: z.int().min(1).default(1),
  });
  return z
    .object({
      id: word,
      name: word.optional(),
      email: email.optional(),
      locale: word.optional(),
      tier: z.enum(tiers).optional(),
      lifetimeValue: money.optional(),
      since: word.optional(),
      store: word.optional(),
      ownAdvisor: word.optional(),
      preferences: z.array(word).default([]),
      sizes: z.record(z.string(), z.string()).default({}),
      importantDates: z.array(z.object({ kind: word, date: dayField(now) })).default([]),
      consents: z.array(consent).default([]),
      notes: z.array(word).default([]),
    })
    .transform(({ id, store, ownAdvisor, name, email: address, locale, tier, lifetimeValue, since, ...rest }) => ({
      ...rest,
      id: shopperId(id),
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { email: address.toLowerCase() }),
      ...(locale === undefined ? {} : { locale }),
      ...(tier === undefined ? {} : { tier }),
      ...(lifetimeValue === undefined ? {} : { lifetimeValue }),
      ...(since === undefined ? {} : { since }),
      ...(store === undefined ? {} : { storeId: store }),
      ...(ownAdvisor === undefined ? {} : { ownAdvisor: advisorId(ownAdvisor) }),
    }));
}

const passwordSchema = z.object({ samplePassword: z.string().min(8).optional() });

/** One password for every sample account; a real house leaves it out and makes accounts with `advisor add`. */
export async function samplePassword(dir: string, production: boolean): Promise<Read<string | undefined>> {
  const { value: text } = await readText(dir, 'advisors.yaml', '');
  const source = text === undefined ? undefined : readYaml('advisors.yaml', text).source;
  if (!source || Array.isArray(source.value)) return { value: undefined, problems: [] };
  const { value, problems } = check(passwordSchema, source);
  const password = value?.samplePassword;
  if (password === undefined || !production) return { value: password, problems };
  const at = 'samplePassword';
  const line = source.lineOf([at]);
  const expected = 'none in production: make accounts with `npm run aparte -- advisor add`';
  return { value: undefined, problems: [{ file: 'advisors.yaml', line, at, found: 'a sample password', expected }] };
}
