/** The one door to Socket.IO: typed requests that always answer, and a watchdog for a socket that is open but deaf. */
import { io, type Socket } from 'socket.io-client';
import type {
  ClientToShopperServer,
  ShopperAcks,
  ShopperPayload,
  ShopperRequest,
  ShopperServerToClient,
} from '../../src/protocol/shopper.ts';
import type { Ack } from '../../src/protocol/wire.ts';

export type LinkTimes = {
  /** No frame from the server for so long means that the link is dead, whatever the browser says. */
  readonly deafMs: number;
  readonly ackMs: number;
  readonly reconnectMs: number;
  readonly reconnectMaxMs: number;
};

export const linkTimes: LinkTimes = { deafMs: 30_000, ackMs: 10_000, reconnectMs: 1000, reconnectMaxMs: 30_000 };

export type LinkHandlers = ShopperServerToClient & {
  up: () => void;
  down: () => void;
  /** The handshake was refused with one of our error codes. */
  turnedAway: (code: string) => void;
};

export type Link = {
  connect(): void;
  /** Drops the connection and makes a new one, with the token as it is now. */
  renew(): void;
  close(): void;
  ask<K extends ShopperRequest>(name: K, payload: ShopperPayload<K>): Promise<Ack<ShopperAcks[K]>>;
};

export type LinkParts = {
  readonly server: string;
  readonly token: () => string | undefined;
  readonly on: LinkHandlers;
  readonly times?: LinkTimes;
};

type Emit = <K extends ShopperRequest>(name: K, payload: ShopperPayload<K>) => Promise<Ack<ShopperAcks[K]>>;

export function createLink({ server, token, on, times = linkTimes }: LinkParts): Link {
  const socket: Socket<ShopperServerToClient, ClientToShopperServer> = io(`${server}/shopper`, {
    transports: ['websocket'],
    autoConnect: false,
    // Two panels of one page (a preview, a test) are two shoppers, not one shared manager.
    forceNew: true,
    reconnectionDelay: times.reconnectMs,
    reconnectionDelayMax: times.reconnectMaxMs,
    randomizationFactor: 0.5,
    auth: (give) => {
      const visitorToken = token();
      give(visitorToken ? { visitorToken } : {});
    },
  });
  const later = createPatience(times);
  const watchdog = createWatchdog(times.deafMs, () => renew());
  const renew = () => {
    socket.disconnect();
    socket.connect();
  };
  socket.on('connect', () => {
    later.forget();
    watchdog.heard();
    socket.io.engine?.on('packet', watchdog.heard);
    on.up();
  });
  socket.on('disconnect', (reason) => {
    watchdog.rest();
    on.down();
    // The conversation goes by another token now: another tab has it, and has told us.
    if (reason === 'io server disconnect') later.again(() => socket.connect());
  });
  socket.on('connect_error', (error) => {
    on.down();
    // Socket.IO tries again by itself only when the transport failed, not when the server said no.
    if (!socket.active) later.again(() => socket.connect());
    const code = refusalCode(error);
    if (code) on.turnedAway(code);
  });
  socket.on('message:created', (message) => on['message:created'](message));
  socket.on('message:updated', (update) => on['message:updated'](update));
  socket.on('typing:changed', (typing) => on['typing:changed'](typing));
  socket.on('head', (head) => on.head(head));
  socket.on('floor:changed', (floor) => on['floor:changed'](floor));
  socket.on('csat:requested', (request) => on['csat:requested'](request));
  socket.on('session:ended', (end) => on['session:ended'](end));

  const ask: Emit = async (name, payload) => {
    if (!socket.connected) return noAnswer;
    const within = socket.timeout(times.ackMs);
    try {
      return await (within.emitWithAck as unknown as Emit).call(within, name, payload);
    } catch {
      return noAnswer;
    }
  };
  return {
    connect: () => void socket.connect(),
    renew,
    ask,
    close: () => {
      later.forget();
      watchdog.rest();
      socket.disconnect();
    },
  };
}

/** Whether it arrived is unknown, so it may be sent again under the same id. */
const noAnswer = {
  ok: false,
  error: { code: 'no-answer', message: 'The server did not answer in time.', retryable: true },
} as const;

function refusalCode(error: Error): string | undefined {
  const data = 'data' in error ? error.data : undefined;
  if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string') return data.code;
  return /^[a-z]+(-[a-z]+)*$/.test(error.message) && error.message !== 'timeout' ? error.message : undefined;
}

/** Waits longer after each refusal, up to the limit, and never at the same moment as everybody else. */
function createPatience({ reconnectMs, reconnectMaxMs }: LinkTimes) {
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    refusals = 0;
    clearTimeout(timer);
  };
  const again = (connect: () => void) => {
    clearTimeout(timer);
    const ms = Math.min(reconnectMaxMs, reconnectMs * 2 ** refusals++);
    timer = setTimeout(connect, ms * (0.5 + Math.random()));
  };
  return { again, forget };
}

function createWatchdog(deafMs: number, deaf: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => clearTimeout(timer);
  const heard = () => {
    rest();
    timer = setTimeout(deaf, deafMs);
  };
  return { heard, rest };
}
