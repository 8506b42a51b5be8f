/** A process under test: started like in production, on a fresh data folder and any free port, watched from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canPin, cpuMsOf, rssMibOf, serverCore } from './host.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the line that says that it listens. */
  readonly readyMs: number;
  cpuMs(): number;
  rssMib(): number;
  stop(): Promise<void>;
};

export type StartOptions = {
  readonly file?: string;
  /** Instead of a file under Node: what a person types. */
  readonly command?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps the process on its own core; a start may use the machine as it is. */
  readonly pinned?: boolean;
  /** A folder that outlives the process; without it a fresh one is made and removed. */
  readonly dataDir?: string;
};

/** As `bin/setup.mjs` starts the house. */
const runtime = {
  flags: ['--min-semi-space-size=4', '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'],
  compileCache: join(root, '.cache', 'node'),
} as const;
const patienceMs = 60_000;
const stopMs = 15_000;

export async function startServer({
  file = 'src/main.ts',
  command: typed,
  nodeOptions = [],
  env = {},
  pinned = true,
  dataDir,
}: StartOptions = {}): Promise<ServerProcess> {
  const dir = dataDir ?? mkdtempSync(join(tmpdir(), 'aparte-bench-'));
  const wanted = typed ?? [process.execPath, ...runtime.flags, ...nodeOptions, join(root, file)];
  const [command = '', ...args] = pinned && canPin() ? ['taskset', '-c', String(serverCore), ...wanted] : wanted;
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: '',
      DATA_DIR: dir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: runtime.compileCache,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // a group of its own: npm starts others, and all of them have to end
    detached: true,
  });
  const killed = () => void (child.exitCode === null && child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  process.once('exit', killed);
  child.once('exit', () => process.off('exit', killed));
  const url = await listening(child);
  const readyMs = performance.now() - began;
  const lost = (code: number | null, signal: string | null) =>
    console.error(`   ${file} ended by itself: ${signal ?? code}. What is measured from here on is worth nothing.`);
  child.once('exit', lost);
  const { pid = 0 } = child;
  return {
    url,
    pid,
    readyMs,
    cpuMs: () => cpuMsOf(pid),
    rssMib: () => rssMibOf(pid),
    stop: async () => {
      child.off('exit', lost);
      await stop(child);
      if (dataDir === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The first http address that the process prints. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`Not listening after ${patienceMs} ms:\n${printed}`)), patienceMs);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
      const [, url] = /(http:\/\/[\w.:]+)/.exec(printed) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) return;
  const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), stopMs);
  process.kill(-pid, 'SIGTERM');
  await gone;
  clearTimeout(timer);
}
