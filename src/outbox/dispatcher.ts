/**
 * Sends what a commit promised, in order for each conversation, through providers that have no idempotency key. A call
 * whose outcome is unclear waits for evidence; then ordinary text is sent once more and flagged, and what costs or
 * confirms money is left to a person.
 */
import type { ChannelKind } from '../domain/conversation.ts';
import type { OutboxRow, Sender, SendResult } from '../domain/delivery.ts';
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
  /** A sender later than this on its own clock does not call: another may already have taken over the row. */
  readonly lateMs?: number;
};

const defaultLateMs = 15_000;
const refusalsAllowed = 10;

/** Sends what is due, once through. Returns how many rows were worked on. */
export async function dispatch(parts: DispatcherParts): Promise<number> {
  const rows = await parts.outbox.due(parts.clock.now(), 100);
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
  const late = parts.clock.monotonicMs() - startedMs >= (parts.lateMs ?? defaultLateMs);
  const result: SendResult = late ? { outcome: 'refused', reason: 'late' } : await outcomeOfCall(sender, mine);
  await settle(mine, outcomeOf(mine, result, parts), parts);
}

/** A sender that breaks may have sent: only it could have known. */
async function outcomeOfCall(sender: Sender, row: OutboxRow): Promise<SendResult> {
  try {
    return await sender.send(row);
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
      if (row.attempt >= refusalsAllowed) return { state: 'failed', reason: result.reason };
      return {
        state: 'pending',
        at: inFuture(parts, result.retryAfterMs ?? backoffMs(row.attempt, parts.random())),
        reason: result.reason,
      };
    default:
      return result satisfies never;
  }
}

function inFuture({ clock }: DispatcherParts, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}
