/** Meta as a load: signed webhooks of a shopper's words or of our statuses, one by one on kept connections. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export const benchMeta = {
  META_VERIFY_TOKEN: 'token',
  META_APP_SECRET: 'app-secret',
  WHATSAPP_PHONE_NUMBER_ID: 'number-1',
  WHATSAPP_TOKEN: 'number-token',
} as const;

export type Acks = { readonly times: readonly number[]; readonly perSecond: number; readonly failed: number };

/** A kibibyte, as Meta's are: what we do not read is in it too. */
const padding = 'x'.repeat(400);
export const shoppers = 500;

/** The n-th event comes from this phone. */
export const phoneOf = (n: number): string => `${33_600_000_000 + (n % shoppers)}`;

/** `mix`: as Meta loads a house, three reports for each thing that a shopper says. */
export type Kind = 'words' | 'statuses' | 'mix';
export type Sender = ReturnType<typeof createWebhookSender>;

export function createWebhookSender(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const run = `${Date.now()}`;
  let sent = 0;

  function post(kind: Kind): Promise<boolean> {
    sent += 1;
    const isWords = kind === 'words' || (kind === 'mix' && sent % 4 === 0);
    const body = JSON.stringify(isWords ? wordsOf(sent, run) : statusOf(sent, run));
    const signature = createHmac('sha256', benchMeta.META_APP_SECRET).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-hub-signature-256': `sha256=${signature}`,
    };
    return deliver(body, headers);
  }

  /** A kept connection may be closed in the instant in which it is used: then, and only then, once more. */
  function deliver(body: string, headers: Readonly<Record<string, string | number>>, again = true): Promise<boolean> {
    return new Promise((resolve) => {
      const options = { agent, hostname, port, path: '/webhooks/whatsapp', method: 'POST', headers };
      const sending = request(options, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode === 200));
      });
      sending.once('error', () => resolve(sending.reusedSocket && again ? deliver(body, headers, false) : false));
      sending.end(body);
    });
  }

  return {
    close: () => agent.destroy(),

    /** Each connection sends its next when it has its answer. */
    async closedLoop(kind: Kind, seconds: number): Promise<Acks> {
      const times: number[] = [];
      let failed = 0;
      const began = performance.now();
      const until = began + seconds * 1_000;
      const one = async () => {
        while (performance.now() < until) {
          const at = performance.now();
          if (await post(kind)) times.push(performance.now() - at);
          else failed += 1;
        }
      };
      await Promise.all(Array.from({ length: connections }, one));
      return { times, failed, perSecond: (times.length * 1_000) / (performance.now() - began) };
    },

    /** So many a second, whatever the answers do; a time counts from when it should have been sent. */
    async openLoop(kind: Kind, rate: number, seconds: number): Promise<Acks> {
      const times: number[] = [];
      let failed = 0;
      const began = performance.now();
      const all: Promise<void>[] = [];
      for (let n = 0; n < rate * seconds; n += 1) {
        const planned = began + (n * 1_000) / rate;
        const early = planned - performance.now();
        if (early > 0) await pause(early);
        all.push(
          post(kind).then((ok) => {
            if (ok) times.push(performance.now() - planned);
            else failed += 1;
          }),
        );
      }
      await Promise.all(all);
      return { times, failed, perSecond: (times.length * 1_000) / (performance.now() - began) };
    },
  };
}

function envelope(value: object): object {
  const metadata = { display_phone_number: '33100000000', phone_number_id: benchMeta.WHATSAPP_PHONE_NUMBER_ID };
  const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, padding, ...value } }];
  return { object: 'whatsapp_business_account', entry: [{ id: 'account', changes }] };
}

function wordsOf(n: number, run: string): object {
  const from = phoneOf(n);
  const timestamp = `${Math.floor(Date.now() / 1_000)}`;
  return envelope({
    contacts: [{ wa_id: from, profile: { name: 'Camille' } }],
    messages: [
      { from, id: `wamid.${run}.${n}`, timestamp, type: 'text', text: { body: 'Where is my order MM-20418?' } },
    ],
  });
}

function statusOf(n: number, run: string): object {
  const recipient_id = phoneOf(n);
  return envelope({
    statuses: [{ id: `out.${run}.${n}`, status: 'delivered', timestamp: '1795000000', recipient_id }],
  });
}
