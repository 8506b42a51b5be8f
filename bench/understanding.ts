/** P13: what it costs to understand one message, beside naive Bayes over the same sentences in the same run. */

import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLocalUnderstander } from '../src/understanding/local.ts';
import { type Language, languages, readSentences } from '../src/understanding/sentences.ts';
import { trainBayes } from './bayes.ts';
import { median, ms, pair, percentile } from './stats.ts';
import { type Figure, printFigures } from './table.ts';

const perLanguage = 200;
const rounds = 5;
const loads = 5;
const goal = { p50: 1, p99: 5, loadMs: 100, rssMib: 40, weightsMib: 5 } as const;
const Load = z.object({ loadMs: z.number(), rssMib: z.number() });

type Message = { readonly text: string; readonly locale: string };
type Cost = { readonly p50: number; readonly p99: number };

export async function run(): Promise<readonly Figure[]> {
  const { loadMs, rssMib } = loadAll();
  const local = createLocalUnderstander();
  local.warm(languages);
  const messages = sample();
  const bayes = new Map(languages.map((locale) => [locale as string, trainBayes(examplesOf(locale))]));
  const ours = measure(messages, ({ text, locale }) => local.read(text, { locale }));
  const floor = measure(messages, ({ text, locale }) => bayes.get(locale)?.classify(text));
  const long = measure(longMessages(messages), ({ text, locale }) => local.read(text, { locale }));
  return [
    {
      id: 'P13',
      what: 'understanding one message (language, intents, entities, emotion, topics)',
      goal: `${goal.p50} / ${goal.p99} ms`,
      floor: `naive Bayes, intent alone: ${pair(floor.p50, floor.p99)}`,
      ours: pair(ours.p50, ours.p99),
      met: ours.p50 <= goal.p50 && ours.p99 <= goal.p99,
      values: { p50: ours.p50, p99: ours.p99, floorP50: floor.p50, floorP99: floor.p99 },
      note: `${messages.length} messages of 60 words or fewer in ${languages.length} languages, each read ${rounds} times, its middle reading counted`,
    },
    {
      id: 'P13',
      what: 'the same, messages of 4,000 characters',
      goal: '',
      floor: '',
      ours: pair(long.p50, long.p99),
      met: undefined,
      values: { p50: long.p50, p99: long.p99 },
    },
    {
      id: 'P13',
      what: 'load of all models and word lists; resident memory; weights on disk',
      goal: `${goal.loadMs} ms; ${goal.rssMib} MiB; ${goal.weightsMib} MiB`,
      floor: '',
      ours: `${ms(loadMs)} ms; ${ms(rssMib)} MiB; ${weightsMib().toFixed(2)} MiB`,
      met: loadMs <= goal.loadMs && rssMib <= goal.rssMib && weightsMib() <= goal.weightsMib,
      values: { loadMs, rssMib, weightsMib: weightsMib() },
      note: `the middle of ${loads} fresh processes`,
    },
  ];
}

/** Measured in processes of their own, since here everything may be loaded already. */
function loadAll(): z.infer<typeof Load> {
  const script = fileURLToPath(new URL('./understanding-load.ts', import.meta.url));
  const runs = Array.from({ length: loads }, () =>
    Load.parse(JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))),
  );
  return { loadMs: median(runs.map(({ loadMs }) => loadMs)), rssMib: median(runs.map(({ rssMib }) => rssMib)) };
}

/** Own sentences, plus what real messages carry besides: numbers, dates, prices, anger. */
function sample(): Message[] {
  const carried = [' MM-20418', ' by next friday', ' under 2 000 €', '!! third time I ask', '', '', '', ''];
  return languages.flatMap((locale) => {
    const sentences = examplesOf(locale).filter(({ text }) => text.split(/\s+/).length <= 55);
    const step = Math.max(1, Math.floor(sentences.length / perLanguage));
    return sentences
      .filter((_, at) => at % step === 0)
      .map(({ text }, at) => ({ text: text + (carried[at % carried.length] ?? ''), locale }));
  });
}

function longMessages(messages: readonly Message[]): Message[] {
  return languages.flatMap((locale) => {
    const text = messages
      .filter((message) => message.locale === locale)
      .map((message) => message.text)
      .join('. ');
    return Array.from({ length: 10 }, (_, at) => ({ text: text.slice(at * 500, at * 500 + 4_000), locale }));
  });
}

const examplesOf = (locale: Language) =>
  readSentences(locale).flatMap(({ text, intents: [label] }) => (label === undefined ? [] : [{ text, label }]));

/**
 * The cost of a message is the middle of its readings, so that the tail is that of messages: on a busy host the
 * scheduler's pauses of 10 ms would otherwise be all that a percentile of 0.1 ms shows.
 */
function measure(messages: readonly Message[], work: (message: Message) => unknown): Cost {
  for (const message of messages) work(message);
  const readings = Array.from({ length: rounds }, () => messages.map((message) => timed(() => work(message))));
  const costs = messages.map((_, at) => median(readings.map((reading) => reading[at] ?? 0)));
  return { p50: percentile(costs, 0.5), p99: percentile(costs, 0.99) };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function weightsMib(): number {
  const folder = new URL('../src/understanding/weights/', import.meta.url);
  return readdirSync(folder).reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0) / 2 ** 20;
}

if (import.meta.main) printFigures(await run());
