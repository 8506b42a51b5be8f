/** Opens the store that the configuration asks for: MongoDB when there is an address, the embedded one otherwise. */
import type { Config } from './config.ts';
import type { Store } from './domain/ports.ts';
import { createSqliteStore } from './storage/sqlite/store.ts';

export async function openStore({ mongodbUri, dataDir }: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<Store> {
  const store = mongodbUri === undefined ? createSqliteStore({ dir: dataDir }) : await openMongo(mongodbUri);
  await store.ready();
  return store;
}

/** mongoose costs half a second and 40 MB: only a house that uses it pays. */
async function openMongo(uri: string): Promise<Store> {
  const { createMongoStore } = await import('./storage/mongo/store.ts');
  return createMongoStore({ uri });
}
