/** Opens what every other part stands on: the store, the house with what was imported into it, its people, its metrics. */
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import { matchLocale } from './domain/match-locale.ts';
import type { Clock, Store } from './domain/ports.ts';
import { seedHouse } from './house/seed.ts';
import type { AccessParts } from './http/access-routes.ts';
import { createMetrics, type MetricsPage } from './http/metrics.ts';
import { openAccess } from './open-access.ts';
import { type Announcements, createAnnouncements } from './open-announcements.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { createImports, type Imports } from './open-imports.ts';
import { openStore } from './open-store.ts';

export type GroundParts = { readonly config: Config; readonly log: Log; readonly clock: Clock };

export type Ground = GroundParts & {
  readonly store: Store;
  readonly house: OpenHouse;
  readonly imports: Imports;
  readonly metrics: MetricsPage;
  readonly access: AccessParts;
  readonly announcements: Announcements;
  /** The closest locale of the house. */
  readonly matchLocale: (tag: string) => string | undefined;
};

export async function openGround({ config, log, clock }: GroundParts): Promise<Ground> {
  const store = await openStore(config);
  const house = await openHouse({
    dir: config.houseDir,
    production: config.production,
    documents: store.documents,
    ...(config.demo ? { pageOf: ({ handle }) => `${config.publicUrl}/?product=${handle}` } : {}),
    clock,
    log,
  });
  const imports = createImports({ house, documents: store.documents, clock });
  await imports.recall();
  await seedHouse(house.house, { documents: store.documents, retention: house.retention(), now: clock.now() });
  const metrics = createMetrics(config.nodeId);
  return {
    ...{ config, log, clock, store, house, imports, metrics },
    access: await openAccess({ config, store, house, clock, log, metrics }),
    announcements: createAnnouncements(),
    matchLocale: (tag) => matchLocale(tag, house.locales),
  };
}
