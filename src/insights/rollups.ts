/**
 * Roll-ups as they are kept: one document per day with its hours, each hour under the number of changes it was summed at.
 * Reading compares that number with the store's and sums again what has changed, so a figure is never old, never counted
 * twice and never lost: an hour is a function of its facts, whoever sums it and however often.
 */
import { AparteError } from '../domain/errors.ts';
import type { Facts } from '../domain/fact.ts';
import type { Documents } from '../domain/ports.ts';
import { emptyRollup, type Rollup, rollUp } from './rollup.ts';

export type RollupsParts = {
  readonly facts: Facts;
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
};

type SummedHour = { readonly changes: number; readonly rollup: Rollup };
type Day = { readonly hours: Readonly<Record<string, SummedHour>> };

/** Days kept in memory, in the shape in which they were last read. */
const keptDays = 800;
const collection = 'rollups';

export type Rollups = {
  /** Sums by hour of `[from, to)`, in order; hours without facts are left out. Hours read `2026-11-22T10`. */
  read(from: string, to: string): Promise<readonly { readonly hour: string; readonly rollup: Rollup }[]>;
  /** Forgets every sum and makes it again from the facts. Returns the hours made. */
  rebuild(): Promise<number>;
};

export function createRollups({ facts, documents }: RollupsParts): Rollups {
  const kept = new Map<string, Day>();

  async function dayOf(day: string, wanted: ReadonlyMap<string, number>): Promise<Day> {
    const known = kept.get(day);
    if (known !== undefined && isFresh(known, wanted)) return known;
    const stored = await documents.get<Day>(collection, day);
    const start = stored?.value ?? { hours: {} };
    const fresh = isFresh(start, wanted) ? start : await summedAgain(day, start, wanted, stored?.version ?? 0);
    keep(day, fresh);
    return fresh;
  }

  async function summedAgain(
    day: string,
    { hours }: Day,
    wanted: ReadonlyMap<string, number>,
    version: number,
  ): Promise<Day> {
    const again: Record<string, SummedHour> = { ...hours };
    for (const [hour, changes] of wanted) {
      if (again[hour]?.changes === changes) continue;
      // The number was read before the facts: what comes in between makes it old, never wrong for good.
      again[hour] = { changes, rollup: rollUp(await facts.ofHour(hour)) };
    }
    await documents.put(collection, day, { hours: again }, version).catch(unlessConflict);
    return { hours: again };
  }

  function keep(day: string, value: Day): void {
    kept.delete(day);
    kept.set(day, value);
    const oldest = kept.size > keptDays ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  }

  async function read(from: string, to: string) {
    const days = new Map<string, Map<string, number>>();
    for (const [hour, changes] of await facts.hours(from, to)) {
      const day = hour.slice(0, 10);
      days.set(day, (days.get(day) ?? new Map()).set(hour, changes));
    }
    const found: { hour: string; rollup: Rollup }[] = [];
    for (const [day, wanted] of days) {
      const { hours } = await dayOf(day, wanted);
      for (const hour of wanted.keys()) found.push({ hour, rollup: hours[hour]?.rollup ?? emptyRollup });
    }
    return found.sort((a, b) => (a.hour < b.hour ? -1 : 1));
  }

  return {
    read,
    async rebuild() {
      kept.clear();
      for (;;) {
        const { items } = await documents.list(collection, { limit: 200 });
        if (items.length === 0) break;
        for (const { id } of items) await documents.delete(collection, id);
      }
      return (await read('', '~')).length;
    },
  };
}

function isFresh({ hours }: Day, wanted: ReadonlyMap<string, number>): boolean {
  return [...wanted].every(([hour, changes]) => hours[hour]?.changes === changes);
}

/** Another node has summed the same day: its sum is as good as ours. */
function unlessConflict(error: unknown): void {
  if (!(error instanceof AparteError) || error.code !== 'conflict') throw error;
}
