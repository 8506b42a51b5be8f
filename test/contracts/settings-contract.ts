/** Settings on a store: written from the version that was read, every version kept, heard of by another node. */
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createSettingBook } from '../../src/house/setting-book.ts';

const sofia = { advisorId: 'sofia', name: 'Sofia' };
const root = { advisorId: 'root', name: 'Root' };

export function settingsContract({ store }: { store(): Store }): void {
  let minute = 0;
  const open = () =>
    createSettingBook({ documents: store().documents, now: () => new Date(Date.UTC(2026, 10, 22, 10, minute++)) });
  const change = (name: string, value: unknown, version: number, by = sofia) => ({
    name,
    value,
    file: null,
    version,
    by,
  });

  test('a setting is heard of on another node, and the slower of two is told who was faster', async () => {
    const [one, two] = [open(), open()];
    const told: string[] = [];
    two.follow((names) => told.push(...names));
    await one.write(change('hours.rome', { hours: [{ day: 1, opens: '10:00' }], gone: undefined }, 0));
    await two.refresh();
    expect(told).toEqual(['hours.rome']);
    expect(two.current('hours.rome')).toMatchObject({ version: 1, value: { hours: [{ day: 1, opens: '10:00' }] } });
    await two.write(change('hours.rome', null, 1, root));
    await expect(one.write(change('hours.rome', 'late', 1))).rejects.toMatchObject({
      code: 'stale',
      details: { changed: { by: 'Root', version: 2 } },
    });
  });

  test('of two at the same moment one is kept, and the history has each version once with its own words', async () => {
    const [one, two] = [open(), open()];
    const both = await Promise.allSettled([
      one.write(change('voice', 'one', 0)),
      two.write(change('voice', 'two', 0, root)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await one.refresh();
    const first = one.current<string>('voice')?.value;
    await one.write(change('voice', 'three', 1));
    await one.write({ ...change('voice', first, 2), restored: 1 });
    const versions = await two.versions<string>('voice');
    expect(versions.map(({ version, value, restored }) => ({ version, value, restored }))).toEqual([
      { version: 3, value: first, restored: 1 },
      { version: 2, value: 'three', restored: undefined },
      { version: 1, value: first, restored: undefined },
    ]);
  });
}
