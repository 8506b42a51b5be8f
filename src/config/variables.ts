/** Every variable of the house: what it may be, what it is when nobody sets it, and how a wrong one is told. */
import { z } from 'zod';

const text = z.string().trim().min(1);
const optionalSecret = text.optional().describe('a secret text');
const optionalUrl = z
  .url({ protocol: /^https?$/ })
  .optional()
  .describe('an http or https address');
const milliseconds = (fallback: number) =>
  z.coerce.number().int().min(100).max(3_600_000).default(fallback).describe('milliseconds, from 100 to 3600000');

const byteCount = (fallback: number) =>
  z.coerce.number().int().min(0).max(1e15).default(fallback).describe('a number of bytes; 0 takes no files');

const price = z.coerce.number().min(0).max(10_000).optional().describe('a price for a million tokens, such as 0.15');
const tokens = (fallback: number) =>
  z.coerce.number().int().min(0).max(1e12).default(fallback).describe('a number of tokens; 0 keeps the model silent');

/** Every variable of the house. The description is what people are told when a value does not parse. */
export const variables = {
  NODE_ENV: text.optional().describe('production, or anything else for development'),
  HOST: text.default('127.0.0.1').describe('the address to listen on, for example 127.0.0.1 or 0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978).describe('a port from 0 (any free one) to 65535'),
  PUBLIC_URL: optionalUrl,
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0).describe('how many proxies stand before us, 0 to 10'),
  DATA_DIR: text.default('./.data').describe('a folder that this process may write to'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/)
    .optional()
    .describe('a mongodb:// or mongodb+srv:// address'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('a redis:// or rediss:// address'),
  NODE_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,60}$/)
    .optional()
    .describe('letters, digits, dots, dashes; at most 60'),
  SESSION_SECRET: z.string().min(32).optional().describe('at least 32 random characters'),
  HOUSE_DIR: text.optional().describe('the folder of a house'),
  WIDGET_ORIGINS: z
    .string()
    .transform(origins)
    .optional()
    .describe('origins such as https://shop.example, with commas'),
  DEMO: z.enum(['0', '1']).default('1').describe('0 or 1'),
  OPENAI_API_KEY: optionalSecret,
  OPENAI_BASE_URL: optionalUrl,
  OPENAI_MODEL: text.default('gpt-4o-mini').describe("a model's name"),
  OPENAI_EMBEDDING_MODEL: text.optional().describe("an embedding model's name"),
  OPENAI_TRANSCRIPTION_MODEL: text.optional().describe("a speech model's name"),
  OPENAI_PRICE_INPUT: price,
  OPENAI_PRICE_OUTPUT: price,
  MODEL_TOKENS_PER_CONVERSATION: tokens(60_000),
  MODEL_TOKENS_PER_DAY: tokens(5_000_000),
  META_VERIFY_TOKEN: optionalSecret,
  META_APP_SECRET: optionalSecret,
  META_APP_ID: text.optional().describe("the app's id, by which its own messages are told from those of people"),
  META_GRAPH_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com')
    .describe('an http or https address'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v26.0')
    .describe('a version such as v26.0'),
  MESSENGER_PAGE_ID: text.optional().describe("a page's id"),
  MESSENGER_PAGE_TOKEN: optionalSecret,
  WHATSAPP_PHONE_NUMBER_ID: text.optional().describe("a phone number's id"),
  WHATSAPP_NUMBER: z
    .string()
    .transform((number) => number.replace(/[\s+()-]/g, ''))
    .pipe(z.string().regex(/^\d{6,15}$/))
    .optional()
    .describe('a telephone number with its country code'),
  WHATSAPP_TOKEN: optionalSecret,
  WHATSAPP_APP_SECRET: optionalSecret,
  MicrosoftAppId: text.optional().describe("a bot's app id"),
  MicrosoftAppPassword: optionalSecret,
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])
    .default('MultiTenant')
    .describe('MultiTenant, SingleTenant or UserAssignedMSI'),
  MicrosoftAppTenantId: text.optional().describe("a tenant's id"),
  DIRECTLINE_SECRET: optionalSecret,
  IDENTITY_KEYS: text.optional().describe('a JWKS or PEM file with Ed25519 public keys'),
  IDENTITY_ISSUER: text.default('shop').describe("the shop server's name in its tokens"),
  IDENTITY_AUDIENCE: text.default('aparte').describe("this house's name in the shop's tokens"),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('an smtp:// or smtps:// address'),
  MAIL_FROM: text.default('concierge@localhost').describe('an address that letters come from'),
  SHOPIFY_STORE: text.optional().describe('a shop such as maison.myshopify.com'),
  SHOPIFY_ADMIN_TOKEN: optionalSecret,
  SHOPIFY_API_BASE_URL: optionalUrl,
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: text.optional().describe("a client's id"),
  OIDC_CLIENT_SECRET: optionalSecret,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('debug, info, warn, error or silent'),
  LOG_FILE: text.optional().describe('a file to write the log to'),
  MEDIA_MAX_BYTES: byteCount(20 * 1024 ** 3),
  MEDIA_SHOPPER_BYTES_PER_DAY: byteCount(200 * 1024 ** 2),
  LEASE_MS: milliseconds(10_000),
  ADVISOR_GONE_MS: milliseconds(60_000),
  ADVISOR_IDLE_MS: milliseconds(900_000),
  OFFER_MS: milliseconds(30_000),
  EVIDENCE_WINDOW_MS: milliseconds(30_000),
  TURN_MS: milliseconds(12_000),
};

export const environment = z.object(variables);
export type Variable = keyof typeof variables;
export type Values = z.infer<typeof environment>;

/** In words: for who has set it to something else. */
export const expectation = (variable: Variable) => variables[variable].description ?? 'another value';

/** A secret is never printed, not even a wrong one. */
export function shown(variable: string, value: string | undefined): string {
  if (!value) return 'nothing';
  return /SECRET|TOKEN|PASSWORD|_KEY$|_URI|REDIS_URL|SMTP_URL/i.test(variable)
    ? `${value.length} characters`
    : `"${value}"`;
}

function origins(list: string, context: z.RefinementCtx): string[] {
  const found = list.split(',').flatMap((part) => part.trim() || []);
  for (const origin of found) {
    if (URL.parse(origin)?.origin !== origin) context.addIssue({ code: 'custom', message: 'not an origin' });
  }
  return found;
}
