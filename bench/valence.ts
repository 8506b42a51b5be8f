/**
 * Learns which words and word pairs go with frustration in public data, and writes the strongest to
 * `src/understanding/lexicon/derived-<language>.txt` (word, tab, weight -127..127). No sentence is kept. Run by hand when
 * the public data changes (`node bench/valence.ts FOLDER`); the lists are versioned and are inputs of `npm run train`.
 * FOLDER holds `goemotions/original/{train,dev}.tsv`, `goemotions/original/labels.txt` and `brighter/{train,dev}/esp.csv`.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitsOf } from '../src/understanding/emotion-derived.ts';
import { withoutHandles } from '../src/understanding/emotion-text.ts';
import { fold } from '../src/understanding/fold.ts';

/** `upset` 1 or 0. */
type Row = { readonly units: readonly string[]; readonly upset: number };

/** What counts as upset; embarrassment and fear are near enough to being let down, and the lists rank better with them. */
const upsetNames = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment sadness remorse grief nervousness confusion fear'.split(
    ' ',
  ),
);
/** German, Chinese and Arabic lists were tried and dropped: they learnt politics, fairy tales and names, and helped nobody. */
const brighterFiles = { es: 'esp' } as const;

/** Who somebody is, and whom the news are about, says nothing about service: such words teach nothing. */
const people = new RegExp(
  `(?:^| )(?:${[
    'm[ea]n|wom[ae]n|girls?|boys?|kids?|child(?:ren)?|gays?|lesbians?|trans|straight|queer|muslims?|islam\\w*|jews?|jewish|christians?|catholics?|black|white|asians?|arabs?|indians?|chinese|mexicans?|russians?|americans?|africans?|immigrants?|fat|ugly|autis\\w*|disabled|mental\\w*|racis\\w*|sexis\\w*|femini\\w*|democrats?|republicans?|liberals?|conservatives?|police|cops?|trump\\w*|boomers?|country|countries|god|religio\\w*|wife|husband|mom|mother|dad|father',
    'gobierno|mujer\\w*|hombres?|ninos?|ninas?|pais\\w*|politic\\w*|judi\\w*|negr[oa]s?|username',
  ].join('|')})(?: |$)`,
);

const kept = 4_000; // units per language
const passes = 6;
const decay = 1e-3;

function goEmotions(folder: string): Row[] {
  const names = lines(join(folder, 'goemotions/original/labels.txt'));
  return ['train', 'dev'].flatMap((part) =>
    lines(join(folder, `goemotions/original/${part}.tsv`)).map((line) => {
      const [text = '', labels = ''] = line.split('\t');
      const upset = labels.split(',').some((at) => upsetNames.has(names[Number(at)] ?? ''));
      return { units: units(text.replace(/\[(?:NAME|RELIGION)\]/g, ' '), 'en'), upset: upset ? 1 : 0 };
    }),
  );
}

function brighter(folder: string, language: keyof typeof brighterFiles): Row[] {
  return ['train', 'dev'].flatMap((part) => {
    const file = join(folder, `brighter/${part}/${brighterFiles[language]}.csv`);
    if (!existsSync(file)) return [];
    const [head = [], ...rows] = csv(readFileSync(file, 'utf8'));
    const columns = ['anger', 'disgust', 'sadness'].map((name) => head.indexOf(name)).filter((at) => at >= 0);
    return rows.map((row) => ({
      units: units(row[1] ?? '', language),
      upset: columns.some((at) => row[at] === '1') ? 1 : 0,
    }));
  });
}

const units = (text: string, language: string): string[] =>
  [...new Set(unitsOf(withoutHandles(fold(text).text), language).map((unit) => unit.text))].filter(
    (unit) => !people.test(unit),
  );

/** Logistic regression by stochastic gradient, in a fixed order: the same lists every time. */
function learn(rows: readonly Row[], least: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const row of rows) for (const unit of row.units) seen.set(unit, (seen.get(unit) ?? 0) + 1);
  const names = [...seen].flatMap(([unit, count]) => (count >= least ? [unit] : []));
  const idOf = new Map(names.map((name, id) => [name, id]));
  const weights = new Float64Array(names.length);
  const examples = rows.map(({ units, upset }) => ({
    ids: units.flatMap((unit) => idOf.get(unit) ?? []),
    upset,
  }));
  const share = rows.reduce((sum, row) => sum + row.upset, 0) / rows.length;
  let bias = Math.log(share / (1 - share));
  for (let pass = 0; pass < passes; pass++) {
    const rate = 0.3 / (1 + pass);
    for (const at of shuffled(examples.length, pass)) {
      const { ids, upset } = examples[at] ?? { ids: [], upset: 0 };
      const scale = 1 / Math.sqrt(ids.length || 1);
      const value = ids.reduce((sum, id) => sum + (weights[id] ?? 0) * scale, bias);
      const slip = 1 / (1 + Math.exp(-value)) - upset;
      bias -= rate * 0.1 * slip;
      for (const id of ids) weights[id] = (weights[id] ?? 0) * (1 - rate * decay) - rate * slip * scale;
    }
  }
  return new Map(names.map((name, id) => [name, weights[id] ?? 0]));
}

function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, at) => at);
  let state = seed + 1;
  for (let last = length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = state % (last + 1);
    const one = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = one;
  }
  return order;
}

function write(language: string, rows: readonly Row[]): void {
  const weights = learn(rows, rows.length > 20_000 ? 4 : 5);
  const strongest = [...weights].sort((one, other) => Math.abs(other[1]) - Math.abs(one[1])).slice(0, kept);
  const largest = Math.abs(strongest[0]?.[1] ?? 1);
  const text = strongest
    .map(([unit, weight]) => ({ unit, weight: Math.round((127 * weight) / largest) }))
    .filter(({ weight }) => weight !== 0)
    .sort((one, other) => other.weight - one.weight || (one.unit < other.unit ? -1 : 1))
    .map(({ unit, weight }) => `${unit}\t${weight}\n`)
    .join('');
  writeFileSync(new URL(`../src/understanding/lexicon/derived-${language}.txt`, import.meta.url), text);
  process.stdout.write(`${language}: ${rows.length} rows, ${strongest.length} of ${weights.size} units kept\n`);
}

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Fields with quotes, commas and line ends inside. */
function csv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the public emotion data is: node bench/valence.ts FOLDER');
write('en', goEmotions(folder));
write('es', brighter(folder, 'es'));
