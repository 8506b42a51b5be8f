/** One load on a running house: how long shoppers waited, and what it cost the server and the generator. */
import { cpuMsOf, watchHost } from './host.ts';
import type { ServerProcess } from './server-process.ts';
import { type Exchange, openLoop, type Shopper } from './shoppers.ts';
import { ms, pair, percentile } from './stats.ts';

export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly ackP50: number;
  readonly failed: number;
  readonly serverCpuMs: number;
  readonly serverShare: number;
  readonly generatorShare: number;
  readonly steal: number;
  /** Share of the whole machine that neither we nor the hypervisor used: other people's work on this host. */
  readonly others: number;
};

/** Compiled code, warm caches: every conversation has spoken, and the first pages of the database exist. */
export async function warmUp(shoppers: readonly Shopper[]): Promise<void> {
  await openLoop(shoppers, 250, 6);
}

export async function measured(server: ServerProcess, work: () => Promise<readonly Exchange[]>): Promise<Load> {
  const [server0, generator0] = [server.cpuMs(), cpuMsOf(process.pid)];
  const look = watchHost();
  const began = performance.now();
  const exchanges = await work();
  const tookMs = performance.now() - began;
  const { steal, busyMs } = look();
  const serverMs = server.cpuMs() - server0;
  const generatorMs = cpuMsOf(process.pid) - generator0;
  const answered = exchanges.filter(({ outcome }) => outcome === 'answered');
  const replies = answered.map(({ replyMs }) => replyMs);
  return {
    perSecond: (answered.length * 1000) / tookMs,
    p50: percentile(replies, 0.5),
    p99: percentile(replies, 0.99),
    ackP50: percentile(
      answered.map(({ ackMs }) => ackMs),
      0.5,
    ),
    failed: exchanges.length - answered.length,
    serverCpuMs: serverMs / answered.length,
    serverShare: serverMs / tookMs,
    generatorShare: generatorMs / tookMs,
    steal,
    others: Math.max(0, busyMs - serverMs - generatorMs) / tookMs,
  };
}

export function tell(what: string, load: Load): Load {
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  console.log(
    `   ${what.padEnd(22)} ${load.perSecond.toFixed(0).padStart(5)}/s  ${pair(load.p50, load.p99).padEnd(18)}` +
      ` ack ${ms(load.ackP50)}  ${load.serverCpuMs.toFixed(2)} ms CPU each  server ${percent(load.serverShare)}` +
      `  generator ${percent(load.generatorShare)}  steal ${percent(load.steal)}  others ${percent(load.others)}` +
      `${load.failed === 0 ? '' : `  FAILED ${load.failed}`}`,
  );
  return load;
}
