/** The doctor's questions about Messenger: token, app secret, page, subscription, webhook. */
import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import type { Finding } from '../finding.ts';
import { checkToken, secretTrouble } from './check-token.ts';
import { checkAddress, checkSubscription, fieldsOf } from './check-webhook.ts';
import { createGraphReader, type GraphReader } from './graph-reader.ts';
import { ok, troubleOf, wrong } from './graph-trouble.ts';

type Messenger = NonNullable<Config['messenger']>;
type Words = Pick<Finding, 'state' | 'words'>;

const token = 'MESSENGER_PAGE_TOKEN';
const asked = { token, permission: 'pages_messaging and pages_manage_metadata' };
/** Without these nobody is heard; the others that we read are in docs/channels.md. */
const fields = ['messages', 'messaging_postbacks'];

const page = z.object({ id: z.string(), name: z.string().default('') });
const apps = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string().default(''),
      subscribed_fields: z.array(z.string()).default([]),
    }),
  ),
});

export async function checkMessenger(config: Config, messenger: Messenger, now: Date): Promise<Finding[]> {
  const { meta, publicUrl } = config;
  const { pageToken, appSecret, pageId } = messenger;
  const access = { baseUrl: meta.graphBaseUrl, version: meta.graphVersion, token: pageToken, appSecret };
  const graph = createGraphReader(access);
  const url = `${publicUrl}/webhooks/messenger`;
  const found = [named('address', await checkAddress(url, messenger.verifyToken))];
  const whose = named('page and app secret', await checkPage(graph, pageId));
  found.push(whose);
  if (whose.state !== 'ok') return [...found, named('subscriptions', notAsked)];
  const { finding, appId } = await checkToken({ ...asked, graph, access, needs: ['pages_messaging'], now });
  const { finding: subscribed, appId: only } = await checkPageSubscription(graph, pageId, appId ?? messenger.appId);
  const app = appId ?? messenger.appId ?? only;
  return [
    ...found,
    named('token', otherApp(messenger, appId) ?? finding),
    named('page subscription', subscribed),
    named('webhook', await checkSubscription({ graph, access, appId: app, object: 'page', url, needs: fields })),
  ];
}

const named = (what: string, words: Words): Finding => ({ what: `Messenger ${what}`, ...words });

const notAsked: Words = { state: 'unknown', words: 'not asked for until Graph accepts token and app secret' };

/** With another app's id, our own messages would come back as those of a person, and silence the concierge. */
function otherApp({ appId: set }: Messenger, appId: string | undefined): Words | undefined {
  if (set === undefined || appId === undefined || set === appId) return undefined;
  return wrong(`${token} is of app ${appId}, and META_APP_ID is ${set}`);
}

async function checkPage(graph: GraphReader, pageId: string): Promise<Words> {
  const ask = (proof: boolean) => graph.get('me', page, { query: { fields: 'id,name' }, proof });
  const read = await ask(true);
  if (read.kind !== 'ok') return secretTrouble(read, () => ask(false), 'META_APP_SECRET', asked);
  const { id, name } = read.value;
  if (id !== pageId) return wrong(`${token} is of "${name}" (${id}), and MESSENGER_PAGE_ID is ${pageId}`);
  return ok(`"${name}" (${id}); Graph accepts token and app secret`);
}

/** An app of its own must be subscribed to the page, apart from the app's webhook. */
async function checkPageSubscription(
  graph: GraphReader,
  pageId: string,
  appId: string | undefined,
): Promise<{ readonly finding: Words; readonly appId?: string }> {
  const read = await graph.get(`${pageId}/subscribed_apps`, apps);
  if (read.kind !== 'ok') return { finding: troubleOf(read, asked) };
  const { data } = read.value;
  const one = data.find(({ id }) => id === appId) ?? (appId === undefined && data.length === 1 ? data[0] : undefined);
  if (one === undefined) {
    return {
      finding: wrong(
        `the page sends its events to ${data.length} other apps and not to this one: subscribe it (docs/channels.md)`,
      ),
    };
  }
  return {
    finding: fieldsOf(fields, one.subscribed_fields, `the page's subscription of "${one.name}"`),
    appId: one.id,
  };
}
