/** The one door to the server: typed requests that always answer, and a watchdog for a socket that is open but deaf. */
import type { ShopperAcks, ShopperPayload, ShopperRequest, ShopperServerToClient } from '../../src/protocol/shopper.ts';
import type { Ack } from '../../src/protocol/wire.ts';
import { createPlainSocket } from './plain-socket.ts';
import type { Refused, Wire, WireParts } from './wire.ts';

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
  /** A link that is looked at has to answer within this. */
  readonly proofMs: number;
};

export const linkTimes: LinkTimes = {
  deafMs: 30_000,
  ackMs: 10_000,
  reconnectMs: 1000,
  reconnectMaxMs: 30_000,
  openMs: 8_000,
  graceMs: 3_000,
  proofMs: 4_000,
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
  /** The device may have been away: what is down is tried at once, what is up has to prove it. */
  look(): void;
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

/** Every event of the server; the compiler sees to it that none is missing. */
export const pushed = {
  'message:created': true,
  'message:updated': true,
  'typing:changed': true,
  head: true,
  'floor:changed': true,
  'csat:requested': true,
  'session:renewed': true,
  'session:ended': true,
} satisfies Record<keyof ShopperServerToClient, true>;

export function createLink({ server, token, on, heard, times = linkTimes }: LinkParts): Link {
  const later = createPatience(times);
  const watchdog = createWatchdog(times.deafMs, renew);
  let polling: Wire | undefined;
  let barred = false;
  let wanted = false;
  let entered = false;
  const parts: WireParts = {
    server,
    namespace: '/shopper',
    auth: () => {
      const visitorToken = token();
      return visitorToken ? { visitorToken } : {};
    },
    connectMs: times.openMs,
    on: {
      up() {
        entered = true;
        later.forget();
        watchdog.heard();
        void on.up();
      },
      down,
      heard() {
        watchdog.heard();
        heard?.();
      },
      event: (name, payload) => (on as unknown as Handlers)[name]?.(payload),
    },
  };
  const plain = createPlainSocket(parts);
  let wire = plain;

  function down(refused?: Refused): void {
    watchdog.rest();
    on.down();
    const failed = !entered && !refused;
    entered = false;
    if (!wanted) return;
    if (failed) otherWay();
    later.again(connect);
    const code = refused && refusalCode(refused);
    if (code) on.turnedAway(code);
  }

  /**
   * Some networks let no WebSocket through. Then the next try goes by plain requests, and the one after that by WebSocket
   * again. A server that is away gives this file out neither.
   */
  function otherWay(): void {
    barred = wire === plain;
    if (!barred || polling) return;
    const use = ({ createPolling }: typeof import('./polling.ts')) => {
      polling ??= createPolling(parts);
    };
    import('./polling.ts').then(use, () => undefined);
  }

  /** Only here is the way chosen: never are two of them open. */
  function connect(): void {
    wire = (barred && polling) || plain;
    wire.connect();
  }

  function open(): void {
    wanted = true;
    connect();
  }

  function close(): void {
    wanted = false;
    later.forget();
    watchdog.rest();
    wire.close();
  }

  /** Nothing that was let go of comes back by itself. */
  function renew(): void {
    if (!wanted) return;
    close();
    open();
  }

  return {
    connect: open,
    renew,
    async look() {
      if (!wanted) return;
      if (!entered) {
        later.forget();
        return connect();
      }
      // Any answer will do, and this question changes nothing.
      const answer = await wire.ask('typing:set', { on: false }, times.proofMs);
      if (!answer && entered) renew();
    },
    leads: () => true,
    shared: false,
    async ask<K extends ShopperRequest>(name: K, payload: ShopperPayload<K>) {
      const answer = await wire.ask(name, payload, times.ackMs);
      return (answer ?? noAnswer) as Ack<ShopperAcks[K]>;
    },
    close,
  };
}

type Handlers = Readonly<Record<string, ((payload: unknown) => void) | undefined>>;

/** Whether it arrived is unknown, so it may be sent again under the same id. */
export const noAnswer = {
  ok: false,
  error: { code: 'no-answer', message: '', retryable: true },
} as const;

function refusalCode({ data, message }: Refused): string | undefined {
  if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string') return data.code;
  return typeof message === 'string' && /^[a-z]+(-[a-z]+)*$/.test(message) ? message : undefined;
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
    const ms = reconnectMs * 2 ** refusals++ * (0.5 + Math.random());
    timer = setTimeout(connect, Math.min(reconnectMaxMs, ms));
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
