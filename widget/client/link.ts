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
  /** A way that has not opened by then is given up. */
  readonly openMs: number;
  /** Another tab that can answer does so well within this. */
  readonly graceMs: number;
};

export const linkTimes: LinkTimes = {
  deafMs: 30_000,
  ackMs: 10_000,
  reconnectMs: 1000,
  reconnectMaxMs: 30_000,
  openMs: 8_000,
  graceMs: 3_000,
};

export type LinkHandlers = ShopperServerToClient & {
  /** Resolves once the session is the server's again. */
  up: () => Promise<void>;
  down: () => void;
  /** The handshake was refused with one of our error codes. */
  turnedAway: (code: string) => void;
};

export type Link = {
  connect(): void;
  /** Drops the connection and makes a new one, with the token as it is now. */
  renew(): void;
  close(): void;
  /** False where another tab holds the socket, and with it the duty to send what waits. */
  leads(): boolean;
  /** All tabs of the shop stand behind one socket. */
  readonly shared: boolean;
  ask<K extends ShopperRequest>(name: K, payload: ShopperPayload<K>): Promise<Ack<ShopperAcks[K]>>;
};

export type LinkParts = {
  readonly server: string;
  readonly token: () => string | undefined;
  readonly on: LinkHandlers;
  readonly times?: LinkTimes;
  /** A frame came. */
  readonly heard?: () => void;
};

type Emit = <K extends ShopperRequest>(name: K, payload: ShopperPayload<K>) => Promise<Ack<ShopperAcks[K]>>;

/** Every event of the server; the compiler sees to it that none is missing. */
export const pushed = {
  'message:created': true,
  'message:updated': true,
  'typing:changed': true,
  head: true,
  'floor:changed': true,
  'csat:requested': true,
  'session:ended': true,
} satisfies Record<keyof ShopperServerToClient, true>;

const webSocketOnly = ['websocket'];

export function createLink({ server, token, on, heard, times = linkTimes }: LinkParts): Link {
  const socket: Socket<ShopperServerToClient, ClientToShopperServer> = io(`${server}/shopper`, {
    transports: webSocketOnly,
    autoConnect: false,
    // Two panels of one page (a preview, a test) are two shoppers, not one shared manager.
    forceNew: true,
    timeout: times.openMs,
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
    socket.io.engine?.on('packet', () => {
      watchdog.heard();
      heard?.();
    });
    void on.up();
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
    if (socket.active) void otherWay(socket);
    else later.again(() => socket.connect());
    const code = refusalCode(error);
    if (code) on.turnedAway(code);
  });
  for (const name of Object.keys(pushed) as (keyof ShopperServerToClient)[])
    socket.on(name, ((payload: never) => on[name](payload)) as never);

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
    leads: () => true,
    shared: false,
    close: () => {
      later.forget();
      watchdog.rest();
      socket.disconnect();
    },
  };
}

/** Whether it arrived is unknown, so it may be sent again under the same id. */
export const noAnswer = {
  ok: false,
  error: { code: 'no-answer', message: 'The server did not answer in time.', retryable: true },
} as const;

/**
 * Some networks let no WebSocket through. Then the next try goes by HTTP, and changes over if it can; after that one it is
 * the WebSocket's turn again. A server that is away gives this file out neither.
 */
async function otherWay({ io: manager }: Pick<Socket, 'io'>): Promise<void> {
  const first = manager.opts.transports === webSocketOnly;
  manager.opts.transports = webSocketOnly;
  if (!first) return;
  const found = await import('./polling.ts').catch(() => undefined);
  if (found) manager.opts.transports = found.ways;
}

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

export function createWatchdog(deafMs: number, deaf: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => clearTimeout(timer);
  const heard = () => {
    rest();
    timer = setTimeout(deaf, deafMs);
  };
  return { heard, rest };
}
