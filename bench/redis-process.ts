/** A Redis of the bench's own, on any free port, that keeps nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

export type RedisProcess = {
  readonly url: string;
  /** Milliseconds of so many questions that Redis answers at once. */
  pings(count: number): Promise<readonly number[]>;
  stop(): Promise<void>;
};

const patienceMs = 10_000;

export async function startRedis(): Promise<RedisProcess> {
  const port = await freePort();
  const child = spawn('redis-server', ['--port', `${port}`, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const failed = once(child, 'error').then(() => {
    throw new Error(
      'There is no redis-server on this machine; install it (Debian and Ubuntu: apt-get install redis-server).',
    );
  });
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await Promise.race([answering(client), failed]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async pings(count) {
      const times: number[] = [];
      for (let at = 0; at < count; at += 1) {
        const began = performance.now();
        await client.ping();
        times.push(performance.now() - began);
      }
      return times;
    },
    async stop() {
      client.disconnect();
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

async function answering(client: Redis): Promise<void> {
  const until = performance.now() + patienceMs;
  await client.connect().catch(() => undefined);
  while ((await client.ping().catch(() => '')) !== 'PONG') {
    if (performance.now() > until) throw new Error(`redis-server does not answer after ${patienceMs} ms.`);
    await pause(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
