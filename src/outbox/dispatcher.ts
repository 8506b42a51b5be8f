/**
 * Sends what a commit promised, in order for each conversation, through providers that have no idempotency key. A call
 * whose outcome is unclear waits for evidence; then ordinary text is sent once more and flagged, and what costs or
 * confirms money is left to a person.
 */
import { type ChannelKind, channelKinds } from '../domain/channel-kind.ts';
import type { OutboxRow, Progress, Sender, SendResult } from '../domain/delivery.ts';
import type { Clock, Outbox, Outcome } from '../domain/ports.ts';
import { backoffMs } from './backoff.ts';

export type DispatcherParts = {
  readonly outbox: Outbox;
  readonly senders: Partial<Readonly<Record<ChannelKind, Sender>>>;
  readonly clock: Clock;
  readonly holder: string;
  readonly evidenceWindowMs: number;
  readonly random: () => number;
  readonly settled: (row: OutboxRow, outcome: Outcome) => void;
  /**
   * Before a row goes out a second time: evidence may settle it meanwhile, so that `settled` is never called, and people
   * have to know all the same.
   */
  readonly repeating?: (row: OutboxRow) => Promise<void>;
  /** A sender later than this on its own clock does not call: another may already have taken over the row. */
  readonly lateMs?: number;
  /** Rows in hand at once; by default 100. */
  readonly atOnce?: number;
};

const defaultLateMs = 15_000;
const refusalsAllowed = 10;

/** Sends what is due, once through. Returns how many rows were worked on; those of a channel that is off are not. */
export async function dispatch(parts: DispatcherParts): Promise<number> {
  const on = channelKinds.filter((channel) => parts.senders[channel] !== undefined);
  const rows = await parts.outbox.due(parts.clock.now(), parts.atOnce ?? 100, on);
  await Promise.all(rows.map((row) => sendOne(row, parts)));
  return rows.length;
}

async function sendOne(row: OutboxRow, parts: DispatcherParts): Promise<void> {
  if (row.state === 'sending' && !mayRepeat(row)) return settleUnconfirmed(row, parts);
  const sender = parts.senders[row.channel];
  if (sender === undefined) return;
  const startedMs = parts.clock.monotonicMs();
  const mine = await parts.outbox.start(row.id, parts.holder, row.attempt, inFuture(parts, parts.evidenceWindowMs));
  if (mine === undefined) return;
  if (mine.possibleDuplicate === true) await parts.repeating?.(mine);
  const isLate = () => parts.clock.monotonicMs() - startedMs >= (parts.lateMs ?? defaultLateMs);
  let partsDone = mine.partsDone;
  const progress: Progress = async (done) => {
    if (!(await parts.outbox.settle(mine.id, mine.attempt, { state: 'partly', partsDone: done }))) return false;
    partsDone = done;
    return !isLate();
  };
  const result: SendResult = isLate()
    ? { outcome: 'waits', reason: 'late' }
    : await outcomeOfCall(sender, mine, progress);
  await settle(mine, outcomeOf(afterParts(mine, partsDone), result, parts), parts);
}

/** A part that went out begins the count of refusals anew. */
function afterParts(row: OutboxRow, partsDone: number | undefined): OutboxRow {
  return partsDone === undefined || partsDone === row.partsDone ? row : { ...row, partsDone, refusals: 0 };
}

/** A sender that breaks may have sent: only it could have known. */
async function outcomeOfCall(sender: Sender, row: OutboxRow, progress: Progress): Promise<SendResult> {
  try {
    return await sender.send(row, progress);
  } catch {
    return { outcome: 'ambiguous' };
  }
}

/** Ordinary text goes out once more, flagged; never a third time. */
function mayRepeat(row: OutboxRow): boolean {
  return row.class === 'text' && row.possibleDuplicate !== true;
}

/** Nobody could say whether it went out, and a repeat would be worse than a loss. */
function settleUnconfirmed(row: OutboxRow, parts: DispatcherParts): Promise<void> {
  return settle(row, { state: 'unconfirmed', reason: 'no-evidence' }, parts);
}

async function settle(row: OutboxRow, outcome: Outcome, { outbox, settled }: DispatcherParts): Promise<void> {
  if (await outbox.settle(row.id, row.attempt, outcome)) settled(row, outcome);
}

function outcomeOf(row: OutboxRow, result: SendResult, parts: DispatcherParts): Outcome {
  switch (result.outcome) {
    case 'accepted':
      return { state: 'accepted', ...(result.providerId === undefined ? {} : { providerId: result.providerId }) };
    case 'failed':
      return { state: 'failed', reason: result.reason };
    case 'ambiguous':
      return { state: 'doubt', at: inFuture(parts, parts.evidenceWindowMs) };
    case 'refused':
      if ((row.refusals ?? 0) + 1 >= refusalsAllowed) return { state: 'failed', reason: result.reason };
      return again(row, result, parts);
    case 'waits':
      return again(row, result, parts);
    default:
      return result satisfies never;
  }
}

/** Being told when to come back is no refusal; being turned away is, and the pause grows with each. */
function again(
  { refusals = 0 }: OutboxRow,
  { outcome, retryAfterMs, reason }: Extract<SendResult, { outcome: 'refused' | 'waits' }>,
  parts: DispatcherParts,
): Outcome {
  if (outcome === 'waits' && retryAfterMs !== undefined)
    return { state: 'pending', at: inFuture(parts, retryAfterMs), reason };
  const pause = retryAfterMs ?? backoffMs(refusals + 1, parts.random());
  // an outage, however long, leaves the row its last two tries
  const most = outcome === 'waits' ? refusalsAllowed - 2 : refusalsAllowed;
  return {
    state: 'pending',
    at: inFuture(parts, pause),
    reason,
    refusals: Math.max(refusals, Math.min(refusals + 1, most)),
  };
}

function inFuture({ clock }: DispatcherParts, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}
