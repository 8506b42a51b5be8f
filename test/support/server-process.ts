/** The real server in a process of its own, on a free port and a folder of its own: to be killed, and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ServerProcess = {
  readonly url: string;
  readonly dataDir: string;
  start(): Promise<void>;
  /** `kill -9`: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
};

const readyMs = 20_000;
const main = join(import.meta.dirname, '../../src/main.ts');

export async function serverProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aparte-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function ended(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return running?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => running.once('exit', resolve));
    running.kill(signal);
    return exit;
  }

  return {
    url,
    dataDir,
    async start() {
      const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
        env: {
          PATH: process.env['PATH'] ?? '',
          PORT: `${port}`,
          DATA_DIR: dataDir,
          LOG_FILE: join(dataDir, 'log.jsonl'),
          ...env,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let errors = '';
      started.stderr?.on('data', (chunk: Buffer) => {
        errors += chunk.toString();
      });
      const end = performance.now() + readyMs;
      while (!(await ready(url))) {
        if (started.exitCode !== null || performance.now() > end)
          throw new Error(`The server did not start: ${errors}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    kill: async () => void (await ended('SIGKILL')),
    stop: () => ended('SIGTERM'),
    async remove() {
      await ended('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** Asked of the system and given back: between that and the start another process could take it, which then is reported. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
