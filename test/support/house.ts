/** The whole house on a real port: the composition root with the embedded store in a fresh folder, and people to visit it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type App, type AppParts, createApp, systemClock } from '../../src/app.ts';
import { type Environment, readConfig } from '../../src/config.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { Log } from '../../src/domain/log.ts';
import type { Clock } from '../../src/domain/ports.ts';
import { type AdvisorClient, openAdvisor } from './advisor.ts';
import { openShopper, type Shopper, type ShopperOptions } from './shopper.ts';
import { silentLog } from './silent-log.ts';

export type TestHouseOptions = {
  /** An earlier house's folder, to open it again. */
  readonly dir?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Variables of the configuration (`TURN_MS`, `MONGODB_URI`, `HOUSE_DIR`, ...). */
  readonly env?: Environment;
  /** A stand-in for Azure Bot Service. */
  readonly azure?: AppParts['azure'];
  readonly transcriber?: AppParts['transcriber'];
};

export type TestHouse = {
  readonly url: string;
  readonly dir: string;
  readonly app: App;
  shopper(options?: ShopperOptions): Promise<Shopper>;
  /** Signs in by e-mail; a bare name is one of the sample house's. */
  advisor(name: string): Promise<AdvisorClient>;
  /** Resolves when nothing is stored that the house still has to handle or answer. */
  quiet(): Promise<void>;
  conversation(id: string): ReturnType<App['store']['transcripts']['conversation']>;
  /** Stops the house and keeps its folder. */
  stop(): Promise<void>;
  /** Stops the house and removes its folder. */
  close(): Promise<void>;
};

/** With `HOUSES_ON_MONGODB`, an address without a database, every house keeps what it has there, one database to a folder. */
function onMongo(dir: string): Environment {
  const server = process.env['HOUSES_ON_MONGODB'];
  return server === undefined ? {} : { MONGODB_URI: new URL(basename(dir), server).href };
}

export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'aparte-house-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dir, LEASE_MS: '1000', ...onMongo(dir), ...options.env });
  const app = await createApp({
    config,
    log: options.log ?? silentLog,
    clock: options.clock ?? systemClock,
    azure: options.azure,
    transcriber: options.transcriber,
  });
  const { url } = await app.listen();
  const guests: { close(): void }[] = [];
  const welcome = <T extends { close(): void }>(guest: T): T => {
    guests.push(guest);
    return guest;
  };

  async function quiet(): Promise<void> {
    const until = performance.now() + 10_000;
    while ((await app.store.inbox.waiting(1)).length > 0) {
      if (performance.now() > until) throw new Error('The house does not come to rest.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async function stop(): Promise<void> {
    for (const guest of guests.splice(0)) guest.close();
    await app.close();
  }

  return {
    url,
    dir,
    app,
    shopper: async (visit) => welcome(await openShopper(url, quiet, visit)),
    advisor: async (name) => welcome(await openAdvisor(url, name.includes('@') ? name : `${name}@meridon.example`)),
    quiet,
    conversation: (id) => app.store.transcripts.conversation(conversationId(id)),
    stop,
    async close() {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
