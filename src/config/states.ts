/** What of the house is on, for who starts it and for the doctor. */
import { join } from 'node:path';
import type { configFrom } from './groups.ts';

type Config = ReturnType<typeof configFrom>;

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
