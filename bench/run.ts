/** `npm run bench [-- <name>...] [--list] [--quick] [--profile] [--redis] [--json FILE]`: the figures, each beside its goal and its floor. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeHost, pinGenerator } from './host.ts';
import { type BenchOptions, optionsFrom } from './options.ts';
import { type Figure, printFigures } from './table.ts';

type Bench = {
  readonly figures: string;
  readonly what: string;
  /** Chromium is several processes and comes after the generator: both cores are theirs. */
  readonly browser?: true;
  readonly run: (options: BenchOptions) => Promise<readonly Figure[]>;
};

const benches: Readonly<Record<string, Bench>> = {
  corridor: {
    figures: 'P1 P2 P3 P4 P5',
    what: 'web messages end to end, from one shopper to five hundred',
    run: async (options) => (await import('./corridor.ts')).run(options),
  },
  handoff: {
    figures: 'P6',
    what: 'from the shopper asking for a person to the advisor seeing it; --redis: the advisor is on another process',
    run: async (options) => (await import('./handoff.ts')).run(options),
  },
  claims: {
    figures: 'CLAIMS',
    what: 'two to eight advisors reach for one conversation on two processes; CLAIM_ROUNDS=1000 for more rounds, SEED',
    run: async (options) => (await import('./claims.ts')).run(options),
  },
  sending: {
    figures: 'P10',
    what: 'messages to a stand-in Graph that keeps Meta’s limits, from the durable outbox',
    run: async (options) => (await import('./sending.ts')).run(options),
  },
  webhook: {
    figures: 'P9',
    what: 'signed webhooks answered once they are durable, at 100/s and as fast as it goes',
    run: async (options) => (await import('./webhook.ts')).run(options),
  },
  start: {
    figures: 'P7 P8',
    what: 'from npm start to ready with 10,000 products; memory at rest and for each conversation',
    run: async (options) => (await import('./start.ts')).run(options),
  },
  search: {
    figures: 'P12',
    what: 'product search with one typo and facets, 10,000 and 100,000 products',
    run: async () => (await import('./search-figures.ts')).run(),
  },
  routing: {
    figures: 'P14 P15',
    what: 'ten thousand simulated handoffs through the routing; the time of one decision',
    run: async () => (await import('./routing-simulation.ts')).run(),
  },
  queue: {
    figures: 'P16',
    browser: true,
    what: 'the console with five thousand waiting: frames while they are scrolled; needs Chromium and a built console',
    run: async () => (await import('./queue.ts')).run(),
  },
  widget: {
    figures: 'P11',
    browser: true,
    what: 'what the widget weighs beside others, what it costs a shop’s page, how soon one can write; needs Chromium and a built widget',
    run: async (options) => (await import('./widget.ts')).run(options),
  },
  console: {
    figures: 'P17',
    browser: true,
    what: 'from the widget to the open thread, to the row in the queue, the first load’s weight, LCP and INP on a slow processor; needs Chromium and built apps',
    run: async (options) => (await import('./console.ts')).run(options),
  },
  insights: {
    figures: 'INSIGHTS',
    what: 'a figure over a year: from facts, from roll-ups, asked again',
    run: async () => (await import('./insights.ts')).run(),
  },
  understanding: {
    figures: 'P13',
    what: 'language, intent, entities and emotion of one message',
    run: async () => (await import('./understanding.ts')).run(),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean' },
    quick: { type: 'boolean' },
    profile: { type: 'boolean' },
    redis: { type: 'boolean' },
    json: { type: 'string' },
  },
});

const names = positionals.length === 0 ? Object.keys(benches) : positionals;
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (values.list === true) list();
else if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}".`);
  list();
  process.exitCode = 1;
} else {
  const [only, ...others] = names;
  const figures = only !== undefined && others.length === 0 ? await measureHere(only) : measureApart(names);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 2));
  // sockets and watchers of a bench must not keep a finished run alive
  process.exit();
}

function list(): void {
  for (const [name, { figures, what }] of Object.entries(benches)) {
    console.log(`  ${name.padEnd(14)} ${figures.padEnd(16)} ${what}`);
  }
}

async function measureHere(name: string): Promise<readonly Figure[]> {
  const bench = benches[name];
  if (bench === undefined) return [];
  if (bench.browser !== true) pinGenerator();
  console.log(`\n${name} (${bench.figures}) on ${describeHost(bench.browser !== true)}`);
  const figures = await bench.run(optionsFrom(process.argv.slice(2)));
  printFigures(figures);
  return figures;
}

/** Each in a process of its own: what one leaves in memory must not slow the next. */
function measureApart(names: readonly string[]): readonly Figure[] {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-figures-'));
  const flags = process.argv.slice(2).filter((arg) => ['--quick', '--profile', '--redis'].includes(arg));
  const figures = names.flatMap((name) => {
    const json = join(dir, `${name}.json`);
    const args = [fileURLToPath(import.meta.url), name, ...flags, '--json', json];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    if (status === 0) return JSON.parse(readFileSync(json, 'utf8')) as Figure[];
    console.error(`${name} failed with ${status}.`);
    process.exitCode = 1;
    return [];
  });
  rmSync(dir, { recursive: true });
  console.log('\nAll figures');
  printFigures(figures);
  return figures;
}
