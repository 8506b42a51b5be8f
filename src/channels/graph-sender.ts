/**
 * Sends the parts of a row through Graph, one request each, in order, at the pace that is allowed, and says what came of it
 * in the outbox's words. What Messenger and WhatsApp share of sending.
 */

import type { z } from 'zod';
import { type OutboxRow, type Progress, type SendResult, tagOf } from '../domain/delivery.ts';
import type { Clock } from '../domain/ports.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { classify, type GraphChannel, reasonWithCode, type Verdict } from './graph-errors.ts';
import type { Rate } from './rate.ts';

/** What the house should know of an account: on `/readyz`, in the console and the log. */
export type LineNotice = {
  readonly account: string;
  /** `stopped`: nothing goes until it is repaired; rows wait · `unasked-paused`: templates wait · `open`: again well. */
  readonly state: 'stopped' | 'unasked-paused' | 'open';
  readonly reason?: string;
  /** How long it lasts, where that is known. */
  readonly forMs?: number;
};

export type GraphSenderParts = {
  readonly graph: Graph;
  readonly rate: Rate;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly wait: (ms: number) => Promise<void>;
  readonly notice: (notice: LineNotice) => void;
};

/** One request: `body` is given the tag that must travel with it. */
export type Part = { readonly path: string; readonly body: (tag: string) => unknown };

export type SendParts = (row: OutboxRow, parts: readonly Part[], progress: Progress) => Promise<SendResult>;

/** A place that is free within this time is waited for in hand; for a later one the row goes back to the queue. */
const patienceMs = 2_000;
/** A stopped account is tried again with one row at a time. */
const probeMs = 60_000;
const unaskedPauseMs = 60 * 60_000;

type Line = { stoppedUntil: number; unaskedUntil: number; stopped: boolean };

export function createSendParts<Answer>(
  channel: GraphChannel,
  answer: z.ZodType<Answer>,
  idOf: (answer: Answer) => string | undefined,
  { graph, rate, clock, wait, notice }: GraphSenderParts,
): SendParts {
  const lines = new Map<string, Line>();
  const lineOf = (account: string): Line => {
    const line = lines.get(account) ?? { stoppedUntil: 0, unaskedUntil: 0, stopped: false };
    lines.set(account, line);
    return line;
  };

  async function sendOne(row: OutboxRow, part: Part, tag: string): Promise<SendResult> {
    const { account, to } = row;
    const line = lineOf(account);
    const closed = closedMs(row, line, clock.monotonicMs());
    if (closed > 0) return { outcome: 'waits', retryAfterMs: closed, reason: line.stopped ? 'stopped' : 'spam-limit' };
    const slot = rate.take(account, to, patienceMs);
    if (!slot.granted) return { outcome: 'waits', retryAfterMs: slot.inMs, reason: 'pace' };
    if (line.stopped) line.stoppedUntil = clock.monotonicMs() + probeMs;
    if (slot.inMs > 0) await wait(slot.inMs);
    const fullMs = await waitedFor(account);
    if (fullMs > 0) return { outcome: 'waits', retryAfterMs: fullMs, reason: 'pace' };
    const told = await timed(account, () => graph.post(part.path, part.body(tag), answer));
    if (told.kind !== 'ok') return failed(row, told, line);
    rate.went(account, to);
    if (line.stopped) {
      Object.assign(line, { stopped: false, stoppedUntil: 0 });
      notice({ account, state: 'open' });
    }
    const providerId = idOf(told.value);
    return { outcome: 'accepted', ...(providerId === undefined ? {} : { providerId }) };
  }

  /** 0: the way is free. */
  async function waitedFor(account: string): Promise<number> {
    let inMs = rate.begin(account);
    for (let waitedMs = 0; inMs > 0 && waitedMs + inMs <= patienceMs; inMs = rate.begin(account)) {
      await wait(inMs);
      waitedMs += inMs;
    }
    return inMs;
  }

  async function timed(account: string, call: () => Promise<GraphAnswer<Answer>>): Promise<GraphAnswer<Answer>> {
    const began = clock.monotonicMs();
    const told = await call();
    rate.ended(account, told.kind === 'ok' ? clock.monotonicMs() - began : undefined);
    return told;
  }

  function failed(row: OutboxRow, told: Exclude<GraphAnswer<Answer>, { kind: 'ok' }>, line: Line): SendResult {
    if (told.kind === 'refused') return { outcome: 'waits', reason: `unreachable:${told.cause}` };
    if (told.kind === 'ambiguous') return { outcome: 'ambiguous' };
    const verdict = classify(told, channel);
    return resultOf(row, verdict, told, line);
  }

  function resultOf(
    { account, to }: OutboxRow,
    verdict: Verdict,
    error: Extract<GraphAnswer<Answer>, { kind: 'error' }>,
    line: Line,
  ): SendResult {
    const reason = reasonWithCode(verdict, error);
    switch (verdict.class) {
      case 'ambiguous':
        return { outcome: 'ambiguous' };
      case 'slow-down': {
        const pairOnly = verdict.scope === 'pair';
        const retryAfterMs = pairOnly ? rate.slowPair(account, to) : rate.slowAccount(account, error.retryAfterMs);
        return { outcome: 'waits', retryAfterMs, reason };
      }
      case 'busy':
        return { outcome: 'refused', reason };
      case 'window-closed':
      case 'final':
        return { outcome: 'failed', reason };
      case 'pause':
        line.unaskedUntil = clock.monotonicMs() + unaskedPauseMs;
        notice({ account, state: 'unasked-paused', reason, forMs: unaskedPauseMs });
        return { outcome: 'failed', reason };
      case 'stop':
        if (!line.stopped) notice({ account, state: 'stopped', reason });
        Object.assign(line, { stopped: true, stoppedUntil: clock.monotonicMs() + probeMs });
        return { outcome: 'waits', retryAfterMs: probeMs, reason };
      default:
        return verdict.class satisfies never;
    }
  }

  return async (row, parts, progress) => {
    for (let at = row.partsDone ?? 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (part === undefined) break;
      const result = await sendOne(row, part, tagOf(row.id, at + 1, parts.length));
      if (result.outcome !== 'accepted' || at + 1 === parts.length) return result;
      if (!(await progress(at + 1))) return { outcome: 'waits', retryAfterMs: 0, reason: 'late' };
    }
    // nothing to send, or a newer rendering needs fewer parts than already went out
    return parts.length === 0 ? { outcome: 'failed', reason: 'nothing-to-send' } : { outcome: 'accepted' };
  };
}

/** Templates are what the house sends unasked. */
function closedMs({ as }: OutboxRow, { stoppedUntil, unaskedUntil }: Line, now: number): number {
  return Math.ceil(Math.max(stoppedUntil - now, as === 'template' ? unaskedUntil - now : 0));
}
