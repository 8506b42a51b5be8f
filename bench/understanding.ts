/** P13: what it costs to understand one message, beside naive Bayes over the same sentences in the same run. */

import { readdirSync, statSync } from 'node:fs';
import { createLocalUnderstander } from '../src/understanding/local.ts';
import { readSentences } from '../src/understanding/sentences.ts';
import { trainBayes } from './bayes.ts';
import { median, ms, pair, percentile } from './stats.ts';
import { type Figure, printFigures } from './table.ts';

const spoken = ['en', 'fr', 'ar'] as const;
const all = ['en', 'fr', 'ar', 'de', 'it', 'es', 'ja', 'zh'] as const;
const perLanguage = 400;
const rounds = 5;
const goal = { p50: 0.5, p99: 2 } as const;

type Message = { readonly text: string; readonly locale: string };
type Cost = { readonly p50: number; readonly p99: number };

export async function run(): Promise<readonly Figure[]> {
  const weighed = process.memoryUsage.rss();
  const startedAt = performance.now();
  const local = createLocalUnderstander();
  local.warm(all);
  const loadMs = performance.now() - startedAt;
  const rssMib = (process.memoryUsage.rss() - weighed) / 2 ** 20;

  const messages = sample();
  const bayes = new Map(spoken.map((locale) => [locale as string, trainBayes(examplesOf(locale))]));
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
      note: `${messages.length} messages in en, fr and ar, each read ${rounds} times, its middle reading counted`,
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
      goal: '100 ms; 40 MiB; 3 MiB',
      floor: '',
      ours: `${ms(loadMs)} ms; ${ms(rssMib)} MiB; ${weightsMib().toFixed(2)} MiB`,
      met: loadMs <= 100 && rssMib <= 40 && weightsMib() <= 3,
      values: { loadMs, rssMib, weightsMib: weightsMib() },
    },
  ];
}

/** Own sentences, plus what real messages carry besides: numbers, dates, prices, anger. */
function sample(): Message[] {
  const carried = [' MM-20418', ' by next friday', ' under 2 000 €', '!! third time I ask', '', '', '', ''];
  return spoken.flatMap((locale) => {
    const sentences = examplesOf(locale);
    const step = Math.max(1, Math.floor(sentences.length / perLanguage));
    return sentences
      .filter((_, at) => at % step === 0)
      .map(({ text }, at) => ({ text: text + (carried[at % carried.length] ?? ''), locale }));
  });
}

function longMessages(messages: readonly Message[]): Message[] {
  return spoken.flatMap((locale) => {
    const text = messages
      .filter((message) => message.locale === locale)
      .map((message) => message.text)
      .join('. ');
    return Array.from({ length: 10 }, (_, at) => ({ text: text.slice(at * 500, at * 500 + 4_000), locale }));
  });
}

const examplesOf = (locale: (typeof spoken)[number]) =>
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
