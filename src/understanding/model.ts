/**
 * Understanding with a configured model in front and the local one behind it: the same typed result, and on time-out,
 * error or nonsense simply the local one. No word of the provider reaches a shopper.
 */

import { redact } from '../domain/redact.ts';
import type { Understander, Understanding, UnderstandingContext } from '../domain/understanding.ts';
import type { LocalUnderstander } from './local.ts';
import type { ModelCall } from './model-call.ts';
import { joinReadings, type ModelReading, modelReading } from './model-reading.ts';
import { understandPrompt } from './prompts.ts';

/** Where the local reading and the model's part company: what the local one may learn from. Never any text. */
export type Agreement = {
  readonly intent: boolean;
  readonly language: boolean;
  /** Absolute difference of frustration, 0..1. */
  readonly frustration: number;
};

export type ModelUnderstanderParts = {
  readonly local: LocalUnderstander;
  readonly call: ModelCall;
  /** Told the language that the local reading heard. */
  readonly compared?: (agreement: Agreement, language: string) => void;
};

/** With the time that an answer in the same turn may take, still within the turn's 12 s. */
const overallMs = 8_000;

export function createModelUnderstander({ local, call, compared = () => {} }: ModelUnderstanderParts): Understander {
  const read = async (text: string, context: UnderstandingContext, signal: AbortSignal): Promise<Understanding> => {
    const here = local.read(text, context);
    const answer = await call.ask(
      {
        task: 'understand',
        prompt: understandPrompt(redact(text), redactedContext(context)),
        schema: modelReading,
        payer: context.conversationId ?? '',
        overallMs,
      },
      signal,
    );
    if (!answer.ok) return here;
    compared(agreementOf(here, answer.value), here.language);
    return joinReadings(here, answer.value, { text, name: `${answer.by} ${answer.promptVersion}` });
  };
  return { read };
}

function agreementOf(here: Understanding, model: ModelReading): Agreement {
  const best = [...model.intents].sort((one, other) => other.confidence - one.confidence)[0];
  return {
    intent: best?.intent === here.intents[0]?.intent,
    language: model.language === here.language,
    frustration: Math.abs(model.frustration - here.emotion.frustration),
  };
}

function redactedContext(context: UnderstandingContext): UnderstandingContext {
  const recent = context.recent?.map(({ role, text }) => ({ role, text: redact(text) }));
  return { ...context, ...(recent === undefined ? {} : { recent }) };
}
