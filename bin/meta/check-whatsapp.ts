/** The doctor's questions about WhatsApp: token, app secret, number, the account's subscription, webhook. */
import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import type { Finding } from '../finding.ts';
import { checkToken, secretTrouble } from './check-token.ts';
import { checkAddress, checkSubscription } from './check-webhook.ts';
import { createGraphReader, type GraphReader } from './graph-reader.ts';
import { ok, troubleOf, unknown, wrong } from './graph-trouble.ts';

type WhatsApp = NonNullable<Config['whatsapp']>;
type Words = Pick<Finding, 'state' | 'words'>;

const token = 'WHATSAPP_TOKEN';
const asked = { token, permission: 'whatsapp_business_messaging and whatsapp_business_management' };

const number = z.object({
  id: z.string(),
  display_phone_number: z.string().default(''),
  verified_name: z.string().default(''),
  quality_rating: z.string().optional(),
  status: z.string().optional(),
});
const numbers = z.object({ data: z.array(z.object({ id: z.string() })) });
const subscribers = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.string(), name: z.string().default('') }) })),
});

export async function checkWhatsApp(config: Config, whatsapp: WhatsApp, now: Date): Promise<Finding[]> {
  const { meta, publicUrl } = config;
  const { token: own, appSecret, phoneNumberId } = whatsapp;
  const access = { baseUrl: meta.graphBaseUrl, version: meta.graphVersion, token: own, appSecret };
  const graph = createGraphReader(access);
  const url = `${publicUrl}/webhooks/whatsapp`;
  const found = [named('address', await checkAddress(url, whatsapp.verifyToken))];
  const { isRead, words } = await checkNumber(graph, phoneNumberId);
  found.push(named('number and app secret', words));
  if (!isRead) return [...found, named('subscriptions', notAsked)];
  const needs = ['whatsapp_business_messaging'];
  const { finding, appId, targets } = await checkToken({ ...asked, graph, access, needs, now });
  const accounts = [...new Set([...targets.values()].flat())];
  const object = 'whatsapp_business_account';
  return [
    ...found,
    named('token', finding),
    named('account subscription', await checkAccount(graph, phoneNumberId, accounts, appId)),
    named('webhook', await checkSubscription({ graph, access, appId, object, url, needs: ['messages'] })),
  ];
}

const named = (what: string, words: Words): Finding => ({ what: `WhatsApp ${what}`, ...words });

const notAsked: Words = { state: 'unknown', words: 'not asked for until Graph accepts token and app secret' };

async function checkNumber(
  graph: GraphReader,
  id: string,
): Promise<{ readonly isRead: boolean; readonly words: Words }> {
  const query = { fields: 'id,display_phone_number,verified_name,quality_rating,status' };
  const ask = (proof: boolean) => graph.get(id, number, { query, proof });
  const read = await ask(true);
  if (read.kind !== 'ok') {
    const secret = 'WHATSAPP_APP_SECRET (or META_APP_SECRET)';
    return { isRead: false, words: await secretTrouble(read, () => ask(false), secret, asked) };
  }
  return { isRead: true, words: judged(read.value) };
}

function judged({ display_phone_number, verified_name, quality_rating, status }: z.infer<typeof number>): Words {
  const who = `${display_phone_number} "${verified_name}"`;
  const quality = quality_rating === undefined ? '' : `, quality ${quality_rating}`;
  if (status === 'PENDING') return wrong(`${who} is not registered yet: register it with its PIN (docs/channels.md)`);
  if (status !== undefined && status !== 'CONNECTED') {
    return wrong(`${who} is ${status}${quality}: see WhatsApp Manager, and docs/runbook.md for a paused number`);
  }
  if (quality_rating === 'RED') return wrong(`${who}: quality RED; Meta may pause it: see docs/runbook.md`);
  return ok(`${who}${quality}; Graph accepts token and app secret`);
}

/** The account that has the number must send its events to this app, apart from the app's webhook: easily forgotten. */
async function checkAccount(
  graph: GraphReader,
  phoneNumberId: string,
  accounts: readonly string[],
  appId: string | undefined,
): Promise<Words> {
  const byHand = 'ask GET /<account id>/subscribed_apps yourself (docs/channels.md)';
  for (const account of accounts) {
    const owned = await graph.get(`${account}/phone_numbers`, numbers, { query: { fields: 'id', limit: '200' } });
    if (owned.kind !== 'ok' || !owned.value.data.some(({ id }) => id === phoneNumberId)) continue;
    const read = await graph.get(`${account}/subscribed_apps`, subscribers);
    if (read.kind !== 'ok') return troubleOf(read, asked);
    const apps = read.value.data.map(({ whatsapp_business_api_data: app }) => app);
    const one = apps.find(({ id }) => id === appId);
    if (one !== undefined) return ok(`account ${account} sends its events to "${one.name}"`);
    if (appId === undefined)
      return unknown(`account ${account} has ${apps.length} apps; which is ours is not known; ${byHand}`);
    return wrong(
      `account ${account} does not send its events to app ${appId}: POST /${account}/subscribed_apps (docs/channels.md)`,
    );
  }
  return unknown(`the token does not say which account has the number; ${byHand}`);
}
