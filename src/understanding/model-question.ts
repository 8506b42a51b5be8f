/** What is asked of a language model, by task. */
import type { ZodType } from 'zod';
import type { Prompt } from './prompts.ts';

export type ModelSettings = {
  readonly name: string;
  readonly apiKey?: string | undefined;
  /** Any OpenAI-compatible server. */
  readonly baseUrl?: string | undefined;
};

export type ModelTask = 'understand' | 'summary' | 'answer' | 'draft' | 'translate';

/** What is asked, and what a usable answer looks like. */
export type Question<T> = {
  readonly task: ModelTask;
  readonly prompt: Prompt;
  readonly schema: ZodType<T>;
  /** Whose budget it is: a conversation's id. */
  readonly payer: string;
  /** Less time than the rest of the house gives, in milliseconds. */
  readonly overallMs?: number;
  /** Tokens that the answer may take, where the usual number is too few. */
  readonly longest?: number;
  /** Told of the answer's `text` as it is being written. What is heard has not been checked. */
  readonly heard?: (text: string) => void;
};
