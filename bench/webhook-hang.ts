/**
 * P9 while the model hangs: shoppers on WhatsApp who agreed to a model, and a model that takes each question and never
 * answers. Acknowledging must not notice; how many calls hung is counted at the model, so that the case is known to be one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPeerBook } from '../src/channels/peers.ts';
import { createIngress } from '../src/turn/ingress.ts';
import { createSqliteStore } from '../src/storage/sqlite/store.ts';
import { startOpenAiStub } from '../test/support/openai-stub.ts';
import { startServer } from './server-process.ts';
import { ms, pair } from './stats.ts';
import type { Figure } from './table.ts';
import { felt, idle, tell } from './webhook-load.ts';
import { benchMeta, createWebhookSender, phoneOf, shoppers } from './webhooks.ts';

type HangOptions = { readonly rate: number; readonly seconds: number; readonly connections: number };

export async function whileModelHangs({ rate, seconds, connections }: HangOptions): Promise<Figure> {
  const model = await startOpenAiStub({});
  model.behave('hang');
  const graph = await startServer({ file: 'bench/graph-server.ts', pinned: false });
  const dataDir = mkdtempSync(join(tmpdir(), 'aparte-webhook-hang-'));
  await consented(dataDir);
  const env = { ...benchMeta, META_GRAPH_BASE_URL: graph.url, OPENAI_API_KEY: 'none', OPENAI_BASE_URL: model.baseUrl };
  const server = await startServer({ dataDir, env });
  const sender = createWebhookSender(server.url, connections);
  try {
    // reports alone: the door is warm, and no question has been put to the model yet
    await sender.openLoop('statuses', rate, 5);
    await idle(dataDir);
    const load = loadavg()[0]?.toFixed(1);
    const what = `${rate}/s for ${seconds} s, model hangs`;
    const steady = tell(what, await felt(server, () => sender.openLoop('mix', rate, seconds)));
    const hung = model.requests.length;
    console.log(`   ${hung} calls hung at the model; load before ${load}, after ${loadavg()[0]?.toFixed(1)}`);
    return {
      id: 'P9c',
      what: `webhook to 200 when durable, ${rate}/s for ${seconds} s, while the model hangs`,
      goal: 'p50 <= 15, p99 <= 100 ms, max <= 1 s',
      floor: 'the same without a model: P9a',
      ours: `${pair(steady.p50, steady.p99)}, max ${ms(steady.max)} ms`,
      met: steady.p50 <= 15 && steady.p99 <= 100 && steady.max <= 1_000 && steady.failed === 0 && hung > 0,
      note: `${hung} calls hung at the model; each of ${shoppers} shoppers had agreed to one; load of the host before: ${load}`,
      values: { p50: steady.p50, p99: steady.p99, max: steady.max, failed: steady.failed, hung },
    };
  } finally {
    sender.close();
    await server.stop();
    await graph.stop();
    await model.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Every shopper of the load has said yes before, stored like any other event. */
async function consented(dir: string): Promise<void> {
  const store = createSqliteStore({ dir });
  const peers = createPeerBook(store.documents);
  const ingress = createIngress({
    inbox: store.inbox,
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    wake: () => {},
    wakeForReport: () => {},
    mask: (text) => ({ text, masked: false }),
  });
  const account = { channel: 'whatsapp', account: benchMeta.WHATSAPP_PHONE_NUMBER_ID } as const;
  for (let n = 0; n < shoppers; n += 1) {
    const { conversationId, visitor } = await peers.find(account, { visitor: phoneOf(n), phone: phoneOf(n) });
    await ingress.submit({
      conversationId,
      opening: { ...account, visitor, locale: 'en' },
      key: `bench:consent:${n}`,
      body: { kind: 'shopper:consented', purpose: 'model', granted: true },
    });
  }
  await store.close();
}
