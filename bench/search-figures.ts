/** P12 as figures: the catalogue's search beside its floors. */
import { type Row, run as search } from './search.ts';
import { ms, pair } from './stats.ts';
import type { Figure } from './table.ts';

/** Of a hundred thousand products; smaller catalogues are held to the same. */
const goal = { p50: 2, p99: 6, buildMs: 2_000, mib: 100 } as const;

export async function run(): Promise<readonly Figure[]> {
  return [...(await search([]))].map(([size, rows]) => figure(size, rows));
}

function figure(size: number, [ours, ...floors]: readonly Row[]): Figure {
  if (ours === undefined) throw new Error('The search bench measured nothing.');
  const { p50, p99, found, buildMs = Number.NaN, mib = Number.NaN } = ours;
  return {
    id: 'P12',
    what: `search of ${size.toLocaleString('en')} products, one typo and facets`,
    goal: `${goal.p50} / ${goal.p99} ms, build ${goal.buildMs / 1000} s, ${goal.mib} MiB`,
    floor: floors.map((floor) => `${floor.what.replace('floor: ', '')} ${ms(floor.p50)} ms`).join(', '),
    ours: `${pair(p50, p99)}, ${(buildMs / 1000).toFixed(1)} s, ${mib.toFixed(0)} MiB`,
    met: p50 <= goal.p50 && p99 <= goal.p99 && buildMs <= goal.buildMs && mib <= goal.mib,
    note: `${(found * 100).toFixed(0)} % of the wishes found something`,
    values: { p50, p99, found, buildMs, mib },
  };
}
