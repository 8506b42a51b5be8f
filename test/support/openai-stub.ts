/** An OpenAI-compatible server that behaves as told, so that tests reach our walls and nobody's model. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StubMode =
  | 'ok'
  | 'text'
  | 'hang'
  | '429'
  | '500'
  | 'not-json'
  | 'wrong-schema'
  | 'empty-choices'
  | 'oversized'
  | 'cut-stream'
  /** Half of what it has to say, and then nothing. */
  | 'half-stream';

export type OpenAiStub = {
  readonly baseUrl: string;
  /** What the next requests meet; the last one stays. */
  behave(...modes: readonly StubMode[]): void;
  /**
   * What the model says when asked for a task by name; without one, what the stub was started with. A function is given
   * the whole request.
   */
  say(task: string, answer: unknown): void;
  /** Bodies as they arrived. */
  readonly requests: readonly string[];
  /** Resolves once a request that hangs has come, with a promise of its caller hanging up. */
  held(): Promise<{ readonly gone: Promise<void> }>;
  close(): Promise<void>;
};

export async function startOpenAiStub(reading: unknown): Promise<OpenAiStub> {
  let queue: StubMode[] = ['ok'];
  const answers = new Map<string, unknown>();
  const requests: string[] = [];
  let held = Promise.withResolvers<{ readonly gone: Promise<void> }>();
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        requests.push(body);
        const mode = queue[0] ?? 'ok';
        if (queue.length > 1) queue = queue.slice(1);
        const name = toolIn(body);
        if (mode === 'hang') held.resolve({ gone: new Promise((gone) => response.once('close', gone)) });
        respond(response, mode, { name, value: valueFor(answers, name, body) ?? reading, streams: isStreamed(body) });
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    behave(...modes) {
      queue = [...modes];
      held = Promise.withResolvers();
    },
    say(task, answer) {
      answers.set(task, answer);
    },
    requests,
    held: () => held.promise,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The function that the model is told to call: the task's name. */
function toolIn(body: string): string {
  const { tools } = JSON.parse(body) as { tools?: { function: { name: string } }[] };
  return tools?.[0]?.function.name ?? '';
}

function valueFor(answers: ReadonlyMap<string, unknown>, name: string, body: string): unknown {
  const answer = answers.get(name);
  return typeof answer === 'function' ? (answer as (request: string) => unknown)(body) : answer;
}

const isStreamed = (body: string): boolean => (JSON.parse(body) as { stream?: boolean }).stream === true;

type Said = { readonly name: string; readonly value: unknown; readonly streams: boolean };
type Answer = { readonly status: number; readonly body: unknown };

function respond(response: ServerResponse, mode: StubMode, said: Said): void {
  if (mode === 'hang') return;
  if (mode === 'cut-stream') {
    cutShort(response, said);
    return;
  }
  if (mode === 'half-stream' || (mode === 'ok' && said.streams)) {
    streamed(response, said, mode === 'half-stream');
    return;
  }
  const { status, body } = answerFor(mode, said);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answerFor(mode: Exclude<StubMode, 'hang' | 'cut-stream' | 'half-stream'>, { name, value }: Said): Answer {
  switch (mode) {
    case 'ok':
      return { status: 200, body: completion({ name, tool: JSON.stringify(value) }) };
    case 'text':
      return { status: 200, body: completion({ content: `Here it is: ${JSON.stringify(value)}` }) };
    case '429':
      return { status: 429, body: { error: { message: 'PROVIDER-WORDS slow down', type: 'rate_limit' } } };
    case '500':
      return { status: 500, body: { error: { message: 'PROVIDER-WORDS out of order' } } };
    case 'not-json':
      return { status: 200, body: completion({ content: 'PROVIDER-WORDS I would rather chat.' }) };
    case 'wrong-schema':
      return {
        status: 200,
        body: completion({ name, tool: JSON.stringify({ intents: 'PROVIDER-WORDS', frustration: 7 }) }),
      };
    case 'oversized':
      return { status: 200, body: completion({ content: `PROVIDER-WORDS {${'very '.repeat(250_000)}` }) };
    case 'empty-choices':
      return { status: 200, body: { ...completion({ content: '' }), choices: [] } };
  }
}

/** A few characters at a time, as providers do. */
function streamed(response: ServerResponse, { name, value }: Said, half: boolean): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const pieces = JSON.stringify(value).match(/.{1,24}/gsu) ?? [];
  const send = (delta: object, more: object = {}) =>
    response.write(
      `data: ${JSON.stringify({ ...streamHead, choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`,
    );
  const call = (part: object) => ({ tool_calls: [{ index: 0, ...part }] });
  send({
    role: 'assistant',
    content: null,
    ...call({ id: 'call_1', type: 'function', function: { name, arguments: '' } }),
  });
  for (const piece of half ? pieces.slice(0, pieces.length / 2) : pieces)
    send(call({ function: { arguments: piece } }));
  if (half) return;
  send({}, { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] });
  send({}, { choices: [], usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } });
  response.end('data: [DONE]\n\n');
}

const streamHead = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_795_000_000, model: 'stub' };

function cutShort(response: ServerResponse, { name, value }: Said): void {
  const whole = JSON.stringify(completion({ name, tool: JSON.stringify(value) }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) });
  response.write(whole.slice(0, whole.length / 2), () => response.destroy());
}

type Completion = { readonly content?: string | null; readonly name?: string; readonly tool?: string };

function completion({ content = null, name = '', tool }: Completion) {
  const call = { id: 'call_1', type: 'function', function: { name, arguments: tool } };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'stub',
    choices: [
      {
        index: 0,
        finish_reason: tool === undefined ? 'stop' : 'tool_calls',
        message: { role: 'assistant', content, ...(tool === undefined ? {} : { tool_calls: [call] }) },
      },
    ],
    usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
  };
}
