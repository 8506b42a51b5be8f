/** The outbox in memory. */
import { isEnd, type OutboxRow } from '../../src/domain/delivery.ts';
import type { Outbox, Outcome } from '../../src/domain/ports.ts';
import type { MemoryParts } from './memory-data.ts';

export function memoryOutbox({ data, yieldPoint }: MemoryParts): Outbox {
  const replace = (row: OutboxRow): OutboxRow => {
    data.outbox.set(row.id, row);
    return row;
  };
  const { untold } = data;
  return {
    async due(now, limit, channels) {
      await yieldPoint('outbox:due');
      const first = new Map<string, OutboxRow>();
      for (const row of data.outbox.values()) {
        const earlier = first.get(row.conversationId);
        if (isOpen(row) && (!earlier || row.seq < earlier.seq)) first.set(row.conversationId, row);
      }
      return [...first.values()]
        .filter(({ notBeforeAt, channel }) => notBeforeAt <= now && channels?.includes(channel) !== false)
        .slice(0, limit);
    },

    async start(rowId, holder, expectedAttempt, doubtUntilAt) {
      await yieldPoint('outbox:start');
      const row = data.outbox.get(rowId);
      if (!row || !isOpen(row) || row.attempt !== expectedAttempt) return undefined;
      const { doubtAt: _, ...rest } = row;
      const again = row.state === 'sending' && { possibleDuplicate: true };
      return replace({
        ...rest,
        state: 'sending',
        attempt: row.attempt + 1,
        holder,
        notBeforeAt: doubtUntilAt,
        ...again,
      });
    },

    async settle(rowId, attempt, outcome) {
      await yieldPoint('outbox:settle');
      const row = data.outbox.get(rowId);
      if (row?.state !== 'sending' || row.attempt !== attempt) return false;
      replace(settled(row, outcome));
      if (isEnd(outcome)) untold.add(rowId);
      return true;
    },

    async untold(limit) {
      await yieldPoint('outbox:untold');
      return [...untold].flatMap((id) => data.outbox.get(id) ?? []).slice(0, limit);
    },

    async told(rowId) {
      await yieldPoint('outbox:told');
      untold.delete(rowId);
    },

    async evidence(rowId, outcome) {
      await yieldPoint('outbox:evidence');
      const row = data.outbox.get(rowId);
      if (row) replace(outcome.state === 'partly' ? proven(row, outcome.partsDone) : settled(row, outcome));
      return row !== undefined;
    },
  };
}

function isOpen({ state }: OutboxRow): boolean {
  return state === 'pending' || state === 'sending';
}

/** Ends the doubt about a part when that is the part in doubt; of any other row it only raises what is known. */
function proven(row: OutboxRow, partsDone: number): OutboxRow {
  const known = row.partsDone ?? 0;
  if (row.state !== 'sending' || row.doubtAt === undefined || known >= partsDone)
    return { ...row, partsDone: Math.max(known, partsDone) };
  const { holder: _, doubtAt: __, ...free } = row;
  return { ...free, state: 'pending', partsDone, notBeforeAt: new Date(0) };
}

function settled(row: OutboxRow, outcome: Outcome): OutboxRow {
  const { reason: _, ...rest } = row;
  switch (outcome.state) {
    case 'accepted':
    case 'failed':
    case 'unconfirmed':
      return { ...rest, ...outcome };
    case 'pending': {
      const { holder: _, doubtAt: __, ...free } = rest;
      const { at, ...told } = outcome;
      return { ...free, ...told, notBeforeAt: at };
    }
    case 'partly': {
      const { refusals: _, ...counted } = row;
      return { ...counted, partsDone: outcome.partsDone };
    }
    case 'doubt':
      return { ...row, notBeforeAt: outcome.at, doubtAt: outcome.at };
    default:
      return outcome satisfies never;
  }
}
