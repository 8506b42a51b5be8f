/**
 * The WebSocket of our Direct Line. Each stream knows how far it has sent and reads on from there, so a stream that was cut
 * goes on without a gap or a repeat. Typing is shown here only; empty frames keep the way open.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Message } from '../domain/message.ts';
import type { Change, Transcripts } from '../domain/ports.ts';
import type { ShownActivity } from './directline-activity.ts';
import type { StreamTicket } from './directline-token.ts';

export type StreamParts = {
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly show: (message: Message, visitor: string) => ShownActivity | undefined;
  /** The concierge's name. */
  readonly house: string;
  readonly log: Log;
  readonly keepAliveMs?: number;
};

export type Streams = {
  /** Takes over a request whose ticket was good. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: StreamTicket): void;
  /** After a commit of this node, or of another that was noticed here. */
  show(change: Pick<Change, 'before' | 'conversation' | 'messages'>): void;
  showTyping(id: ConversationId, typing: { readonly on: boolean; readonly name?: string }): void;
  /** The conversation is no more. */
  forget(id: ConversationId): void;
  connected(): readonly ConversationId[];
  close(): void;
};

type Stream = {
  readonly socket: WebSocket;
  readonly conversationId: ConversationId;
  /** The last seq that went out. */
  sent: number;
  /** What goes out does so one after the other. */
  queue: Promise<void>;
  alive: boolean;
};

const atOnce = 100;
const keepAliveMs = 20_000;
const streamsEach = 20;
const largestFrame = 16 * 1024;
/** A client that does not read is cut off; it comes back and goes on where it was. */
const mostBuffered = 4 * 1024 * 1024;
/** Codes of the protocol. */
const [goingAway, tryLater, gone] = [1001, 1013, 4404];

export function createStreams(parts: StreamParts): Streams {
  const { transcripts, show, house, log } = parts;
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  const all = new Map<ConversationId, Set<Stream>>();
  const timer = setInterval(keepAlive, parts.keepAliveMs ?? keepAliveMs);
  timer.unref();

  function add(socket: WebSocket, { conversationId, after }: StreamTicket): void {
    const streams = all.get(conversationId) ?? new Set();
    if (streams.size >= streamsEach) {
      socket.close(tryLater, 'too many streams');
      return;
    }
    const stream: Stream = { socket, conversationId, sent: after, queue: Promise.resolve(), alive: true };
    all.set(conversationId, streams.add(stream));
    socket.on('message', () => {
      stream.alive = true;
    });
    socket.on('pong', () => {
      stream.alive = true;
    });
    socket.on('error', (error) => log.debug('a Direct Line stream failed', { conversationId, error }));
    socket.once('close', () => {
      streams.delete(stream);
      if (streams.size === 0 && all.get(conversationId) === streams) all.delete(conversationId);
    });
    then(stream, () => readOn(stream));
  }

  function then(stream: Stream, work: () => Promise<void> | void): void {
    stream.queue = stream.queue.then(work).catch((error: unknown) => {
      // the next change, keep-alive or connection reads on from where this one stood
      log.warn('a Direct Line stream could not be read for', { conversationId: stream.conversationId, error });
    });
  }

  async function readOn(stream: Stream): Promise<void> {
    const conversation = await transcripts.conversation(stream.conversationId);
    if (conversation === undefined) return;
    while (stream.sent < conversation.head && stream.socket.readyState === stream.socket.OPEN) {
      const messages = await transcripts.messages(stream.conversationId, stream.sent, atOnce);
      const last = messages.at(-1);
      if (last === undefined) return;
      const activities = messages.flatMap((message) => show(message, conversation.visitor) ?? []);
      send(stream, { activities, watermark: String(last.seq) });
      stream.sent = last.seq;
    }
  }

  function send({ socket, conversationId }: Stream, set: object | ''): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostBuffered) {
      log.info('a Direct Line client does not read and was cut off', { conversationId });
      socket.terminate();
    } else socket.send(set === '' ? '' : JSON.stringify(set));
  }

  function keepAlive(): void {
    for (const stream of each()) {
      if (!stream.alive) stream.socket.terminate();
      stream.alive = false;
      send(stream, '');
      if (stream.socket.readyState === stream.socket.OPEN) stream.socket.ping();
      then(stream, () => readOn(stream));
    }
  }

  function each(): Stream[] {
    return [...all.values()].flatMap((streams) => [...streams]);
  }

  /** Never in the transcript, and so without a number of its own. */
  function typing(stream: Stream, from: ShownActivity['from']): void {
    const { conversationId, sent } = stream;
    const activity = {
      type: 'typing',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'directline',
      conversation: { id: conversationId },
      from,
    };
    send(stream, { activities: [activity], watermark: String(sent) });
  }

  /** The concierge thinks: shown once the shopper's own words are, and not when the answer is there already. */
  function thinking(stream: Stream, { head }: Conversation): void {
    if (stream.sent === head) typing(stream, { id: 'concierge', name: house, role: 'bot' });
  }

  return {
    open: (request, socket, head, ticket) =>
      server.handleUpgrade(request, socket, head, (client) => add(client, ticket)),
    show({ before, conversation, messages }) {
      const owes = conversation.floor.heldBy === 'bot' && conversation.owed.length > before.owed.length;
      for (const stream of all.get(conversation.id) ?? []) {
        if (messages.length > 0) then(stream, () => readOn(stream));
        if (owes) then(stream, () => thinking(stream, conversation));
      }
    },
    showTyping(id, { on, name }) {
      if (!on) return;
      const from = { id: 'advisor', ...(name === undefined ? {} : { name }), role: 'bot' } as const;
      for (const stream of all.get(id) ?? []) typing(stream, from);
    },
    forget(id) {
      for (const { socket } of all.get(id) ?? []) socket.close(gone, 'the conversation was erased');
      all.delete(id);
    },
    connected: () => [...all.keys()],
    close() {
      clearInterval(timer);
      for (const { socket } of each()) {
        socket.close(goingAway, 'the house closes');
        socket.terminate();
      }
      server.close();
    },
  };
}
