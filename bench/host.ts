/** The machine under the figures: what it is, who sits on which core, and how much of it others took meanwhile. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export const serverCore = 0;
export const generatorCore = 1;
/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;
const mostSteal = 0.1;

export function canPin(): boolean {
  if (cpus().length < 2) return false;
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Moves this process, the generator, off the server's core. */
export function pinGenerator(): void {
  if (canPin()) execFileSync('taskset', ['-a', '-cp', String(generatorCore), String(process.pid)], { stdio: 'ignore' });
}

export function describeHost(pinning: boolean): string {
  const [first] = cpus();
  const pinned = !pinning
    ? 'no process tied to a core'
    : canPin()
      ? `server on core ${serverCore}, generator on core ${generatorCore}`
      : 'NOT pinned (no taskset)';
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} cores (${first?.model ?? 'unknown'}), Node ${process.version}, ${pinned}, load ${load}`;
}

type Ticks = { readonly total: number; readonly idle: number; readonly steal: number };

function readTicks(): Ticks | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n', 1);
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return { total: user + nice + system + idle + wait + irq + soft + steal, idle: idle + wait, steal };
  } catch {
    return undefined;
  }
}

/** User and system time of a process so far, in milliseconds; NaN where there is no /proc. */
export function cpuMsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.NaN;
  }
}

export function rssMibOf(pid: number): number {
  const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  return Number(kib) / 1024;
}

export type Weather = {
  /** Share of the machine that the hypervisor gave to other machines. */
  readonly steal: number;
  /** Processor time of everybody, ours included. */
  readonly busyMs: number;
};

/** Call at the start of a run; the returned function tells what the host did since. */
export function watchHost(): () => Weather {
  const before = readTicks();
  return () => {
    const after = readTicks();
    if (before === undefined || after === undefined) return { steal: 0, busyMs: Number.NaN };
    const total = Math.max(1, after.total - before.total);
    const stolen = after.steal - before.steal;
    return { steal: stolen / total, busyMs: (total - (after.idle - before.idle) - stolen) * tickMs };
  };
}

/** Runs until `wanted` runs had the host to themselves; gives up after twice as many. */
export async function undisturbed<T>(
  wanted: number,
  run: () => Promise<T>,
): Promise<{ readonly runs: readonly T[]; readonly discarded: number }> {
  const runs: T[] = [];
  let discarded = 0;
  while (runs.length < wanted && discarded < wanted) {
    const look = watchHost();
    const result = await run();
    const { steal } = look();
    if (steal > mostSteal) {
      discarded += 1;
      console.log(`   discarded: ${(steal * 100).toFixed(0)} % steal`);
    } else runs.push(result);
  }
  return { runs, discarded };
}
