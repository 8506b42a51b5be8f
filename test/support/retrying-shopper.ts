/** A shopper who sends one line after another and repeats each until it is acked, whatever happens to the house. */
import { io, type Socket } from 'socket.io-client';
import type { SessionStarted, ShopperAcks } from '../../src/protocol/shopper.ts';
import type { Ack, WireMessage } from '../../src/protocol/wire.ts';
import type { SentLine } from './checker.ts';

export type RetryingShopper = {
  readonly sent: SentLine[];
  conversationId(): string;
  /** Resolves when every line is acked. `turn` is awaited before each. */
  talk(lines: readonly string[], turn: () => Promise<void>): Promise<void>;
  /** What this shopper can read when all is over. */
  transcript(): Promise<readonly WireMessage[]>;
  close(): void;
};

const ackMs = 1_500;
const pauseMs = 50;

/** `urls`: the doors of the house; one that does not answer is left for the next. `acked` hears of each ack. */
export function retryingShopper(name: string, urls: readonly string[], acked: () => void): RetryingShopper {
  const sent: SentLine[] = [];
  let door = 0;
  let socket: Socket | undefined;
  let session: SessionStarted | undefined;

  function connected(): Socket {
    if (socket !== undefined) return socket;
    const url = urls[door % urls.length] ?? '';
    socket = io(`${url}/shopper`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: pauseMs,
      reconnectionDelayMax: pauseMs * 4,
      auth: (give) => give(session === undefined ? {} : { visitorToken: session.visitorToken }),
    });
    return socket;
  }

  function nextDoor(): void {
    if (urls.length < 2) return;
    socket?.close();
    socket = undefined;
    door += 1;
  }

  async function ask<T>(request: string, payload: object): Promise<T> {
    for (;;) {
      const answer = await once<T>(connected(), request, payload);
      if (answer?.ok) return answer;
      if (answer !== undefined && !answer.error.retryable) throw new Error(`${name} ${request}: ${answer.error.code}`);
      if (answer === undefined) nextDoor();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  return {
    sent,
    conversationId: () => session?.conversationId ?? '',
    async talk(lines, turn) {
      session ??= await ask<SessionStarted>('session:start', { site: 'test', locale: 'en' });
      for (const text of lines) {
        await turn();
        const clientMessageId = `${name}-${sent.length}`;
        const at = sent.push({ sender: name, clientMessageId }) - 1;
        const { messageId } = await ask<ShopperAcks['message:send']>('message:send', { clientMessageId, text });
        sent[at] = { sender: name, clientMessageId, messageId };
        acked();
      }
    },
    async transcript() {
      const lines: WireMessage[] = [];
      for (;;) {
        const { messages, head } = await ask<ShopperAcks['sync']>('sync', { after: lines.at(-1)?.seq ?? 0 });
        lines.push(...messages);
        if (messages.length === 0 || (lines.at(-1)?.seq ?? 0) >= head) return lines;
      }
    },
    close: () => void socket?.close(),
  };
}

/** Undefined: no ack in time. */
async function once<T>(socket: Socket, request: string, payload: object): Promise<Ack<T> | undefined> {
  try {
    return (await socket.timeout(ackMs).emitWithAck(request, payload)) as Ack<T>;
  } catch {
    return undefined;
  }
}
