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
  | 'cut-stream';

export type OpenAiStub = {
  readonly baseUrl: string;
  /** What the next requests meet; the last one stays. */
  behave(...modes: readonly StubMode[]): void;
  /** Bodies as they arrived. */
  readonly requests: readonly string[];
  close(): Promise<void>;
};

export async function startOpenAiStub(reading: unknown): Promise<OpenAiStub> {
  let queue: StubMode[] = ['ok'];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        requests.push(body);
        const mode = queue[0] ?? 'ok';
        if (queue.length > 1) queue = queue.slice(1);
        respond(response, mode, reading);
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
    },
    requests,
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

type Answer = { readonly status: number; readonly body: unknown };

function respond(response: ServerResponse, mode: StubMode, reading: unknown): void {
  if (mode === 'hang') return;
  if (mode === 'cut-stream') {
    cutShort(response, reading);
    return;
  }
  const { status, body } = answerFor(mode, reading);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answerFor(mode: Exclude<StubMode, 'hang' | 'cut-stream'>, reading: unknown): Answer {
  switch (mode) {
    case 'ok':
      return { status: 200, body: completion({ tool: JSON.stringify(reading) }) };
    case 'text':
      return { status: 200, body: completion({ content: `Here it is: ${JSON.stringify(reading)}` }) };
    case '429':
      return { status: 429, body: { error: { message: 'PROVIDER-WORDS slow down', type: 'rate_limit' } } };
    case '500':
      return { status: 500, body: { error: { message: 'PROVIDER-WORDS out of order' } } };
    case 'not-json':
      return { status: 200, body: completion({ content: 'PROVIDER-WORDS I would rather chat.' }) };
    case 'wrong-schema':
      return { status: 200, body: completion({ tool: JSON.stringify({ intents: 'PROVIDER-WORDS', frustration: 7 }) }) };
    case 'empty-choices':
      return { status: 200, body: { ...completion({ content: '' }), choices: [] } };
  }
}

function cutShort(response: ServerResponse, reading: unknown): void {
  const whole = JSON.stringify(completion({ tool: JSON.stringify(reading) }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) });
  response.write(whole.slice(0, whole.length / 2), () => response.destroy());
}

function completion({ content = null, tool }: { readonly content?: string | null; readonly tool?: string }) {
  const call = { id: 'call_1', type: 'function', function: { name: 'describe_message', arguments: tool } };
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
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
