/**
 * What people set at the console: it lies over the files of the house, the same on every node. Every version is kept with
 * who made it and when, and whoever writes says which version they have read.
 */
import { AparteError } from '../domain/errors.ts';
import type { Documents } from '../domain/ports.ts';
import type { SettingAuthor, SettingEdition, SettingName } from '../domain/setting.ts';

export type SettingChange<Value> = {
  readonly name: SettingName;
  /** `null`: the file rules again. */
  readonly value: Value | null;
  readonly file: Value | null;
  /** The version that was read; 0 where nobody has set anything yet. */
  readonly version: number;
  readonly by: SettingAuthor;
  readonly restored?: number;
};

export type SettingBook = {
  /** As this node knows it; undefined where nobody has set anything. */
  current<Value>(name: SettingName): SettingEdition<Value> | undefined;
  /** Those whose name begins so. */
  under<Value>(prefix: string): readonly SettingEdition<Value>[];
  /** Throws `stale` with who was faster when `version` is not the last. */
  write<Value>(change: SettingChange<Value>): Promise<SettingEdition<Value>>;
  /** Newest first, at most 200. */
  versions<Value>(name: SettingName): Promise<readonly SettingEdition<Value>[]>;
  /** Looks for what another node wrote. */
  refresh(): Promise<void>;
  /** Told of the names that changed, whoever changed them. */
  follow(listener: (names: readonly SettingName[]) => void): void;
};

export type SettingBookParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly now: () => Date;
};

const collection = 'settings';
const archive = 'setting-versions';
/** A document whose version moves with every change: looking for news costs one small read. */
const bell = 'setting-changes';
const pageSize = 200;
/** A node that died between a change and the bell is heard of no later than after so many looks. */
const looksBetweenReadings = 30;

const archived = ({ name, version }: Pick<SettingEdition, 'name' | 'version'>) =>
  `${name}.${String(version).padStart(6, '0')}`;

export function createSettingBook({ documents, now }: SettingBookParts): SettingBook {
  let known: ReadonlyMap<SettingName, SettingEdition> = new Map();
  let heard = -1;
  let looks = 0;
  const listeners: ((names: readonly SettingName[]) => void)[] = [];

  function learn(editions: readonly SettingEdition[]): void {
    const news = editions.filter(({ name, version }) => version > (known.get(name)?.version ?? 0));
    if (news.length === 0) return;
    known = new Map([...known, ...news.map((edition) => [edition.name, edition] as const)]);
    const names = news.map(({ name }) => name);
    for (const listener of listeners) listener(names);
  }

  async function readAll(): Promise<readonly SettingEdition[]> {
    const found: SettingEdition[] = [];
    let after: string | undefined;
    do {
      const page = await documents.list<SettingEdition>(collection, {
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.items.map(({ value }) => value));
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  async function replace(edition: SettingEdition, expected: number): Promise<void> {
    try {
      await documents.put(collection, edition.name, edition, expected);
    } catch (cause) {
      if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
      throw tooLate((await documents.get<SettingEdition>(collection, edition.name))?.value);
    }
  }

  return {
    current: <Value>(name: SettingName) => known.get(name) as SettingEdition<Value> | undefined,
    under: <Value>(prefix: string) =>
      [...known.values()].filter(({ name }) => name.startsWith(prefix)) as readonly SettingEdition<Value>[],

    async write<Value>({ name, version, by, value, file, restored }: SettingChange<Value>) {
      const stored = await documents.get<SettingEdition>(collection, name);
      if ((stored?.value.version ?? 0) !== version) throw tooLate(stored?.value);
      // Kept before it is replaced: a crash in between loses no version.
      if (stored !== undefined) await documents.put(archive, archived(stored.value), stored.value);
      const edition: SettingEdition<Value> = {
        ...{ name, version: version + 1, value: plain(value), file: plain(file), by, at: now() },
        ...(restored === undefined ? {} : { restored }),
      };
      await replace(edition, stored?.version ?? 0);
      await documents.put(bell, 'bell', { name });
      learn([edition]);
      return edition;
    },

    async versions<Value>(name: SettingName) {
      const query = { index: 'name', equals: name, limit: pageSize };
      const { items } = await documents.list<SettingEdition<Value>>(archive, query);
      const stored = await documents.get<SettingEdition<Value>>(collection, name);
      const all = [...items.map(({ value }) => value), ...(stored === undefined ? [] : [stored.value])];
      return all.sort((one, other) => other.version - one.version);
    },

    async refresh() {
      const rung = (await documents.get(bell, 'bell'))?.version ?? 0;
      looks += 1;
      if (rung === heard && looks % looksBetweenReadings !== 0) return;
      learn(await readAll());
      heard = rung;
    },
    follow: (listener) => void listeners.push(listener),
  };
}

/** What was left out is absent, not undefined. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function tooLate(other: SettingEdition | undefined): AparteError {
  if (other === undefined) return new AparteError('stale', 'This was not set when you read it; read it again.');
  const { version, by, at } = other;
  return new AparteError('stale', `${by.name} changed this while you did (version ${version}); yours is not kept.`, {
    details: { changed: { by: by.name, at: at.toISOString(), version } },
  });
}
