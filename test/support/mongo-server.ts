/** A MongoDB for tests: the one of `MONGODB_TEST_URI`, or a small server that `.ci/mongo.sh` has installed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';

export type MongoServer = {
  /** The address of a database of this name. */
  database(name: string): string;
  stop(): Promise<void>;
};

export type FoundMongo =
  | { readonly outcome: 'found'; start(): Promise<MongoServer> }
  | { readonly outcome: 'missing'; readonly reason: string };

const installed = new URL('../../.cache/mongo-venv/bin/secantusd-py', import.meta.url).pathname;
const startUpMs = 30_000;

export function findMongo(): FoundMongo {
  const uri = process.env['MONGODB_TEST_URI'];
  if (uri) return { outcome: 'found', start: async () => ({ database: at(uri), stop: async () => undefined }) };
  if (existsSync(installed)) return { outcome: 'found', start: startInstalled };
  return { outcome: 'missing', reason: 'no server; run .ci/mongo.sh once, or set MONGODB_TEST_URI' };
}

const at =
  (uri: string) =>
  (name: string): string => {
    const url = new URL(uri);
    url.pathname = `/${name}`;
    return url.href;
  };

async function startInstalled(): Promise<MongoServer> {
  const port = await freePort();
  const options = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', ':memory:', '--standalone'];
  const server = spawn(installed, [...options, '--cache-size', '64M', '--log-level', 'ERROR'], { stdio: 'ignore' });
  const uri = `mongodb://127.0.0.1:${port}/`;
  try {
    await answering(uri, server);
  } catch (error) {
    await stopped(server);
    throw error;
  }
  return { database: at(uri), stop: () => stopped(server) };
}

async function answering(uri: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + startUpMs;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The MongoDB test server ended with code ${server.exitCode}.`);
    const connection = mongoose.createConnection(uri, { serverSelectionTimeoutMS: 500 });
    try {
      await connection.asPromise();
      return;
    } catch (cause) {
      if (performance.now() > until) throw new Error('The MongoDB test server does not answer.', { cause });
      await pause(100);
    } finally {
      await connection.close();
    }
  }
}

function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
