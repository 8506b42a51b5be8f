/** Carries Socket.IO's rooms and our hints between nodes over Redis streams. Redis is speed, never truth. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';

export type FanOut = { readonly adapter: ReturnType<typeof createAdapter>; close(): void };

const longestPauseMs = 2_000;

export async function createRedisFanOut(url: string): Promise<FanOut> {
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
