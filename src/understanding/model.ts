/**
 * Understanding with a configured model in front and the local one behind it: the same typed result, and on time-out,
 * error or nonsense simply the local one. No word of the provider reaches a shopper.
 */

import { redact } from '../domain/redact.ts';
import type { Understander, Understanding, UnderstandingContext } from '../domain/understanding.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import type { LocalUnderstander } from './local.ts';
import { joinReadings, type ModelReading, modelReading } from './model-reading.ts';
import { type Prompt, understandPrompt } from './prompts.ts';

export type ModelSettings = {
  readonly name: string;
  readonly apiKey?: string | undefined;
  /** Any OpenAI-compatible server. */
  readonly baseUrl?: string | undefined;
};

export type FallbackReason = 'resting' | 'timeout' | 'refused' | 'invalid' | 'aborted';

export type ModelParts = {
  readonly local: LocalUnderstander;
  readonly model: ModelSettings;
  /** Monotonic milliseconds, for the breaker. */
  readonly now?: () => number;
  readonly breaker?: Breaker;
  /** One try, and all tries together; a turn ends within 12 s. */
  readonly tryMs?: number;
  readonly overallMs?: number;
  /** Told why the local reading was used; never given any text. */
  readonly onFallback?: (reason: FallbackReason) => void;
};

type Ask = (prompt: Prompt, signal: AbortSignal) => Promise<ModelReading>;

const tries = 2;
/** A second try with less time than this left would only be cut off. */
const worthTryingMs = 700;

export function createModelUnderstander({
  local,
  model,
  now = () => performance.now(),
  breaker = createBreaker({ now }),
  tryMs = 8_000,
  overallMs = 10_500,
  onFallback = () => {},
}: ModelParts): Understander {
  let connected: Promise<Ask> | undefined;
  const connect = () => {
    connected ??= connectTo(model, tryMs);
    return connected;
  };

  const askTwice = async (prompt: Prompt, signal: AbortSignal): Promise<ModelReading> => {
    const startedAt = now();
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(await connect(), prompt, AbortSignal.any([signal, AbortSignal.timeout(tryMs)]));
      } catch (error) {
        const left = overallMs - (now() - startedAt);
        if (attempt === tries || signal.aborted || left < worthTryingMs) throw error;
      }
    }
  };

  const read = async (text: string, context: UnderstandingContext, signal: AbortSignal): Promise<Understanding> => {
    const here = local.read(text, context);
    const fallBack = (reason: FallbackReason): Understanding => {
      onFallback(reason);
      return here;
    };
    if (signal.aborted) return fallBack('aborted');
    if (!breaker.allows()) return fallBack('resting');
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(overallMs)]);
    try {
      const sent = redact(text);
      const reading = await askTwice(understandPrompt(sent, redactedContext(context)), deadline);
      breaker.succeeded();
      return joinReadings(here, reading, { text, name: model.name });
    } catch (error) {
      if (signal.aborted) {
        breaker.abandoned();
        return fallBack('aborted');
      }
      breaker.failed();
      return fallBack(reasonOf(error));
    }
  };

  return { read };
}

/** The SDK may ignore a signal while it waits; a turn must not. */
async function once(ask: Ask, prompt: Prompt, signal: AbortSignal): Promise<ModelReading> {
  const cut = Promise.withResolvers<never>();
  const stop = () => cut.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([ask(prompt, signal), cut.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function redactedContext(context: UnderstandingContext): UnderstandingContext {
  const recent = context.recent?.map(({ role, text }) => ({ role, text: redact(text) }));
  return { ...context, ...(recent === undefined ? {} : { recent }) };
}

/** The SDK costs a third of a second to load: only a house with a model pays for it, at its first message. */
async function connectTo(model: ModelSettings, tryMs: number): Promise<Ask> {
  const { ChatOpenAI } = await import('@langchain/openai');
  const chat = new ChatOpenAI({
    model: model.name,
    apiKey: model.apiKey ?? 'none',
    temperature: 0,
    maxTokens: 700,
    maxRetries: 0,
    timeout: tryMs,
    ...(model.baseUrl === undefined ? {} : { configuration: { baseURL: model.baseUrl } }),
  });
  const structured = chat.withStructuredOutput(modelReading, {
    name: 'describe_message',
    method: 'functionCalling',
    includeRaw: true,
  });
  return async ({ system, user }, signal) => {
    const answer = await structured.invoke(
      [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      { signal },
    );
    return modelReading.parse(answer.parsed ?? jsonIn(answer.raw.content));
  };
}

/** Some servers put the object in the text instead of a tool call. */
function jsonIn(content: unknown): unknown {
  if (typeof content !== 'string') throw new SyntaxError('The model gave no object.');
  return JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
}

function reasonOf(error: unknown): FallbackReason {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  if (name === 'TimeoutError' || name === 'AbortError' || name === 'APIConnectionTimeoutError') return 'timeout';
  return name === 'ZodError' || name === 'SyntaxError' || name === 'OutputParserException' ? 'invalid' : 'refused';
}
