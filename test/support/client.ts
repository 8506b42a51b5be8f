/** A real Socket.IO client for tests: requests with their acks, and waiting for what comes, never for time to pass. */
import { io, type Socket } from 'socket.io-client';
import type { Ack, WireError } from '../../src/protocol/wire.ts';

/** A request that was answered with an error. */
export class Refused extends Error {
  readonly error: WireError;

  constructor(request: string, error: WireError) {
    super(`${request} was refused: ${error.code} (${error.message})`);
    this.error = error;
  }
}

export type Heard = { readonly name: string; readonly payload: unknown };

export type Client = {
  readonly socket: Socket;
  /** Everything the server has pushed so far. */
  readonly heard: readonly Heard[];
  /** The whole ack, whatever it says. */
  answer<T>(request: string, ...payload: unknown[]): Promise<Ack<T>>;
  /** The ack of a request that must succeed. */
  ask<T>(request: string, payload: unknown): Promise<T>;
  /** The error of a request that must be refused. */
  refusal(request: string, ...payload: unknown[]): Promise<WireError>;
  /** Resolves as soon as `look` finds something; it looks now and after every push. */
  until<T>(what: string, look: () => T | undefined): Promise<T>;
  onPush(listener: (heard: Heard) => void): void;
  close(): void;
};

export type ClientOptions = {
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly cookie?: string;
  readonly origin?: string;
  readonly reconnection?: boolean;
};

const patienceMs = 12_000;

/** Rejects with the refusal of the handshake (`data.code`) when the namespace does not let us in. */
export async function connectClient(url: string, namespace: string, options: ClientOptions = {}): Promise<Client> {
  const { auth = {}, cookie, origin, reconnection = false } = options;
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection,
    auth,
    extraHeaders: { ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) },
  });
  const client = watched(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return client;
}

function watched(socket: Socket): Client {
  const heard: Heard[] = [];
  const listeners = new Set<(heard: Heard) => void>();
  socket.onAny((name: string, payload: unknown) => {
    const item = { name, payload };
    heard.push(item);
    for (const listener of [...listeners]) listener(item);
  });

  async function answer<T>(request: string, ...payload: unknown[]): Promise<Ack<T>> {
    return (await socket.timeout(patienceMs).emitWithAck(request, ...payload)) as Ack<T>;
  }

  return {
    socket,
    heard,
    answer,
    async ask<T>(request: string, payload: unknown): Promise<T> {
      const { ok, ...rest } = await answer<object>(request, payload);
      if (!ok) throw new Refused(request, (rest as { error: WireError }).error);
      return rest as T;
    },
    async refusal(request, ...payload) {
      const ack = await answer<object>(request, ...payload);
      if (ack.ok) throw new Error(`${request} should have been refused, but was answered ${JSON.stringify(ack)}`);
      return ack.error;
    },
    until: (what, look) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = look();
          if (found === undefined) return;
          done();
          resolve(found);
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`Waited in vain for ${what}. Last heard: ${lastOf(heard)}`));
        }, patienceMs);
        const done = () => {
          clearTimeout(timer);
          listeners.delete(check);
        };
        listeners.add(check);
        check();
      }),
    onPush: (listener) => void listeners.add(listener),
    close: () => void socket.close(),
  };
}

function lastOf(heard: readonly Heard[]): string {
  const last = heard.slice(-8).map(({ name, payload }) => `${name} ${JSON.stringify(payload)?.slice(0, 300)}`);
  return last.length === 0 ? 'nothing' : `\n  ${last.join('\n  ')}`;
}
