/** The environment, read once at the start: either a whole Config, or one error that lists everything that is wrong. */
import { randomBytes, randomUUID } from 'node:crypto';
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { AparteError } from './domain/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const text = z.string().trim().min(1);
const optionalSecret = text.optional().describe('a secret text');
const optionalUrl = z
  .url({ protocol: /^https?$/ })
  .optional()
  .describe('an http or https address');
const milliseconds = (fallback: number) =>
  z.coerce.number().int().min(100).max(3_600_000).default(fallback).describe('milliseconds, from 100 to 3600000');

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
  LEASE_MS: milliseconds(10_000),
  ADVISOR_GONE_MS: milliseconds(60_000),
  ADVISOR_IDLE_MS: milliseconds(900_000),
  OFFER_MS: milliseconds(30_000),
  EVIDENCE_WINDOW_MS: milliseconds(30_000),
  TURN_MS: milliseconds(12_000),
};

const environment = z.object(variables);
type Variable = keyof typeof variables;
type Values = z.infer<typeof environment>;

/** What was found and what is expected, for one variable. */
export type Problem = { readonly variable: string; readonly found: string; readonly expected: string };

export type Config = ReturnType<typeof configFrom>;

/** Reads `.env` beside the process, under what the environment itself says. */
export function readEnvironment(directory: string, env: Environment = process.env): Environment {
  try {
    return { ...parseEnv(readFileSync(join(directory, '.env'), 'utf8')), ...env };
  } catch {
    return env;
  }
}

/** The house's configuration. Makes DATA_DIR and, outside production, the session secret. Throws all problems at once. */
export function readConfig(env: Environment = readEnvironment(process.cwd())): Config {
  const { values, problems } = parse(env);
  const production = values?.NODE_ENV === 'production' || env['NODE_ENV'] === 'production';
  if (production && !env['SESSION_SECRET']) {
    problems.push({
      variable: 'SESSION_SECRET',
      found: 'nothing',
      expected: 'at least 32 random characters (production)',
    });
  }
  if (!values || problems.length > 0) throw unusable(problems);

  const dataDir = resolve(values.DATA_DIR);
  const reason = openDataDir(dataDir);
  if (reason)
    throw unusable([{ variable: 'DATA_DIR', found: `${dataDir} (${reason})`, expected: expectation('DATA_DIR') }]);
  return configFrom(values, dataDir, values.SESSION_SECRET ?? keptSecret(dataDir));
}

function parse(env: Environment): { values?: Values; problems: Problem[] } {
  // an empty value is how .env files and compose say "not set"
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in variables && value?.trim()));
  const result = environment.safeParse(given);
  if (result.success) return { values: result.data, problems: [] };
  const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0]) as Variable));
  return {
    problems: [...wrong].map((variable) => ({
      variable,
      found: shown(variable, given[variable]),
      expected: expectation(variable),
    })),
  };
}

const expectation = (variable: Variable) => variables[variable].description ?? 'another value';

/** A secret is never printed, not even a wrong one. */
export function shown(variable: string, value: string | undefined): string {
  if (!value) return 'nothing';
  return /SECRET|TOKEN|PASSWORD|_KEY$|_URI|REDIS_URL|SMTP_URL/i.test(variable)
    ? `${value.length} characters`
    : `"${value}"`;
}

function unusable(problems: readonly Problem[]): AparteError {
  const lines = problems.map(({ variable, found, expected }) => `  ${variable}: found ${found}, expected ${expected}`);
  return new AparteError('bad-request', `The configuration cannot be used:\n${lines.join('\n')}`, {
    details: { problems },
  });
}

function origins(list: string, context: z.RefinementCtx): string[] {
  const found = list.split(',').flatMap((part) => part.trim() || []);
  for (const origin of found) {
    if (URL.parse(origin)?.origin !== origin) context.addIssue({ code: 'custom', message: 'not an origin' });
  }
  return found;
}

/** Undefined when the folder is there and can be written to; otherwise why not. */
function openDataDir(directory: string): string | undefined {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o750 });
    accessSync(directory, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`;
  }
}

/** The same secret for every process on this folder: written whole, then linked, so that of two first starts one wins. */
function keptSecret(directory: string): string {
  const file = join(directory, 'session-secret');
  const draft = `${file}.${randomUUID()}`;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  }
  try {
    linkSync(draft, file);
  } catch {
    // another process was first: its secret counts
  }
  rmSync(draft);
  return readFileSync(file, 'utf8').trim();
}

function configFrom(values: Values, dataDir: string, sessionSecret: string) {
  const production = values.NODE_ENV === 'production';
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? addressOf(values.HOST, values.PORT)).replace(/\/+$/, ''),
    /** Past every proxy: for a command that runs beside the server. */
    localUrl: addressOf(values.HOST, values.PORT),
    trustProxy: values.TRUST_PROXY,
    dataDir,
    nodeId: values.NODE_ID ?? randomUUID().slice(0, 8),
    sessionSecret,
    houseDir: values.HOUSE_DIR && resolve(values.HOUSE_DIR),
    widgetOrigins: values.WIDGET_ORIGINS ?? [],
    demo: values.DEMO === '1',
    mongodbUri: values.MONGODB_URI,
    redisUrl: values.REDIS_URL,
    model: modelFrom(values),
    transcription: transcriptionFrom(values),
    meta: { graphBaseUrl: values.META_GRAPH_BASE_URL, graphVersion: values.META_GRAPH_VERSION },
    messenger: messengerFrom(values),
    whatsapp: whatsappFrom(values),
    botframework: botframeworkFrom(values),
    directLineSecret: values.DIRECTLINE_SECRET,
    /** A page of the shop with the widget on it. */
    shopUrl:
      values.WIDGET_ORIGINS?.[0] ?? (values.PUBLIC_URL ?? addressOf(values.HOST, values.PORT)).replace(/\/+$/, ''),
    identity: {
      keys: values.IDENTITY_KEYS && resolve(values.IDENTITY_KEYS),
      issuer: values.IDENTITY_ISSUER,
      audience: values.IDENTITY_AUDIENCE,
    },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    shopify: shopifyFrom(values),
    oidc: oidcFrom(values),
    log: { level: values.LOG_LEVEL, file: values.LOG_FILE, json: production || values.LOG_FILE !== undefined },
    timers: {
      leaseMs: values.LEASE_MS,
      advisorGoneMs: values.ADVISOR_GONE_MS,
      advisorIdleMs: values.ADVISOR_IDLE_MS,
      offerMs: values.OFFER_MS,
      evidenceWindowMs: values.EVIDENCE_WINDOW_MS,
      turnMs: values.TURN_MS,
    },
    /** What each outside door still lacks: named, so that "off" can be explained. Empty: it is fully set. */
    missing: {
      messenger: absent(values, 'META_VERIFY_TOKEN', 'META_APP_SECRET', 'MESSENGER_PAGE_ID', 'MESSENGER_PAGE_TOKEN'),
      whatsapp: [
        ...absent(values, 'META_VERIFY_TOKEN', 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_TOKEN'),
        ...(values.WHATSAPP_APP_SECRET || values.META_APP_SECRET ? [] : ['WHATSAPP_APP_SECRET']),
      ],
      botframework: botframeworkLacks(values),
      shopify: absent(values, 'SHOPIFY_STORE', 'SHOPIFY_ADMIN_TOKEN'),
      oidc: absent(values, 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'),
    },
  };
}

const absent = (values: Values, ...names: Variable[]) => names.filter((name) => !values[name]);

/** Where a person on this machine finds us, whatever interface we listen on. */
function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** A local OpenAI-compatible server needs an address but often no key. */
function modelFrom(values: Values) {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = values;
  if (!apiKey && !baseUrl) return undefined;
  return {
    apiKey: apiKey ?? 'none',
    baseUrl,
    name: values.OPENAI_MODEL,
    embeddingName: values.OPENAI_EMBEDDING_MODEL,
    /** For a million tokens; undefined: costs are not counted. */
    price: { input: values.OPENAI_PRICE_INPUT, output: values.OPENAI_PRICE_OUTPUT },
    budget: { perConversation: values.MODEL_TOKENS_PER_CONVERSATION, perDay: values.MODEL_TOKENS_PER_DAY },
  };
}

/** Voices leave the house only when it has said so by naming a model for them. */
function transcriptionFrom(values: Values) {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_TRANSCRIPTION_MODEL: model } = values;
  if (!model || (!apiKey && !baseUrl)) return undefined;
  return { apiKey: apiKey ?? 'none', baseUrl: baseUrl ?? 'https://api.openai.com/v1', model };
}

function messengerFrom(values: Values) {
  const { META_VERIFY_TOKEN: verifyToken, META_APP_SECRET: appSecret } = values;
  const { MESSENGER_PAGE_ID: pageId, MESSENGER_PAGE_TOKEN: pageToken } = values;
  if (!(verifyToken && appSecret && pageId && pageToken)) return undefined;
  const { META_APP_ID: appId } = values;
  return { verifyToken, appSecret, pageId, pageToken, ...(appId && { appId }) };
}

function whatsappFrom(values: Values) {
  const { META_VERIFY_TOKEN: verifyToken, WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_TOKEN: token } = values;
  const appSecret = values.WHATSAPP_APP_SECRET ?? values.META_APP_SECRET;
  return verifyToken && appSecret && phoneNumberId && token
    ? { verifyToken, appSecret, phoneNumberId, token, number: values.WHATSAPP_NUMBER }
    : undefined;
}

function botframeworkFrom(values: Values) {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword } = values;
  if (!appId || botframeworkLacks(values).length > 0) return undefined;
  const { MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId } = values;
  // a managed identity has no password, and the SDK wants none beside it
  return { appId, appPassword: appType === 'UserAssignedMSI' ? undefined : appPassword, appType, tenantId };
}

/** Each type of app proves itself in its own way. */
function botframeworkLacks(values: Values): Variable[] {
  switch (values.MicrosoftAppType) {
    case 'UserAssignedMSI':
      return absent(values, 'MicrosoftAppId', 'MicrosoftAppTenantId');
    case 'SingleTenant':
      return absent(values, 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId');
    default:
      return absent(values, 'MicrosoftAppId', 'MicrosoftAppPassword');
  }
}

function shopifyFrom(values: Values) {
  const { SHOPIFY_STORE: store, SHOPIFY_ADMIN_TOKEN: adminToken } = values;
  return store && adminToken ? { store, adminToken, apiBaseUrl: values.SHOPIFY_API_BASE_URL } : undefined;
}

function oidcFrom(values: Values) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

/** One part of the house: whether it is on, and why. */
export type PartState = { readonly part: string; readonly on: boolean; readonly why: string };

/** What is on, what is off and why, in the order a person reads it at the start. Never shows a secret. */
export function describeConfig(config: Config): PartState[] {
  return [
    config.mongodbUri
      ? { part: 'Store', on: true, why: `MongoDB at ${hostOf(config.mongodbUri)}` }
      : { part: 'Store', on: true, why: `embedded SQLite in ${config.dataDir} (MONGODB_URI is not set)` },
    config.model
      ? {
          part: 'Model',
          on: true,
          why: `${config.model.name} at ${hostOf(config.model.baseUrl ?? 'https://api.openai.com')}`,
        }
      : { part: 'Model', on: false, why: 'local understanding (OPENAI_API_KEY is not set)' },
    config.redisUrl
      ? { part: 'Redis', on: true, why: hostOf(config.redisUrl) }
      : {
          part: 'Redis',
          on: false,
          why: 'one process needs none; several find work by polling (REDIS_URL is not set)',
        },
    { part: 'Boutique', on: config.demo, why: config.demo ? 'the sample boutique at /' : 'DEMO is 0' },
    doorState('Messenger', config.missing.messenger),
    doorState('WhatsApp', config.missing.whatsapp),
    doorState('Bot Framework', config.missing.botframework),
    doorState('Direct Line', config.directLineSecret ? [] : ['DIRECTLINE_SECRET']),
    identityState(config),
    mailState(config),
    doorState('Shopify', config.missing.shopify),
    doorState('Single sign-on', config.missing.oidc),
  ];
}

function identityState({ identity, demo, production, dataDir }: Config): PartState {
  const part = 'Signed identity';
  if (identity.keys) return { part, on: true, why: `tokens of "${identity.issuer}" by the keys in ${identity.keys}` };
  return demo && !production
    ? { part, on: true, why: `a sample key in ${dataDir}; for a shop of your own set IDENTITY_KEYS` }
    : { part, on: false, why: 'IDENTITY_KEYS is not set' };
}

function mailState({ mail, production, dataDir }: Config): PartState {
  const part = 'Mail';
  if (mail.smtpUrl) return { part, on: true, why: `${hostOf(mail.smtpUrl)}, from ${mail.from}` };
  return production
    ? { part, on: false, why: 'SMTP_URL is not set: no codes by e-mail' }
    : { part, on: true, why: `letters are files in ${join(dataDir, 'mail')} (SMTP_URL is not set)` };
}

/** Doors that the configuration knows and this version does not open yet; one leaves the list with the code that opens it. */
const comingLater = new Set(['Shopify']);

function doorState(part: string, missing: readonly string[]): PartState {
  if (missing.length > 0)
    return { part, on: false, why: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set` };
  if (comingLater.has(part)) return { part, on: false, why: 'configured, but this version does not have it yet' };
  return { part, on: true, why: 'configured' };
}

/** An address without the name and password that it may carry. */
function hostOf(address: string): string {
  const [place] = address.replace(/^[^/]*\/\//, '').split(/[/?]/, 1);
  return place?.replace(/^.*@/, '') || 'the configured address';
}
