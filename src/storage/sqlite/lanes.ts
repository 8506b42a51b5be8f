/** The right to commit, and the commit itself: one transaction that is true as a whole or not at all. */

import type { Delivery } from '../../domain/delivery.ts';
import { AparteError } from '../../domain/errors.ts';
import type { Floor } from '../../domain/floor.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Commit, Lanes, Lease, Sighting, Take } from '../../domain/ports.ts';
import { parseStored, storedJson } from '../../domain/revive.ts';
import { isDead } from '../lane-owner.ts';
import type { Connection } from './connection.ts';
import { writeConversation } from './conversation-rows.ts';
import { asConversation, type StateRow } from './corridor-rows.ts';
import type { Database } from './database.ts';
import { writeFacts } from './facts.ts';
import type { Durability } from './group-commit.ts';

export function createLanes({ write }: Connection): Lanes {
  return {
    take: (conversation, owner, stealFrom) => write((db) => take(db, conversation, owner, stealFrom), 'order'),

    beat: (lease) =>
      write(
        (db) =>
          db.run(
            'UPDATE lanes SET beat = beat + 1 WHERE conversation = ? AND epoch = ? AND owner = ?',
            lease.conversationId,
            lease.epoch,
            lease.owner,
          ) === 1,
        'order',
      ),

    release: (lease) => write((db) => void giveUp(db, lease), 'order'),

    commit: (lease, commit) => write((db) => writeCommit(db, lease, commit), durabilityOf(commit)),

    claim: async (conversation, { handoffId, advisorId, name, at }) => {
      const won: Floor = { heldBy: 'advisor', handoffId, advisorId, name, sinceAt: at };
      const floor = await write((db) => claim(db, conversation, won));
      if (!floor) throw new AparteError('not-found', 'There is no such conversation any more; refresh the queue.');
      return floor;
    },
  };
}

/**
 * A step made of stored events needs no disk of its own: if a power cut takes it, it takes the `done` of its events too,
 * and they are handled again to the same messages under the same numbers. What the bot says exists nowhere else.
 */
function durabilityOf({ done }: Commit): Durability {
  return done.length > 0 ? 'order' : 'disk';
}

function take(db: Database, conversation: ConversationId, owner: string, stealFrom: Sighting | undefined): Take {
  const lane = db.get<LaneRow>('SELECT * FROM lanes WHERE conversation = ?', conversation);
  if (!lane) return { outcome: 'unknown' };
  if (lane.owner !== null && !mayBeStolen({ owner: lane.owner, beat: lane.beat }, stealFrom)) {
    return { outcome: 'held', by: { owner: lane.owner, beat: lane.beat } };
  }
  const epoch = lane.epoch + 1;
  db.run('UPDATE lanes SET owner = ?, beat = beat + 1, epoch = ? WHERE conversation = ?', owner, epoch, conversation);
  const row = db.get<StateRow>('SELECT state FROM conversations WHERE id = ?', conversation);
  if (!row) throw new AparteError('internal', `Lane without a conversation: ${conversation}`);
  return {
    outcome: 'taken',
    lease: { conversationId: conversation, owner, epoch, version: lane.version, claimEpoch: lane.claim_epoch },
    conversation: asConversation(row),
    stolen: lane.owner !== null,
  };
}

type LaneRow = {
  readonly owner: string | null;
  readonly beat: number;
  readonly epoch: number;
  readonly version: number;
  readonly claim_epoch: number;
};

/** Stealing is always safe, since the fence refuses the old holder; it is only rude while that one still works. */
function mayBeStolen(lane: Sighting, stealFrom: Sighting | undefined): boolean {
  const unchanged = stealFrom !== undefined && stealFrom.owner === lane.owner && stealFrom.beat === lane.beat;
  return unchanged || isDead(lane.owner);
}

function giveUp(db: Database, lease: Lease): void {
  db.run(
    'UPDATE lanes SET owner = NULL WHERE conversation = ? AND epoch = ? AND owner = ?',
    lease.conversationId,
    lease.epoch,
    lease.owner,
  );
}

function writeCommit(db: Database, lease: Lease, commit: Commit): Lease | undefined {
  const { conversationId: id, owner, epoch, version, claimEpoch } = lease;
  const mine = db.run(
    `UPDATE lanes SET version = version + 1, owner = ?
     WHERE conversation = ? AND owner = ? AND epoch = ? AND version = ? AND claim_epoch = ?`,
    commit.release ? null : owner,
    id,
    owner,
    epoch,
    version,
    claimEpoch,
  );
  if (mine === 0) return undefined;
  writeConversation(db, commit.conversation);
  for (const message of commit.messages) writeMessage(db, id, message);
  for (const delivery of commit.deliveries) writeDelivery(db, delivery);
  writeFacts(db, commit.facts ?? []);
  for (const event of commit.done) db.run('DELETE FROM events WHERE conversation = ? AND id = ?', id, event);
  return { ...lease, version: version + 1 };
}

/** The primary key refuses a second message under one seq, whatever the code above us believes. */
function writeMessage(db: Database, id: ConversationId, message: Message): void {
  db.run('INSERT INTO messages VALUES (?, ?, ?)', id, message.seq, storedJson(message));
}

function writeDelivery(db: Database, delivery: Delivery): void {
  db.run(
    `INSERT INTO outbox (id, conversation, seq, state, open, attempt, not_before, delivery)
     VALUES (?, ?, ?, 'pending', 1, 0, 0, ?)`,
    delivery.id,
    delivery.conversationId,
    delivery.seq,
    storedJson(delivery),
  );
}

/** Compare and set: only a floor that still waits under this very handoff changes hands. */
function claim(db: Database, id: ConversationId, won: Extract<Floor, { heldBy: 'advisor' }>): Floor | undefined {
  const row = db.get<{ floor: string }>(`SELECT state -> '$.floor' AS floor FROM conversations WHERE id = ?`, id);
  if (!row) return undefined;
  const floor = parseStored<Floor>(row.floor);
  if (floor.heldBy !== 'queue' || floor.handoffId !== won.handoffId) return floor;
  db.run(
    `UPDATE conversations SET held_by = 'advisor', state = json_set(state, '$.floor', json(?)) WHERE id = ?`,
    storedJson(won),
    id,
  );
  db.run('UPDATE lanes SET claim_epoch = claim_epoch + 1 WHERE conversation = ?', id);
  return won;
}
