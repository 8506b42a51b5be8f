/** The history of the file's shape. Append only: a migration that has run somewhere is never edited. */
import { AparteError } from '../../domain/errors.ts';
import type { Database } from './database.ts';

/** Times are milliseconds since 1970; states, messages and bodies are JSON. */
const first = `
-- Who may commit. Apart from the state, so that a beat or a take rewrites fifty bytes and not three thousand.
CREATE TABLE lanes (
  conversation TEXT PRIMARY KEY,
  owner TEXT,
  beat INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  version INTEGER NOT NULL,
  claim_epoch INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  visitor TEXT NOT NULL,
  shopper TEXT,
  held_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  owed_at INTEGER,
  words TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX conversations_newest ON conversations (updated_at, id);
CREATE INDEX conversations_by_channel ON conversations (channel, updated_at, id);
CREATE INDEX conversations_by_visitor ON conversations (visitor);
CREATE INDEX conversations_by_shopper ON conversations (shopper) WHERE shopper IS NOT NULL;
CREATE INDEX conversations_at_desk ON conversations (held_by, updated_at, id) WHERE held_by <> 'bot';
CREATE INDEX conversations_owed ON conversations (owed_at) WHERE owed_at IS NOT NULL;

CREATE TABLE conversation_words (
  word TEXT NOT NULL,
  conversation TEXT NOT NULL,
  PRIMARY KEY (word, conversation)
) WITHOUT ROWID;

-- Guards against a second copy, for ever and without a body.
CREATE TABLE event_keys (
  key_hash TEXT PRIMARY KEY,
  mark TEXT NOT NULL,
  received_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Only what is still to be done: an event leaves with the commit that handles it, its key stays.
CREATE TABLE events (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation TEXT NOT NULL,
  id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  strikes INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL
);
CREATE INDEX events_by_conversation ON events (conversation, n);

CREATE TABLE messages (
  conversation TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  conversation TEXT NOT NULL,
  seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  open INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  holder TEXT,
  not_before INTEGER NOT NULL,
  doubt_at INTEGER,
  possible_duplicate INTEGER,
  provider_id TEXT,
  reason TEXT,
  delivery TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (not_before) WHERE open = 1;
CREATE INDEX outbox_in_order ON outbox (conversation, seq) WHERE open = 1;
CREATE INDEX outbox_by_conversation ON outbox (conversation);

CREATE TABLE documents (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (collection, id)
);
CREATE INDEX documents_newest ON documents (collection, n);

CREATE TABLE document_index (
  collection TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (collection, name, value, id)
) WITHOUT ROWID;
`;

const partsOfARow = `
ALTER TABLE outbox ADD COLUMN parts_done INTEGER;
ALTER TABLE outbox ADD COLUMN refusals INTEGER;
`;

/** What figures are sums of. `changes` grows with an hour's facts, so that whoever has summed it knows when to do so again. */
const facts = `
CREATE TABLE facts (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  hour TEXT NOT NULL,
  conversation TEXT,
  body TEXT NOT NULL
);
CREATE INDEX facts_by_hour ON facts (hour, n);
CREATE INDEX facts_by_conversation ON facts (conversation) WHERE conversation IS NOT NULL;

CREATE TABLE fact_hours (hour TEXT PRIMARY KEY, changes INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * A row behind another of its conversation is parked far in the future, so that finding what is due reads what is due and
 * not a backlog. By triggers: whatever finishes or adds a row cannot forget it, also while an older version still runs.
 * `untold`: it is finished, and its conversation does not know yet.
 */
const outboxHeads = `
ALTER TABLE outbox ADD COLUMN channel TEXT GENERATED ALWAYS AS (delivery ->> '$.channel') VIRTUAL;
ALTER TABLE outbox ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET not_before = 9000000000000000 WHERE open = 1 AND EXISTS (
  SELECT 1 FROM outbox AS earlier
  WHERE earlier.open = 1 AND earlier.conversation = outbox.conversation AND earlier.seq < outbox.seq);
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, not_before) WHERE open = 1;
CREATE INDEX outbox_untold ON outbox (id) WHERE untold = 1;

CREATE TRIGGER outbox_park AFTER INSERT ON outbox WHEN EXISTS (
  SELECT 1 FROM outbox WHERE open = 1 AND conversation = new.conversation AND seq < new.seq)
BEGIN
  UPDATE outbox SET not_before = 9000000000000000 WHERE id = new.id;
END;
CREATE TRIGGER outbox_next AFTER UPDATE OF open ON outbox WHEN old.open = 1 AND new.open = 0
BEGIN
  UPDATE outbox SET not_before = 0 WHERE not_before = 9000000000000000 AND id = (
    SELECT id FROM outbox WHERE open = 1 AND conversation = new.conversation ORDER BY seq LIMIT 1);
END;
`;

const migrations: readonly string[] = [first, partsOfARow, facts, outboxHeads];

/** Brings the file to this version's shape in one transaction: two processes that start together do it once. */
export function migrate(db: Database): void {
  if (applied(db) === migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)');
    for (const [number, sql] of migrations.entries()) {
      if (number < applied(db)) continue;
      db.exec(sql);
      db.run(`INSERT INTO migrations VALUES (?, datetime('now'))`, number + 1);
    }
    db.exec('COMMIT');
  } catch (error) {
    db.rollback();
    throw error;
  }
}

function applied(db: Database): number {
  const known = db.get(`SELECT 1 FROM sqlite_schema WHERE name = 'migrations'`);
  const count = known ? Number(db.get('SELECT max(number) AS last FROM migrations')?.['last'] ?? 0) : 0;
  if (count <= migrations.length) return count;
  const message = `The database was written by a newer version (shape ${count}, this one knows ${migrations.length}). Update Aparté.`;
  throw new AparteError('internal', message);
}
