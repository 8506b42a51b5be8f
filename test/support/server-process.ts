/** The house as a process of its own, started as `npm start` does, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export type ServerProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  output(): string;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
};

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string };

export type ServerOptions = {
  readonly dir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
};

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** As `bin/setup.mjs` starts the house. */
const runtime = ['--min-semi-space-size=4', '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'];
const compiledCode = fileURLToPath(new URL('../../.cache/node', import.meta.url));
const startUpMs = 60_000;

/** Resolves once the house says that it is open; rejects with what it said when it ends instead. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { child, ended, output } = launch(options);
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The house does not open:\n${output()}`)), startUpMs);
    const look = () => {
      const [, found] = /Boutique +(http:\/\/[^\s/]+)\//.exec(output()) ?? [];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', look);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`The house ended at its start:\n${output()}`));
    });
  });
  return {
    url,
    process: child,
    output,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts it and waits for its end: for starts that must fail. One that does not is killed. */
export async function runServer(options: ServerOptions): Promise<Ended> {
  const { child, ended } = launch(options);
  const timer = setTimeout(() => child.kill('SIGKILL'), startUpMs / 2);
  return ended.finally(() => clearTimeout(timer));
}

function launch({ dir, port = 0, env = {} }: ServerOptions) {
  const child = spawn(process.execPath, [...runtime, main], {
    // Its own folder: a `.env` of somebody's checkout must not decide a test.
    cwd: dir,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: dir,
      PORT: `${port}`,
      LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: compiledCode,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output: said }));
  });
  return { child, ended, output: () => said };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
