/**
 * The corridor under random interleavings. `MODEL_RUNS` sets how many (20,000 by default, more by hand), `MODEL_SEED`
 * where they start: a failing seed is printed and can be run alone.
 */
import { describe, expect, test } from '@jest/globals';
import type { ModeRule } from '../../src/domain/mode.ts';
import type { BrokenPart } from '../support/memory-data.ts';
import { type ModelRun, runModel } from './corridor-model.ts';

const runs = Number(process.env['MODEL_RUNS'] ?? 20_000);
const firstSeed = Number(process.env['MODEL_SEED'] ?? 1);
/** The rarest broken part shows in some 1.6 % of runs; this many never missed one. */
const mutantRuns = Math.min(3_000, Math.max(300, runs));

async function search(
  count: number,
  without?: BrokenPart,
  enough: (run: ModelRun) => boolean = () => false,
  modes: readonly ModeRule[] = [],
) {
  const failed: ModelRun[] = [];
  let deaths = 0;
  let answered = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const run = await runModel(seed, without, modes);
    deaths += run.deaths;
    answered += run.answered;
    if (run.violations.length > 0) failed.push(run);
    if (enough(run)) break;
  }
  return { failed, deaths, answered };
}

test(`nothing is lost, doubled, reordered or said out of turn in ${runs} runs`, async () => {
  const { failed, deaths, answered } = await search(runs, undefined, (run) => run.violations.length > 0);
  expect(failed.map(({ seed, violations }) => `seed ${seed}: ${violations.join('; ')}`)).toEqual([]);
  // A run without its faults proves nothing.
  expect(deaths).toBeGreaterThan(runs / 4);
  expect(answered).toBeGreaterThan(runs);
}, 900_000);

test('supervised, nothing of the machine leaves unapproved, and nothing twice', async () => {
  const supervised = [{ mode: 'supervised' }] as const;
  const { failed, answered } = await search(mutantRuns, undefined, (run) => run.violations.length > 0, supervised);
  expect(failed.map(({ seed, violations }) => `seed ${seed}: ${violations.join('; ')}`)).toEqual([]);
  expect(answered).toBeGreaterThan(mutantRuns / 10);
}, 300_000);

describe('and the model notices when one guard is removed', () => {
  const guards: readonly BrokenPart[] = ['fence', 'unique-key', 'done-flag', 'floor-check', 'sender-deadline'];
  test.each(guards)(
    '%s',
    async (guard) => {
      const { failed } = await search(mutantRuns, guard, (run) => run.violations.length > 0);
      expect(failed).toHaveLength(1);
    },
    300_000,
  );
});
