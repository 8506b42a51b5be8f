/** Events at the door: durable and deduplicated before anybody is told that we have them. */
import { conversationId } from '../../domain/ids.ts';
import { newConversation } from '../../domain/new-conversation.ts';
import type { Inbox, IncomingEvent, Receipt } from '../../domain/ports.ts';
import { storedJson } from '../../domain/revive.ts';
import { eventKeys } from '../event-keys.ts';
import type { Connection } from './connection.ts';
import { openConversation } from './conversation-rows.ts';
import { asInboxEvent, type EventRow } from './corridor-rows.ts';
import type { Database } from './database.ts';

export function createInbox({ read, write }: Connection): Inbox {
  return {
    receive: (events) => write((db) => events.map((event) => receiveOne(db, event))),

    known: (event) =>
      read((db) => {
        const { keyHash, mark } = eventKeys(event);
        const found = markOf(db, keyHash);
        return found === undefined ? undefined : repeatOf(found === mark);
      }),

    undone: (conversation, limit) =>
      read((db) =>
        db
          .all<EventRow>(
            `SELECT n, id, received_at, body FROM events WHERE conversation = ? AND quarantined = 0 ORDER BY n LIMIT ?`,
            conversation,
            limit,
          )
          .map((row) => asInboxEvent(conversation, row)),
      ),

    strike: (event, limit) =>
      write((db) => {
        const struck = db.get<{ strikes: number }>(
          `UPDATE events SET strikes = strikes + 1, quarantined = quarantined OR strikes + 1 >= ? WHERE id = ?
           RETURNING strikes`,
          limit,
          event,
        );
        return struck?.strikes ?? 0;
      }),

    waiting: (limit) => read((db) => waiting(db, limit)),

    // By the key and not by the time: an index by time would cost every event a write.
    oldKeys: (before, limit, after = '') =>
      read((db) => {
        const rows = db.all<{ key_hash: string; received_at: number }>(
          'SELECT key_hash, received_at FROM event_keys WHERE key_hash > ? ORDER BY key_hash LIMIT ?',
          after,
          limit,
        );
        const last = rows[limit - 1];
        const old = rows.filter((row) => row.received_at < before.getTime());
        return { keys: old.map((row) => row.key_hash), ...(last && { next: last.key_hash }) };
      }),

    forgetKeys: (keys) =>
      write(
        (db) =>
          void db.run(
            'DELETE FROM event_keys WHERE key_hash IN (SELECT value FROM json_each(?))',
            JSON.stringify(keys),
          ),
      ),
  };
}

function receiveOne(db: Database, event: IncomingEvent): Receipt {
  const { keyHash, mark } = eventKeys(event);
  const receivedAt = event.receivedAt.getTime();
  const { opening, conversationId: id } = event;
  if (opening === undefined && !isOpen(db, id)) return 'unknown';
  const fresh = db.run('INSERT INTO event_keys VALUES (?, ?, ?) ON CONFLICT DO NOTHING', keyHash, mark, receivedAt);
  if (fresh === 0) {
    return repeatOf(markOf(db, keyHash) === mark);
  }
  if (opening !== undefined && !isOpen(db, id)) openConversation(db, newConversation(opening, id, event.receivedAt));
  db.run(
    'INSERT INTO events (conversation, id, received_at, body) VALUES (?, ?, ?, ?)',
    id,
    event.id,
    receivedAt,
    storedJson(event.body),
  );
  return 'stored';
}

const repeatOf = (same: boolean) => (same ? 'duplicate' : 'conflict');

function markOf(db: Database, keyHash: string): string | undefined {
  return db.get<{ mark: string }>('SELECT mark FROM event_keys WHERE key_hash = ?', keyHash)?.mark;
}

function isOpen(db: Database, id: string): boolean {
  return db.get('SELECT 1 FROM lanes WHERE conversation = ?', id) !== undefined;
}

/** Enough of the oldest events to find `limit` conversations among, and few enough to look at twice a second. */
const mostEventsSeen = 10_000;

/** There is nothing to unfold here: a commit is one transaction. */
function waiting(db: Database, limit: number) {
  const rows = db.all<{ id: string }>(
    `SELECT id FROM (
       SELECT conversation AS id, received_at AS since FROM (
         SELECT conversation, received_at FROM events WHERE quarantined = 0 ORDER BY n LIMIT ?)
       UNION ALL
       SELECT * FROM (
         SELECT id, owed_at AS since FROM conversations WHERE owed_at IS NOT NULL ORDER BY owed_at LIMIT ?)
     ) GROUP BY id ORDER BY min(since) LIMIT ?`,
    mostEventsSeen,
    limit,
    limit,
  );
  return rows.map((row) => conversationId(row.id));
}
