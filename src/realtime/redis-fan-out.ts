/** Carries Socket.IO's rooms and our hints between nodes over Redis streams. Redis is speed, never truth. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Log } from '../domain/log.ts';

export type FanOut = { readonly adapter: ReturnType<typeof createAdapter>; close(): void };

const longestPauseMs = 2_000;

export async function createRedisFanOut(url: string, log: Log): Promise<FanOut> {
  const clients: Redis[] = [];
  const open = (enableOfflineQueue: boolean): Redis => {
    const client = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue,
      maxRetriesPerRequest: null,
      retryStrategy: (attempt) => Math.min(longestPauseMs, 100 * attempt),
    });
    // A lost connection is not an error of ours: nodes go on by polling until it is back.
    client.on('error', () => undefined);
    const { connect, subscribe } = client;
    const quiet = Object.assign(client, {
      connect: () => connect.call(client).catch(() => undefined),
      subscribe: (...channels: string[]) => subscribe.apply(client, channels).catch(() => 0),
    });
    clients.push(quiet);
    return quiet;
  };
  // What cannot be published now is not worth keeping: the other nodes find it in the store.
  const publisher = open(false);
  tellChanges(publisher, log);
  const { publish } = publisher;
  Object.assign(publisher, {
    // The adapter does not look after the promises of what it publishes and subscribes.
    publish: (channel: string, message: Buffer) => publish.call(publisher, channel, message).catch(() => 0),
    // Readers wait for Redis to come back; without that they would ask again at once, for ever.
    duplicate: () => open(true),
  });
  await publisher.connect();
  return {
    adapter: createAdapter(publisher, { streamName: 'aparte', maxLen: 10_000 }),
    close() {
      for (const client of clients) client.disconnect();
    },
  };
}

/** Nobody sees that nodes have become slower to each other: whoever is on call is told once, and once more when it is over. */
function tellChanges(client: Redis, log: Log): void {
  let isAway = false;
  client.on('error', (error: unknown) => {
    if (!isAway) log.warn('Redis is away; nodes find news by polling until it is back', { error });
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info('Redis is back');
    isAway = false;
  });
}
