/** Webhooks as a load on a server: what each cost and took, and when all that they began is done. */
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../src/storage/sqlite/store.ts';
import { cpuMsOf } from './host.ts';
import type { ServerProcess } from './server-process.ts';
import { ms, pair, percentile } from './stats.ts';
import type { Acks } from './webhooks.ts';

export type Felt = Acks & { readonly p50: number; readonly p99: number; readonly max: number; readonly cpuMs: number };

export async function felt(server: ServerProcess, work: () => Promise<Acks>): Promise<Felt> {
  const [server0, generator0, began] = [server.cpuMs(), cpuMsOf(process.pid), performance.now()];
  const acks = await work();
  const took = performance.now() - began;
  const generator = (cpuMsOf(process.pid) - generator0) / took;
  if (generator > 0.9)
    console.log(`   the generator used ${(generator * 100).toFixed(0)} % of its core: it may be the limit`);
  return {
    ...acks,
    p50: percentile(acks.times, 0.5),
    p99: percentile(acks.times, 0.99),
    max: Math.max(0, ...acks.times),
    cpuMs: (server.cpuMs() - server0) / acks.times.length,
  };
}

export function tell(what: string, load: Felt): Felt {
  const failed = load.failed === 0 ? '' : `  FAILED ${load.failed}`;
  const figures = `${load.perSecond.toFixed(0).padStart(5)}/s  ${pair(load.p50, load.p99)}, slowest ${ms(load.max)} ms`;
  console.log(`   ${what.padEnd(28)} ${figures}, ${load.cpuMs.toFixed(2)} ms CPU each${failed}`);
  return load;
}

/** Nothing is left to handle or to send: what follows is not slowed by what went before. */
export async function idle(dir: string): Promise<void> {
  const store = createSqliteStore({ dir });
  const until = performance.now() + 300_000;
  const far = new Date(8.64e15);
  const busy = async () => (await store.inbox.waiting(1)).length > 0 || (await store.outbox.due(far, 1)).length > 0;
  while ((await busy()) && performance.now() < until) await pause(200);
  await store.close();
}
