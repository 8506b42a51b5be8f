/**
 * One guarded way to a language model for every task: redacted by the caller, one deadline, one retry, one breaker, one
 * budget, and figures. Whatever goes wrong the caller gets a reason and does its work without the model.
 */

import { type Breaker, createBreaker } from './breaker.ts';
import type { Budget } from './budget.ts';
import { type Ask, connectTo, type Reply, type Usage } from './model-connection.ts';
import type { ModelSettings, ModelTask, Question } from './model-question.ts';

/** `resting`: the breaker is open. `spent`: the budget is used up. `aborted`: the turn was given up. */
export type NoAnswer = 'resting' | 'spent' | 'timeout' | 'refused' | 'invalid' | 'aborted';

export type ModelAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly by: string; readonly promptVersion: string }
  | { readonly ok: false; readonly reason: NoAnswer };

export type CallRecord = {
  readonly task: ModelTask;
  readonly outcome: 'ok' | NoAnswer;
  readonly seconds: number;
  readonly usage: Usage;
};

export type ModelCallParts = {
  readonly model: ModelSettings;
  readonly budget: Budget;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly breaker?: Breaker;
  /** One try, and all tries together; a turn ends within 12 s. */
  readonly tryMs?: number;
  readonly overallMs?: number;
  /** Told of every call that was made or spared; never given any text. */
  readonly record?: (call: CallRecord) => void;
};

export type ModelCall = {
  readonly name: string;
  ask<T>(question: Question<T>, signal: AbortSignal): Promise<ModelAnswer<T>>;
};

const tries = 2;
/** A second try with less time than this left would only be cut off. */
const worthTryingMs = 700;
const nothingUsed: Usage = { input: 0, output: 0 };

export function createModelCall({
  model,
  budget,
  now = () => performance.now(),
  breaker = createBreaker({ now }),
  tryMs = 8_000,
  overallMs = 10_500,
  record = () => {},
}: ModelCallParts): ModelCall {
  let connected: Promise<Ask> | undefined;
  const connect = () => {
    connected ??= connectTo(model, tryMs);
    return connected;
  };

  const askTwice = async (question: Question<unknown>, deadlineMs: number, signal: AbortSignal): Promise<Reply> => {
    const startedAt = now();
    for (let attempt = 1; ; attempt++) {
      try {
        // A server that does not stream, or broke off, is asked for the whole the second time.
        const { heard, ...plain } = question;
        const asked = attempt === 1 && heard !== undefined ? question : plain;
        return await once(await connect(), asked, AbortSignal.any([signal, AbortSignal.timeout(tryMs)]));
      } catch (error) {
        const waitMs = retryAfterMs(error);
        const left = deadlineMs - (now() - startedAt) - waitMs;
        if (attempt === tries || signal.aborted || left < worthTryingMs) throw error;
        await pause(waitMs, signal);
      }
    }
  };

  const ask = async <T>(question: Question<T>, signal: AbortSignal): Promise<ModelAnswer<T>> => {
    const startedAt = now();
    const note = (outcome: CallRecord['outcome'], usage = nothingUsed) =>
      record({ task: question.task, outcome, seconds: (now() - startedAt) / 1_000, usage });
    const without = (reason: NoAnswer): ModelAnswer<T> => {
      note(reason);
      return { ok: false, reason };
    };
    if (signal.aborted) return without('aborted');
    if (!budget.allows(question.payer)) return without('spent');
    if (!breaker.allows()) return without('resting');
    const deadlineMs = Math.min(question.overallMs ?? overallMs, overallMs);
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    try {
      const { value, usage } = await askTwice(question, deadlineMs, deadline);
      breaker.succeeded();
      budget.spend(question.payer, usage.input + usage.output);
      note('ok', usage);
      return { ok: true, value: value as T, by: model.name, promptVersion: question.prompt.version };
    } catch (error) {
      if (signal.aborted) {
        breaker.abandoned();
        return without('aborted');
      }
      breaker.failed();
      return without(reasonOf(error));
    }
  };

  return { name: model.name, ask };
}

/** The SDK may ignore a signal while it waits; a turn must not. */
async function once(ask: Ask, question: Question<unknown>, signal: AbortSignal): Promise<Reply> {
  const cut = Promise.withResolvers<never>();
  const stop = () => cut.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([ask(question, signal), cut.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What a busy provider asks for, in milliseconds; 0 when it asks for nothing. */
function retryAfterMs(error: unknown): number {
  const headers = typeof error === 'object' && error !== null && 'headers' in error ? error.headers : undefined;
  const seconds = headers instanceof Headers ? Number(headers.get('retry-after')) : 0;
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

function reasonOf(error: unknown): NoAnswer {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  if (name === 'TimeoutError' || name === 'AbortError' || name === 'APIConnectionTimeoutError') return 'timeout';
  return name === 'ZodError' || name === 'SyntaxError' || name === 'OutputParserException' ? 'invalid' : 'refused';
}
