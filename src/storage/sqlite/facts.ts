/** What figures are sums of, by hour. Written in the transaction of the commit, so that each fact is there exactly once. */
import type { Fact, Facts } from '../../domain/fact.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { parseStored, storedJson } from '../../domain/revive.ts';
import type { Connection } from './connection.ts';
import type { Database } from './database.ts';

export function createFacts({ read, write }: Pick<Connection, 'read' | 'write'>): Facts {
  return {
    hours: (from, to) =>
      read((db) => {
        const sql = 'SELECT hour, changes FROM fact_hours WHERE hour >= ? AND hour < ? ORDER BY hour';
        const rows = db.all<{ hour: string; changes: number }>(sql, from, to);
        return new Map(rows.map(({ hour, changes }) => [hour, changes]));
      }),

    ofHour: (hour) =>
      read((db) =>
        db
          .all<{ body: string }>('SELECT body FROM facts WHERE hour = ? ORDER BY n', hour)
          .map(({ body }) => parseStored<Fact>(body)),
      ),

    forget: (before) =>
      write((db) => {
        db.run('DELETE FROM facts WHERE hour < ?', before);
        db.run('DELETE FROM fact_hours WHERE hour < ?', before);
      }),
  };
}

export function writeFacts(db: Database, facts: readonly Fact[]): void {
  for (const fact of facts) {
    const { hour, about } = fact;
    const sql = 'INSERT INTO facts (hour, conversation, body) VALUES (?, ?, ?)';
    db.run(sql, hour, about?.conversationId ?? null, storedJson(fact));
  }
  for (const hour of new Set(facts.map((fact) => fact.hour))) touch(db, hour);
}

/** Counts stay without a name; what leads to words of an erased conversation goes with it. */
export function forgetFacts(db: Database, id: ConversationId): void {
  const hours = db.all<{ hour: string }>('SELECT DISTINCT hour FROM facts WHERE conversation = ?', id);
  db.run('DELETE FROM facts WHERE conversation = ?', id);
  for (const { hour } of hours) touch(db, hour);
}

function touch(db: Database, hour: string): void {
  db.run('INSERT INTO fact_hours VALUES (?, 1) ON CONFLICT DO UPDATE SET changes = changes + 1', hour);
}
