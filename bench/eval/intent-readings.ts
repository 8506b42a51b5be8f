/** Several wishes in one message, and how far the confidence of a reading can be believed. */

import { type Language, languages } from '../../src/understanding/sentences.ts';
import { intentPlan, plainPlan } from '../../src/understanding/training-plans.ts';
import { percent } from '../scores.ts';
import { bins, brier, type Calibrated, calibrationError } from './emotion-scores.ts';
import { heldOutReadings, meant, type Reading } from './held-out-readings.ts';
import type { Table } from './task.ts';

/** Two readings as close as this are one question to the shopper. */
const close = 0.15;

export function readingTables(): Table[] {
  const all = languages.map((language) => ({ language, readings: heldOutReadings(language, intentPlan) }));
  return [
    severalTable(all),
    outcomeTable(all.map(({ language, readings }) => ({ language, readings: readings.filter(isSingle) }))),
    reliabilityTable(all.flatMap(({ readings }) => readings.filter(isSingle))),
  ];
}

type PerLanguage = readonly { readonly language: Language; readonly readings: readonly Reading[] }[];

const isSingle = ({ truth }: Reading): boolean => truth.length === 1;
const share = (part: number, whole: number): string => (whole === 0 ? '-' : percent(part / whole));

function severalTable(all: PerLanguage): Table {
  return {
    title: 'Several wishes in one message, own sentences, out of fold',
    head: [
      'language',
      'messages',
      'all wishes and no other',
      'a wish',
      'second wish',
      'second wish, words alone',
      'one wish taken for two',
    ],
    rows: all.map(({ language, readings }) => {
      const several = readings.filter((reading) => !isSingle(reading));
      const words = heldOutReadings(language, plainPlan).filter((reading) => !isSingle(reading));
      const single = readings.filter(isSingle);
      return [
        language,
        String(several.length),
        share(several.filter(isExact).length, several.length),
        share(several.filter((reading) => found(reading) > 0).length, several.length),
        share(several.filter((reading) => found(reading) > 1).length, several.length),
        share(words.filter((reading) => found(reading) > 1).length, words.length),
        share(single.filter((reading) => meant(reading).length > 1).length, single.length),
      ];
    }),
  };
}

const found = (reading: Reading): number => meant(reading).filter((intent) => reading.truth.includes(intent)).length;
const isExact = (reading: Reading): boolean =>
  meant(reading).length === reading.truth.length && found(reading) === reading.truth.length;

/** Act on the lead, ask which of two, or hand the words on to the articles or a person. */
function outcomeOf({ read: [first, second] }: Reading): 'act' | 'ask' | 'hand on' {
  if (first === undefined || first.intent === 'out-of-scope') return 'hand on';
  return second !== undefined && first.confidence - second.confidence < close ? 'ask' : 'act';
}

function outcomeTable(all: PerLanguage): Table {
  return {
    title: 'Three outcomes, own messages with one wish, out of fold',
    head: [
      'language',
      'act',
      'of these right',
      'ask between two',
      'of these among the two',
      'hand on',
      'of these out of scope',
    ],
    rows: all.map(({ language, readings }) => {
      const [act, ask, handOn] = (['act', 'ask', 'hand on'] as const).map((name) =>
        readings.filter((reading) => outcomeOf(reading) === name),
      );
      const first = (rows: readonly Reading[] = [], reach = 1) =>
        rows.filter(({ truth, read }) => read.slice(0, reach).some(({ intent }) => truth.includes(intent))).length;
      const cells = ([rows = [], reach]: readonly [readonly Reading[] | undefined, number]) => [
        share(rows.length, readings.length),
        share(first(rows, reach), rows.length),
      ];
      return [language, ...[[act, 1] as const, [ask, 2] as const, [handOn, 1] as const].flatMap(cells)];
    }),
  };
}

function reliabilityTable(readings: readonly Reading[]): Table {
  const rows: Calibrated[] = readings.flatMap(({ truth, read: [first] }) =>
    first === undefined || first.intent === 'out-of-scope'
      ? []
      : [{ score: first.confidence, truth: truth.includes(first.intent) ? 1 : 0 }],
  );
  return {
    title: 'Confidence of the leading intent where one was read, all languages, out of fold',
    head: ['said', 'messages', 'right'],
    rows: bins(rows)
      .filter((bin) => bin.rows > 0)
      .map((bin) => [percent(bin.said), String(bin.rows), percent(bin.true)]),
    note: `Expected calibration error ${percent(calibrationError(rows))}, Brier score ${brier(rows).toFixed(3)}. Above 0.8 a reading is drawn in on purpose, because real messages are harder than own sentences.`,
  };
}
