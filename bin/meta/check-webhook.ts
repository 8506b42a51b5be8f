/** Whether events will find their way: what the app subscribed to at Meta, and whether our address answers Meta's question. */
import { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { GraphAccess, GraphReader } from './graph-reader.ts';
import { ok, troubleOf, unknown, wrong } from './graph-trouble.ts';
import { causeOf } from './post.ts';

const subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string().optional(),
      active: z.boolean().default(true),
      // older answers name fields plainly
      fields: z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])).default([]),
    }),
  ),
});

export type WebhookQuestion = {
  readonly graph: GraphReader;
  readonly access: GraphAccess;
  readonly appId: string | undefined;
  readonly object: 'page' | 'whatsapp_business_account';
  /** Where Meta should send events. */
  readonly url: string;
  readonly needs: readonly string[];
};

type Words = Pick<Finding, 'state' | 'words'>;

const byHand = 'look at it under Webhooks in the app dashboard';

export async function checkSubscription(question: WebhookQuestion): Promise<Words> {
  const { graph, access, appId, object, url, needs } = question;
  if (appId === undefined) return unknown(`which app the token is of is not known; ${byHand}`);
  const read = await graph.get(`${appId}/subscriptions`, subscriptions, { token: `${appId}|${access.appSecret}` });
  if (read.kind !== 'ok') {
    // asked with the app's own name and secret: what is not accepted here is the secret
    if (read.kind === 'error' && (read.code === 190 || read.code === 1))
      return wrong(`the app secret is not that of app ${appId}`);
    const { words } = troubleOf(read, { token: 'the app secret', permission: 'access to its app' });
    return unknown(`${words}; or ${byHand}`);
  }
  const found = read.value.data.find((one) => one.object === object);
  if (found === undefined)
    return wrong(`app ${appId} has no webhook for ${object}: set ${url} as its callback address`);
  if (!found.active) return wrong(`the webhook of app ${appId} is not active: verify it again in the app dashboard`);
  if (found.callback_url !== undefined && found.callback_url !== url) {
    return wrong(`events go to ${shownUrl(found.callback_url)}, and this house is at ${url} (PUBLIC_URL)`);
  }
  return fieldsOf(needs, found.fields, `the webhook of app ${appId}`);
}

export function fieldsOf(needs: readonly string[], fields: readonly string[], who: string): Words {
  const missing = needs.filter((field) => !fields.includes(field));
  return missing.length === 0 ? ok(`${who} has all fields`) : wrong(`${who} lacks the fields ${missing.join(', ')}`);
}

/** An address may carry a password or a key in its query: only where it leads is told. */
function shownUrl(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'another address' : `${url.origin}${url.pathname}`;
}

const patienceMs = 5_000;

/** Asks our own public address what Meta asks at a registration. */
export async function checkAddress(url: string, verifyToken: string): Promise<Words> {
  const challenge = '1158201444';
  const asked = new URL(url);
  asked.search = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  }).toString();
  try {
    const answer = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    const text = await answer.text();
    if (answer.status === 200 && text === challenge) {
      if (asked.protocol === 'https:') return ok(`${url} answers`);
      return unknown(`${url} answers, but Meta calls https addresses alone: set PUBLIC_URL to the one it can reach`);
    }
    if (answer.status === 403) return wrong(`${url} has another META_VERIFY_TOKEN: a house reads .env at its start`);
    if (answer.status === 404)
      return wrong(`${url} says 404: the channel is off there, or the proxy does not lead to the house`);
    return wrong(`${url} answers ${answer.status} to Meta's question`);
  } catch (error) {
    return unknown(
      `${url} does not answer from here (${causeOf(error)}): start the house, and see that PUBLIC_URL leads to it`,
    );
  }
}
