/** The variables, put together into what each part of the house is given. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Values, Variable } from './variables.ts';

export function configFrom(values: Values, dataDir: string, sessionSecret: string) {
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
    media: { maxBytes: values.MEDIA_MAX_BYTES, shopperPerDay: values.MEDIA_SHOPPER_BYTES_PER_DAY },
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
