/** What the building blocks cost by themselves, on the same machine in the same minute. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityHandler, ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import { io, type Socket } from 'socket.io-client';
import { startServer } from './server-process.ts';
import { percentile } from './stats.ts';

export type Floor = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
};

const fsyncs = 300;

/** `count` conversations that each wait for their echo before they send again. */
export async function socketEcho(count: number, seconds: number): Promise<Floor> {
  const server = await startServer({ file: 'bench/echo-server.ts' });
  const sockets = await Promise.all(Array.from({ length: count }, () => connected(server.url)));
  const until = performance.now() + 500 + seconds * 1000;
  await Promise.all(sockets.map((socket) => echoes(socket, performance.now() + 500, [])));
  const times: number[] = [];
  const began = performance.now();
  const cpu = server.cpuMs();
  await Promise.all(sockets.map((socket) => echoes(socket, until, times)));
  const floor = summary(times, performance.now() - began, server.cpuMs() - cpu);
  for (const socket of sockets) socket.disconnect();
  await server.stop();
  return floor;
}

export async function connected(url: string): Promise<Socket> {
  const socket = io(`${url}/shopper`, { transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function echoes(socket: Socket, until: number, times: number[]): Promise<void> {
  while (performance.now() < until) {
    const sent = performance.now();
    await socket.emitWithAck('echo', 'Where is my order MM-20418?');
    times.push(performance.now() - sent);
  }
}

/** The SDK's own echo bot with conversation state, in process: no socket, no disk. */
export async function botEcho(turns: number): Promise<Floor> {
  const state = new ConversationState(new MemoryStorage());
  const count = state.createProperty<number>('count');
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await count.set(context, ((await count.get(context, 0)) ?? 0) + 1);
    await context.sendActivity(`You said ${context.activity.text}`);
    await state.saveChanges(context);
    await next();
  });
  const adapter = new TestAdapter((context) => bot.run(context));
  const turn = () => adapter.receiveActivity('Where is my order MM-20418?');
  for (let at = 0; at < turns / 10; at += 1) await turn();
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let at = 0; at < turns; at += 1) {
    const sent = performance.now();
    await turn();
    adapter.activityBuffer.length = 0;
    times.push(performance.now() - sent);
  }
  const { user, system } = process.cpuUsage(cpu);
  return summary(times, performance.now() - began, (user + system) / 1000);
}

/** No store that keeps its word can be faster than one write that has reached the disk. */
export function diskSync(): Floor {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-bench-'));
  const file = openSync(join(dir, 'floor'), 'w');
  const page = Buffer.alloc(4096, 1);
  const began = performance.now();
  const times = Array.from({ length: fsyncs }, () => {
    const wrote = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - wrote;
  });
  const took = performance.now() - began;
  closeSync(file);
  rmSync(dir, { recursive: true });
  return summary(times, took, 0);
}

function summary(times: readonly number[], tookMs: number, cpuMs: number): Floor {
  return {
    perSecond: (times.length * 1000) / tookMs,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuMs: cpuMs / times.length,
  };
}
