/** The generator: shoppers on real Socket.IO clients who write, wait for the concierge's reply, and count from the planned time. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { ShopperAcks } from '../src/protocol/shopper.ts';
import type { Ack, WireMessage } from '../src/protocol/wire.ts';
import { linesOf, type Visit, visits } from './sentences.ts';

export type Exchange = {
  readonly outcome: 'answered' | 'silent' | 'left-the-bot' | 'refused';
  /** From the planned send time to the concierge's message. */
  readonly replyMs: number;
  /** From the planned send time to the durable acknowledgement. */
  readonly ackMs: number;
};

export type Shopper = {
  readonly conversationId: string;
  /** The next line of this shopper's visit. */
  speak(plannedAt?: number): Promise<Exchange>;
  say(text: string, plannedAt?: number): Promise<Exchange>;
  transcript(): Promise<readonly WireMessage[]>;
  connected(): boolean;
  close(): void;
};

type Waiting = {
  readonly clientMessageId: string;
  readonly settle: (outcome: Exchange['outcome']) => void;
  seq: number | undefined;
};

const patienceMs = 10_000;

export async function openShopper(url: string, place: number): Promise<Shopper> {
  const visit = visits[place % visits.length] as Visit;
  const socket = io(`${url}/shopper`, { transports: ['websocket'], forceNew: true, reconnection: false });
  const started = await ask(socket, 'session:start', { site: 'bench', locale: visit.locale });
  const lines = linesOf(visit, place);
  let line = 0;
  let waiting: Waiting | undefined;

  socket.on('message:created', (message: WireMessage) => {
    if (waiting === undefined) return;
    if (message.clientMessageId === waiting.clientMessageId) waiting.seq = message.seq;
    else if (message.author.kind === 'bot' && waiting.seq !== undefined && message.seq > waiting.seq)
      waiting.settle('answered');
  });
  socket.on('floor:changed', ({ heldBy }: { heldBy: string }) => {
    if (heldBy !== 'bot') waiting?.settle('left-the-bot');
  });

  function say(text: string, plannedAt = performance.now()): Promise<Exchange> {
    return new Promise((resolve) => {
      let ackMs = Number.NaN;
      const clientMessageId = randomUUID();
      const settle = (outcome: Exchange['outcome']) => {
        clearTimeout(timer);
        waiting = undefined;
        resolve({ outcome, replyMs: performance.now() - plannedAt, ackMs });
      };
      const timer = setTimeout(settle, patienceMs, 'silent');
      waiting = { clientMessageId, settle, seq: undefined };
      socket.emit('message:send', { clientMessageId, text }, (answer: Ack<ShopperAcks['message:send']>) => {
        ackMs = performance.now() - plannedAt;
        if (!answer.ok) settle('refused');
      });
    });
  }

  return {
    conversationId: started.conversationId,
    say,
    speak(plannedAt) {
      const text = lines[line % lines.length] as string;
      line += 1;
      return say(text, plannedAt);
    },
    transcript: async () => (await ask(socket, 'sync', { after: 0 })).messages,
    connected: () => socket.connected,
    close: () => void socket.disconnect(),
  };
}

async function ask<K extends keyof ShopperAcks>(socket: Socket, name: K, payload: object): Promise<ShopperAcks[K]> {
  const answer = (await socket.timeout(patienceMs).emitWithAck(name, payload)) as Ack<ShopperAcks[K]>;
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
  return answer;
}

/** Opens in small groups: a thousand handshakes at once would measure the handshake. */
export async function openShoppers(url: string, count: number, group = 25): Promise<readonly Shopper[]> {
  const shoppers: Shopper[] = [];
  while (shoppers.length < count) {
    const size = Math.min(group, count - shoppers.length);
    const opening = Array.from({ length: size }, (_, at) => openShopper(url, shoppers.length + at));
    shoppers.push(...(await Promise.all(opening)));
  }
  return shoppers;
}

/** Only one message is under way at any time; each shopper writes `each` and stays within what a socket may write. */
export async function oneByOne(
  shoppers: readonly Shopper[],
  each: number,
  pauseMs: number,
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const shopper of shoppers) {
    for (let at = 0; at < each; at += 1) {
      if (pauseMs > 0) await pause(pauseMs);
      exchanges.push(await shopper.speak());
    }
  }
  return exchanges;
}

/**
 * Messages at a steady rate whatever the server does. Whoever has waited longest for a turn writes next; when all are
 * waiting for a reply the message is late, and its time still runs from when it should have been sent.
 */
export async function openLoop(
  shoppers: readonly Shopper[],
  perSecond: number,
  seconds: number,
): Promise<readonly Exchange[]> {
  const idle = [...shoppers];
  const planned = Math.round(perSecond * seconds);
  const began = performance.now();
  const running: Promise<Exchange>[] = [];
  while (running.length < planned) {
    const due = Math.min(planned, Math.ceil(((performance.now() - began) / 1000) * perSecond));
    while (running.length < due) {
      const shopper = idle.shift();
      if (shopper === undefined) break;
      const plannedAt = began + (running.length / perSecond) * 1000;
      running.push(shopper.speak(plannedAt).finally(() => idle.push(shopper)));
    }
    await pause(1);
  }
  return Promise.all(running);
}
