/** What must leave the house, in order, each row held by one sender at a time. */
import mongoose from 'mongoose';
import type { ChannelKind } from '../../domain/channel-kind.ts';
import { isEnd, type OutboxRow } from '../../domain/delivery.ts';
import type { Outbox, Outcome } from '../../domain/ports.ts';
import type { Connection } from './connection.ts';
import type { Models, OutboxDoc } from './models.ts';

const { trusted } = mongoose;

export function createOutbox({ models, within }: Connection): Outbox {
  const { outbox } = models;
  return {
    due: (now, limit, channels) => within(() => due(models, now, limit, channels)),

    start: (rowId, holder, expectedAttempt, doubtUntilAt) =>
      within(async () => {
        const was = { _id: rowId, attempt: expectedAttempt };
        const sending = { state: 'sending', holder, notBeforeAt: doubtUntilAt } as const;
        const rest = { $inc: { attempt: 1 }, $unset: { doubtAt: 1 } } as const;
        const after = { returnDocument: 'after' } as const;
        const fresh = { ...was, state: 'pending' } as const;
        const row = await outbox.findOneAndUpdate(fresh, { $set: sending, ...rest }, after).lean<OutboxDoc>();
        if (row) return asOutboxRow(row);
        // Started again from `sending`, it may have gone out before: whoever looks at it shall know.
        const again = { $set: { ...sending, possibleDuplicate: true }, ...rest };
        const resent = await outbox.findOneAndUpdate({ ...was, state: 'sending' }, again, after).lean<OutboxDoc>();
        return resent ? asOutboxRow(resent) : undefined;
      }),

    settle: (rowId, attempt, outcome) =>
      within(async () => {
        const { $set, ...rest } = changes(outcome);
        const change = isEnd(outcome) ? { $set: { ...$set, untold: true }, ...rest } : { $set, ...rest };
        const settled = await outbox.updateOne({ _id: rowId, attempt, state: 'sending' }, change);
        return settled.matchedCount === 1;
      }),

    untold: (limit) =>
      within(async () => {
        const rows = await outbox.find({ untold: true }).sort({ _id: 1 }).limit(limit).lean<OutboxDoc[]>();
        return rows.map(asOutboxRow);
      }),

    told: (rowId) =>
      within(async () => {
        await outbox.updateOne({ _id: rowId }, { $unset: { untold: 1 } });
      }),

    evidence: (rowId, outcome) =>
      within(async () => {
        if (outcome.state === 'partly') return proven(models, rowId, outcome.partsDone);
        return (await outbox.updateOne({ _id: rowId }, changes(outcome))).matchedCount === 1;
      }),
  };
}

/** The head of each conversation's queue, by index; the rows behind it are not looked at before it is finished. */
async function due(
  { outbox }: Models,
  now: Date,
  limit: number,
  channels?: readonly ChannelKind[],
): Promise<readonly OutboxRow[]> {
  const heads = await outbox.aggregate<{ row: string }>([
    { $match: { 'open.conversation': { $gt: '' } } },
    { $sort: { 'open.conversation': 1, 'open.seq': 1 } },
    {
      $group: {
        _id: '$open.conversation',
        row: { $first: '$_id' },
        notBeforeAt: { $first: '$notBeforeAt' },
        channel: { $first: '$delivery.channel' },
      },
    },
    { $match: { notBeforeAt: { $lte: now }, ...(channels && { channel: { $in: [...channels] } }) } },
    { $sort: { notBeforeAt: 1 } },
    { $limit: limit },
  ]);
  const rows = await outbox.find({ _id: trusted({ $in: heads.map(({ row }) => row) }) }).lean<OutboxDoc[]>();
  return rows.map(asOutboxRow);
}

/** Ends the doubt about a part when that is the part in doubt; of any other row it only raises what is known. */
async function proven({ outbox }: Models, rowId: string, partsDone: number): Promise<boolean> {
  const inDoubt = {
    _id: rowId,
    state: 'sending' as const,
    doubtAt: trusted({ $exists: true }),
    partsDone: trusted({ $not: { $gte: partsDone } }),
  };
  const again = {
    $set: { state: 'pending', notBeforeAt: new Date(0), partsDone },
    $unset: { holder: 1, doubtAt: 1 },
  } as const;
  const ended = await outbox.updateOne(inDoubt, again);
  if (ended.matchedCount === 1) return true;
  return (await outbox.updateOne({ _id: rowId }, { $max: { partsDone } })).matchedCount === 1;
}

/** A finished row keeps what it learnt before: the id of a provider, the flag of a possible repeat. */
function changes(outcome: Outcome) {
  switch (outcome.state) {
    case 'accepted': {
      const { state, providerId } = outcome;
      return { $set: { state, ...(providerId !== undefined && { providerId }) }, $unset: { open: 1, reason: 1 } };
    }
    case 'failed':
    case 'unconfirmed':
      return { $set: { state: outcome.state, reason: outcome.reason }, $unset: { open: 1 } };
    case 'pending': {
      const { state, at: notBeforeAt, reason, possibleDuplicate, refusals } = outcome;
      const told = {
        ...(refusals !== undefined && { refusals }),
        ...(reason !== undefined && { reason }),
        ...(possibleDuplicate !== undefined && { possibleDuplicate }),
      };
      return {
        $set: { state, notBeforeAt, ...told },
        $unset: { holder: 1, doubtAt: 1, ...(reason === undefined && { reason: 1 }) },
      };
    }
    case 'partly':
      return { $set: { partsDone: outcome.partsDone }, $unset: { refusals: 1 } };
    case 'doubt':
      return { $set: { notBeforeAt: outcome.at, doubtAt: outcome.at } };
    default:
      return outcome satisfies never;
  }
}

function asOutboxRow({ delivery, _id, conversationId, open, untold, ...row }: OutboxDoc): OutboxRow {
  return { ...delivery, ...row };
}
