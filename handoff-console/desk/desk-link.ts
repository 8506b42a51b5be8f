/** The socket to the desk: requests with an answer in five seconds, and a link that says when it will try again. */
import { io, type Socket } from 'socket.io-client';
import type {
  DeskEvent,
  DeskEventName,
  DeskEventPayloads,
  DeskServerToClient,
} from '../../src/protocol/desk/events.ts';
import type { ClientToDeskServer, DeskAcks, DeskPayload, DeskRequest } from '../../src/protocol/desk/requests.ts';
import type { DeskSnapshot } from '../../src/protocol/desk/rows.ts';
import type { Ack } from '../../src/protocol/wire.ts';

export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  /** `retryAt` is on this computer's clock. */
  | { readonly kind: 'lost'; readonly retryAt: number };

type LinkParts = {
  readonly onSnapshot: (snapshot: DeskSnapshot) => void;
  readonly onEvent: (event: DeskEvent) => void;
  readonly onHead: (seq: number) => void;
  readonly onState: (state: LinkState) => void;
  /** Before each new try: no try is made once the sign-in has ended. */
  readonly stillSignedIn: () => Promise<boolean>;
};

export type DeskLink = {
  readonly request: <K extends DeskRequest>(name: K, payload: DeskPayload<K>) => Promise<Ack<DeskAcks[K]>>;
  readonly retryNow: () => void;
  readonly close: () => void;
};

const answerMs = 5_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** The code of an answer that never came; the server does not use it. */
export const unanswered = 'unanswered';

/** Every event by name: one that is missing here does not compile. */
const heard: Readonly<Record<DeskEventName, true>> = {
  'queue:added': true,
  'queue:updated': true,
  'queue:removed': true,
  'queue:paced': true,
  'queue:watched': true,
  'offer:created': true,
  'offer:expired': true,
  'conversation:changed': true,
  'message:created': true,
  'message:updated': true,
  'floor:changed': true,
  'typing:changed': true,
  'presence:changed': true,
  'emotion:updated': true,
  'briefing:updated': true,
  'draft:started': true,
  'draft:extended': true,
  'draft:ready': true,
  'draft:failed': true,
  'draft:stale': true,
  'reply:held': true,
  'reply:settled': true,
  'note:created': true,
  'mention:created': true,
  'shopper:updated': true,
  'timer:warning': true,
  'timer:breached': true,
  'timer:escalated': true,
  'promises:changed': true,
  'channels:changed': true,
  'policy:published': true,
  'task:created': true,
  'task:updated': true,
  'task:due': true,
  'board:changed': true,
  'board:removed': true,
  'conversation:removed': true,
  'conversation:watched': true,
  'hand:raised': true,
  'translation:changed': true,
  'translation:ready': true,
  'translation:failed': true,
};
const eventNames = Object.keys(heard) as DeskEventName[];

export function createDeskLink(parts: LinkParts): DeskLink {
  const socket: Socket<DeskServerToClient, ClientToDeskServer> = io('/desk', {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
  });
  let retryMs = firstRetryMs;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const connect = () => {
    clearTimeout(retry);
    if (!closed && !socket.connected) socket.connect();
  };
  const retryLater = () => {
    if (closed) return;
    clearTimeout(retry);
    const waitMs = retryMs * (0.8 + Math.random() * 0.4);
    parts.onState({ kind: 'lost', retryAt: Date.now() + waitMs });
    retry = setTimeout(connect, waitMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  };
  const lost = async () => {
    retryLater();
    if (!(await parts.stillSignedIn())) clearTimeout(retry);
  };

  socket.on('connect_error', () => void lost());
  socket.on('disconnect', () => void lost());
  socket.on('desk:snapshot', (snapshot) => {
    retryMs = firstRetryMs;
    parts.onState({ kind: 'online' });
    parts.onSnapshot(snapshot);
  });
  socket.on('head', (head) => parts.onHead(head.seq));
  listenToEvents(socket, parts.onEvent);
  parts.onState({ kind: 'connecting' });
  connect();

  return {
    request: (name, payload) => ask(socket, name, payload),
    retryNow: connect,
    close() {
      closed = true;
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}

type DeskSocket = Socket<DeskServerToClient, ClientToDeskServer>;
/** One shape for all fifteen: the name tells the payload apart again. */
type AnyEvents = { on(name: string, listener: (payload: DeskEventPayloads[DeskEventName]) => void): unknown };

function listenToEvents(socket: DeskSocket, onEvent: (event: DeskEvent) => void): void {
  const events: AnyEvents = socket as unknown as AnyEvents;
  for (const name of eventNames) events.on(name, (payload) => onEvent({ ...payload, name } as DeskEvent));
}

async function ask<K extends DeskRequest>(
  socket: DeskSocket,
  name: K,
  payload: DeskPayload<K>,
): Promise<Ack<DeskAcks[K]>> {
  // A packet sent without a link would wait inside the client and go out later, behind our back.
  if (!socket.connected) return neverAnswered;
  try {
    const asking = socket.timeout(answerMs) as unknown as {
      emitWithAck(name: K, payload: DeskPayload<K>): Promise<Ack<DeskAcks[K]>>;
    };
    return await asking.emitWithAck(name, payload);
  } catch {
    return neverAnswered;
  }
}

const neverAnswered = {
  ok: false,
  error: { code: unanswered, message: '', retryable: true },
} as const;
