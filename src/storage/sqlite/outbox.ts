/** What must leave the house, in order, each row held by one sender at a time. */
import type { SQLInputValue } from 'node:sqlite';
import { type ChannelKind, channelKinds } from '../../domain/channel-kind.ts';
import { isEnd, type OutboxRow } from '../../domain/delivery.ts';
import type { Outbox, Outcome } from '../../domain/ports.ts';
import type { Connection } from './connection.ts';
import { asOutboxRow, type DeliveryRow } from './corridor-rows.ts';
import type { Database } from './database.ts';

const columns =
  'delivery, state, attempt, holder, not_before, doubt_at, possible_duplicate, parts_done, refusals, provider_id, reason';

export function createOutbox({ read, write }: Connection): Outbox {
  return {
    due: (now, limit, channels = channelKinds) =>
      read((db) =>
        channels
          .flatMap((channel) => dueOf(db, channel, now, limit))
          .sort((one, other) => one.notBeforeAt.getTime() - other.notBeforeAt.getTime())
          .slice(0, limit),
      ),

    // Started again from `sending`, it may have gone out before: whoever looks at it shall know.
    start: (rowId, holder, expectedAttempt, doubtUntilAt) =>
      write((db) => {
        const row = db.get<DeliveryRow>(
          `UPDATE outbox SET possible_duplicate = iif(state = 'sending', 1, possible_duplicate), doubt_at = NULL,
             state = 'sending', attempt = attempt + 1, holder = ?, not_before = ?
           WHERE id = ? AND attempt = ? AND open = 1 RETURNING ${columns}`,
          holder,
          doubtUntilAt.getTime(),
          rowId,
          expectedAttempt,
        );
        return row && asOutboxRow(row);
      }),

    settle: (rowId, attempt, outcome) =>
      write((db) => {
        const [assignments, ...values] = changes(outcome);
        const told = isEnd(outcome) ? ', untold = 1' : '';
        const where = `id = ? AND attempt = ? AND state = 'sending'`;
        return db.run(`UPDATE outbox SET ${assignments}${told} WHERE ${where}`, ...values, rowId, attempt) === 1;
      }),

    untold: (limit) =>
      read((db) =>
        db
          .all<DeliveryRow>(`SELECT ${columns} FROM outbox WHERE untold = 1 ORDER BY id LIMIT ?`, limit)
          .map(asOutboxRow),
      ),

    told: (rowId) => write((db) => void db.run('UPDATE outbox SET untold = 0 WHERE id = ?', rowId), 'order'),

    evidence: (rowId, outcome) =>
      write((db) => {
        const [assignments, ...values] = outcome.state === 'partly' ? proven(outcome.partsDone) : changes(outcome);
        return db.run(`UPDATE outbox SET ${assignments} WHERE id = ?`, ...values, rowId) === 1;
      }),
  };
}

/** Rows behind the first of a conversation are parked by triggers (migrations); the second condition only makes sure. */
function dueOf(db: Database, channel: ChannelKind, now: Date, limit: number): readonly OutboxRow[] {
  const rows = db.all<DeliveryRow>(
    `SELECT ${columns} FROM outbox AS mine
     WHERE open = 1 AND channel = ? AND not_before <= ? AND NOT EXISTS (
       SELECT 1 FROM outbox AS earlier
       WHERE earlier.open = 1 AND earlier.conversation = mine.conversation AND earlier.seq < mine.seq)
     ORDER BY not_before LIMIT ?`,
    channel,
    now.getTime(),
    limit,
  );
  return rows.map(asOutboxRow);
}

/** Ends the doubt about a part when that is the part in doubt; of any other row it only raises what is known. */
function proven(partsDone: number): readonly [assignments: string, ...values: SQLInputValue[]] {
  const news = `state = 'sending' AND doubt_at IS NOT NULL AND coalesce(parts_done, 0) < ?`;
  return [
    `not_before = iif(${news}, 0, not_before), holder = iif(${news}, NULL, holder), state = iif(${news}, 'pending', state),
     doubt_at = iif(${news}, NULL, doubt_at), parts_done = max(coalesce(parts_done, 0), ?)`,
    ...Array<number>(5).fill(partsDone),
  ];
}

/** A finished row keeps what it learnt before: the id of a provider, the flag of a possible repeat. */
function changes(outcome: Outcome): readonly [assignments: string, ...values: SQLInputValue[]] {
  switch (outcome.state) {
    case 'accepted':
      return [
        `state = 'accepted', open = 0, reason = NULL, provider_id = coalesce(?, provider_id)`,
        outcome.providerId ?? null,
      ];
    case 'failed':
      return [`state = 'failed', open = 0, reason = ?`, outcome.reason];
    case 'unconfirmed':
      return [`state = 'unconfirmed', open = 0, reason = ?`, outcome.reason];
    case 'pending':
      return [
        `state = 'pending', holder = NULL, doubt_at = NULL, not_before = ?, reason = ?,
         possible_duplicate = coalesce(?, possible_duplicate), refusals = coalesce(?, refusals)`,
        outcome.at.getTime(),
        outcome.reason ?? null,
        outcome.possibleDuplicate === undefined ? null : Number(outcome.possibleDuplicate),
        outcome.refusals ?? null,
      ];
    case 'partly':
      return ['parts_done = ?, refusals = NULL', outcome.partsDone];
    case 'doubt':
      return ['not_before = ?, doubt_at = ?', outcome.at.getTime(), outcome.at.getTime()];
    default:
      return outcome satisfies never;
  }
}
