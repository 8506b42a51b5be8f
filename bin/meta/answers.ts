/** Stands in for Graph while a sample is sent: takes what the house answers, and shows it in a terminal. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Answers = {
  /** Resolves when nothing more has come for a while. */
  quiet(): Promise<void>;
  close(): void;
};

/** A turn that asks a model may take this long; a second part follows within this time. */
const patienceMs = { first: 15_000, next: 3_000 };

/** Undefined: this address is not one that a process here can stand at. */
export function localPort(address: string): { readonly host: string; readonly port: number } | undefined {
  const { protocol, hostname, port } = new URL(address);
  const isHere = protocol === 'http:' && /^(127\.[\d.]+|localhost|\[::1\])$/.test(hostname);
  return isHere && port !== '' ? { host: hostname.replace(/[[\]]/g, ''), port: Number(port) } : undefined;
}

/** Rejects when the port is taken. */
export async function listenForAnswers(
  { host, port }: { readonly host: string; readonly port: number },
  show: (line: string) => void,
): Promise<Answers> {
  let count = 0;
  let heardAt = performance.now();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const to = recipientOf(body);
    const words = wordsOf(body).join(' ');
    const isMessage = to !== undefined && words !== '';
    if (isMessage) {
      count += 1;
      heardAt = performance.now();
      show(`  to ${to}: ${words}`);
    }
    const id = `sample-answer-${Date.now()}-${count}`;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ recipient_id: to, message_id: id, messages: [{ id }], success: true }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async quiet() {
      const began = performance.now();
      const isOver = () => {
        const now = performance.now();
        return count === 0 ? now - began > patienceMs.first : now - Math.max(heardAt, began) > patienceMs.next;
      };
      while (!isOver()) await sleep(100);
      if (count === 0) show('  no answer: a person may hold the floor, or messages wait (docs/runbook.md)');
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

function recipientOf(body: unknown): string | undefined {
  const { recipient, to } = (body ?? {}) as { recipient?: string | { id?: string }; to?: string };
  return typeof recipient === 'object' ? recipient.id : (recipient ?? to);
}

/** Whatever a person would read, in its order: words as they are, what can be tapped in brackets. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return wordsOf(inner);
    if (key === 'text' || key === 'body' || key === 'caption' || key === 'subtitle') return [inner];
    return key === 'title' ? [`[${inner}]`] : [];
  });
}
