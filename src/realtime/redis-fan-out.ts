/** Carries Socket.IO's rooms and our hints between nodes over Redis streams. Redis is speed, never truth. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';

export type FanOut = { readonly adapter: ReturnType<typeof createAdapter>; close(): void };

export async function createRedisFanOut(url: string): Promise<FanOut> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, enableOfflineQueue: false });
  // A lost connection is not an error of ours: nodes go on by polling until it is back.
  redis.on('error', () => undefined);
  await redis.connect().catch(() => undefined);
  return { adapter: createAdapter(redis, { streamName: 'aparte', maxLen: 10_000 }), close: () => redis.disconnect() };
}
