/** What the house reads of its conversations, and how it forgets one. */
import type { SQLInputValue } from 'node:sqlite';
import type { Conversation } from '../../domain/conversation.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { ConversationFilter, Page, Transcripts } from '../../domain/ports.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { foldedWords } from '../search-words.ts';
import type { Connection } from './connection.ts';
import { forgetWords } from './conversation-rows.ts';
import { asConversation, asMessage, type MessageRow, type StateRow } from './corridor-rows.ts';
import type { Database } from './database.ts';
import { forgetFacts } from './facts.ts';

export function createTranscripts({ read, write }: Connection): Transcripts {
  return {
    conversation: (id) =>
      read((db) => {
        const row = db.get<StateRow>('SELECT state FROM conversations WHERE id = ?', id);
        return row && asConversation(row);
      }),

    messages: (id, after, limit) =>
      read((db) =>
        db
          .all<MessageRow>(
            'SELECT body FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?',
            id,
            after,
            limit,
          )
          .map(asMessage),
      ),

    list: (filter, limit, cursor) => read((db) => list(db, filter, limit, cursor)),

    versions: (named) =>
      read((db) => {
        const rows = db.all<{ id: string; version: number }>(
          `SELECT id, version FROM conversations INDEXED BY conversations_at_desk
             CROSS JOIN lanes ON conversation = id WHERE held_by <> 'bot'
           UNION SELECT conversation, version FROM lanes WHERE conversation IN (SELECT value FROM json_each(?))`,
          JSON.stringify(named),
        );
        return new Map(rows.map((row) => [conversationId(row.id), row.version]));
      }),

    // Our own commits leave it as it is: a house of one process need not look at anything.
    writtenElsewhere: () => read((db) => Number(db.get('PRAGMA data_version')?.['data_version'])),

    erase: (id) => write((db) => erase(db, id)),
  };
}

type Condition = readonly [sql: string, ...values: SQLInputValue[]];

function conditions(filter: ConversationFilter): Condition[] {
  const found: Condition[] = (filter.q === undefined ? [] : foldedWords(filter.q)).map((word) => [
    'id IN (SELECT conversation FROM conversation_words WHERE word >= ? AND word < ?)',
    word,
    `${word}\u{10ffff}`,
  ]);
  // Spelled out beside the parameter, so that SQLite may use the index of the desk alone.
  if (filter.heldBy !== undefined)
    found.push([`held_by = ?${filter.heldBy === 'bot' ? '' : ` AND held_by <> 'bot'`}`, filter.heldBy]);
  if (filter.channel !== undefined) found.push(['channel = ?', filter.channel]);
  if (filter.visitor !== undefined) found.push(['visitor = ?', filter.visitor]);
  if (filter.shopperId !== undefined) found.push(['shopper = ?', filter.shopperId]);
  if (filter.updatedBefore !== undefined) found.push(['updated_at < ?', filter.updatedBefore.getTime()]);
  return found;
}

/** Newest first. A conversation that changes between two pages moves to the front and is seen there. */
function list(db: Database, filter: ConversationFilter, limit: number, cursor?: string): Page<Conversation> {
  const all = conditions(filter);
  if (cursor !== undefined) all.push(['(updated_at, id) < (?, ?)', ...decodeCursor(cursor, 2)]);
  const where = all.length === 0 ? '' : `WHERE ${all.map(([sql]) => sql).join(' AND ')}`;
  const rows = db.all<StateRow & { id: string; updated_at: number }>(
    `SELECT id, updated_at, state FROM conversations ${where} ORDER BY updated_at DESC, id DESC LIMIT ?`,
    ...all.flatMap(([, ...values]) => values),
    limit + 1,
  );
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(asConversation),
    ...(rows.length > limit && last && { next: encodeCursor(last.updated_at, last.id) }),
  };
}

/** The event keys stay: hashed, they let nobody back in and tell nothing. */
function erase(db: Database, id: ConversationId): void {
  forgetWords(db, id);
  forgetFacts(db, id);
  for (const table of ['messages', 'events', 'outbox', 'lanes']) {
    db.run(`DELETE FROM ${table} WHERE conversation = ?`, id);
  }
  db.run('DELETE FROM conversations WHERE id = ?', id);
}
