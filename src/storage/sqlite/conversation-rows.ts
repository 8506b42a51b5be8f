/** Writes the state of a conversation, with the columns that lists and pollers look it up by. */
import { randomInt } from 'node:crypto';
import type { Conversation } from '../../domain/conversation.ts';
import { owedSince } from '../../domain/owed.ts';
import { storedJson } from '../../domain/revive.ts';
import { searchWords } from '../search-words.ts';
import type { Database } from './database.ts';

const highestFirstEpoch = 2 ** 40;

function columns(conversation: Conversation) {
  return [
    conversation.channel,
    conversation.visitor,
    conversation.identity.shopperId ?? null,
    conversation.floor.heldBy,
    conversation.updatedAt.getTime(),
    owedSince(conversation)?.getTime() ?? null,
    storedJson(conversation),
  ] as const;
}

/** Two first events of one sender meet here; the primary key lets one of them open. */
export function openConversation(db: Database, conversation: Conversation): void {
  // Epochs start anywhere: a lease from before an erasure must not fit the conversation opened after it.
  const opened = db.run(
    `INSERT INTO lanes (conversation, owner, beat, epoch, version, claim_epoch) VALUES (?, NULL, 0, ?, 0, 0)
     ON CONFLICT DO NOTHING`,
    conversation.id,
    randomInt(highestFirstEpoch),
  );
  if (opened === 0) return;
  db.run(
    `INSERT INTO conversations (channel, visitor, shopper, held_by, updated_at, owed_at, state, words, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)`,
    ...columns(conversation),
    conversation.id,
  );
  indexWords(db, conversation, '');
}

export function writeConversation(db: Database, conversation: Conversation): void {
  const row = db.get<{ words: string }>(
    `UPDATE conversations SET channel = ?, visitor = ?, shopper = ?, held_by = ?, updated_at = ?, owed_at = ?, state = ?
     WHERE id = ? RETURNING words`,
    ...columns(conversation),
    conversation.id,
  );
  if (row) indexWords(db, conversation, row.words);
}

export function forgetWords(db: Database, id: string): void {
  const row = db.get<{ words: string }>('SELECT words FROM conversations WHERE id = ?', id);
  for (const word of (row?.words ?? '').split(' ')) {
    db.run('DELETE FROM conversation_words WHERE word = ? AND conversation = ?', word, id);
  }
}

function indexWords(db: Database, conversation: Conversation, indexed: string): void {
  const words = searchWords(conversation);
  const joined = words.join(' ');
  if (joined === indexed) return;
  forgetWords(db, conversation.id);
  for (const word of words) db.run('INSERT INTO conversation_words VALUES (?, ?)', word, conversation.id);
  db.run('UPDATE conversations SET words = ? WHERE id = ?', joined, conversation.id);
}
