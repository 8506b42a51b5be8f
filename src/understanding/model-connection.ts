/** One question to the provider and its answer, through LangChain: whole, or as it is being written. */
import { z } from 'zod';
import type { ModelSettings, Question } from './model-question.ts';
import { textSoFar } from './text-so-far.ts';

/** Tokens as the provider counts them; zero where it does not say. */
export type Usage = { readonly input: number; readonly output: number };

export type Reply = { readonly value: unknown; readonly usage: Usage };
export type Ask = (question: Question<unknown>, signal: AbortSignal) => Promise<Reply>;

const usualTokens = 900;
/** What a model may say at most: more is not an answer to any question of ours. */
const maxCharacters = 20_000;

/** The SDK costs a third of a second to load: only a house with a model pays for it, at its first message. */
export async function connectTo(model: ModelSettings, tryMs: number): Promise<Ask> {
  const { ChatOpenAI } = await import('@langchain/openai');
  const connected = (maxTokens: number) =>
    new ChatOpenAI({
      model: model.name,
      apiKey: model.apiKey ?? 'none',
      temperature: 0,
      maxTokens,
      maxRetries: 0,
      timeout: tryMs,
      ...(model.baseUrl === undefined ? {} : { configuration: { baseURL: model.baseUrl } }),
    });
  const usual = connected(usualTokens);

  async function whole({ task, prompt, schema, longest }: Question<unknown>, signal: AbortSignal): Promise<Reply> {
    const chat = longest === undefined ? usual : connected(longest);
    const structured = chat.withStructuredOutput(schema, { name: task, method: 'functionCalling', includeRaw: true });
    const { raw, parsed } = await structured.invoke(messagesOf(prompt), { signal });
    return { value: schema.parse(parsed ?? jsonIn(raw.content)), usage: usageOf(raw) };
  }

  async function asWritten(
    { task, prompt, schema, heard = () => {} }: Question<unknown>,
    signal: AbortSignal,
  ): Promise<Reply> {
    const tool = { type: 'function' as const, function: { name: task, parameters: z.toJSONSchema(schema) } };
    const chat = usual.bindTools([tool], { tool_choice: { type: 'function', function: { name: task } } });
    let written = '';
    let usage: Usage = { input: 0, output: 0 };
    for await (const chunk of await chat.stream(messagesOf(prompt), { signal })) {
      const args = chunk.tool_call_chunks?.map(({ args: more }) => more ?? '').join('') ?? '';
      written += args === '' && typeof chunk.content === 'string' ? chunk.content : args;
      if (written.length > maxCharacters) throw tooMuch();
      const { input, output } = usageOf(chunk);
      usage = { input: Math.max(usage.input, input), output: Math.max(usage.output, output) };
      const text = textSoFar(written);
      if (text !== '') heard(text);
    }
    return { value: schema.parse(jsonIn(written)), usage };
  }

  return (question, signal) => (question.heard === undefined ? whole : asWritten)(question, signal);
}

const messagesOf = ({ system, user }: Question<unknown>['prompt']) => [
  { role: 'system' as const, content: system },
  { role: 'user' as const, content: user },
];

/** Some servers put the object in the text instead of a tool call. */
function jsonIn(content: unknown): unknown {
  if (typeof content !== 'string') throw new SyntaxError('The model gave no object.');
  if (content.length > maxCharacters) throw tooMuch();
  return JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
}

function tooMuch(): SyntaxError {
  return new SyntaxError('The model gave far more than was asked.');
}

function usageOf(raw: object): Usage {
  const counted = 'usage_metadata' in raw ? (raw.usage_metadata as Record<string, unknown> | undefined) : undefined;
  return { input: Number(counted?.['input_tokens'] ?? 0), output: Number(counted?.['output_tokens'] ?? 0) };
}
