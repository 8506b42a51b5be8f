/** A figure over a year of a busy house: summed from its facts for the first time, from stored roll-ups, and asked again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInsights } from '../src/insights/insights.ts';
import { createRollups } from '../src/insights/rollups.ts';
import { createSqliteStore } from '../src/storage/sqlite/store.ts';
import { seeded } from '../test/support/random.ts';
import type { Figure } from './table.ts';

/** An hour of ten cases, ten hours a day: 36,500 cases and some 219,000 facts a year. */
const [days, hours, cases, factsOfCase] = [365, 10, 10, 6];
const goalMs = 1_000;
const start = Date.UTC(2026, 0, 1);
const question = { from: new Date(start), to: new Date(start + days * 86_400_000), timeZone: 'Europe/Paris' };

export async function run(): Promise<readonly Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-insights-bench-'));
  const store = createSqliteStore({ dir });
  await store.ready();
  fill(join(dir, 'aparte.db'));
  const page = () => {
    const rollups = createRollups(store);
    const { documents, transcripts } = store;
    const orders = { ofShopper: async () => [] };
    const insights = createInsights({ rollups, documents, transcripts, orders, firstReplySeconds: () => 120 });
    return () => insights.answer('replies', question, false);
  };
  const first = await timed(page());
  const fresh = page();
  const stored = await timed(fresh);
  const again = await timed(fresh);
  await store.close();
  rmSync(dir, { recursive: true });
  return [
    {
      id: 'INSIGHTS',
      what: `first replies of a year, ${(days * hours * cases).toLocaleString('en')} cases`,
      goal: `${goalMs} ms`,
      floor: `summed from facts ${first.toFixed(0)} ms`,
      ours: `from roll-ups ${stored.toFixed(0)} ms, again ${again.toFixed(0)} ms`,
      met: stored <= goalMs,
      values: { first, stored, again },
    },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function fill(file: string): void {
  const random = seeded(7);
  const db = new DatabaseSync(file);
  db.exec('BEGIN');
  const fact = db.prepare('INSERT INTO facts (hour, conversation, body) VALUES (?, NULL, ?)');
  const touch = db.prepare('INSERT INTO fact_hours VALUES (?, 1)');
  for (let day = 0; day < days; day += 1) {
    for (let at = 0; at < hours; at += 1) {
      const hour = new Date(start + (day * 24 + 8 + at) * 3_600_000).toISOString().slice(0, 13);
      touch.run(hour);
      for (let each = 0; each < cases * factsOfCase; each += 1) {
        const where = { locale: random.pick(['en', 'fr', 'it', 'ja']), channel: random.pick(['web', 'whatsapp']) };
        const store = random.pick(['paris', 'milan', 'london']);
        const counted = { measure: 'reply', label: random.pick(['bot', 'wait', 'human', 'first']), count: 1 };
        const body = { hour, ...counted, value: 1_000 + random.below(300_000), ...where, store, reasons: [] };
        fact.run(hour, JSON.stringify(body));
      }
    }
  }
  db.exec('COMMIT');
  db.close();
}
