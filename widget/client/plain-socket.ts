/**
 * The part of Socket.IO's protocol (Engine.IO 4, Socket.IO 5) that text over one WebSocket needs. Its own client carries two
 * more transports, upgrades, binary packets and a pool of managers, and would weigh a third of the panel.
 * https://socket.io/docs/v4/socket-io-protocol/
 */
import type { Refused, Wire, WireParts } from './wire.ts';

/** First characters of a frame: Engine.IO's packet, then, inside a message, Socket.IO's. */
const [opened, ping, pong] = ['0', '2', '3'];
const [connect, disconnect, event, ack, refusal] = ['40', '41', '42', '43', '44'];

export function createPlainSocket({ server, namespace, auth, connectMs, on }: WireParts): Wire {
  const address = `${server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  let socket: WebSocket | undefined;
  let isUp = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** Nothing that the old connection still says is heard after this. */
  function drop(refused?: Refused): void {
    if (!socket) return;
    const old = socket;
    socket = undefined;
    isUp = false;
    clearTimeout(patience);
    old.close();
    for (const settle of waiting.values()) settle(undefined);
    on.down(refused);
  }

  function hear(frame: string): void {
    on.heard();
    if (frame === ping) socket?.send(pong);
    else if (frame.startsWith(opened)) socket?.send(`${connect}${namespace},${JSON.stringify(auth())}`);
    else take(frame);
  }

  function take(frame: string): void {
    const [, kind, id, json] = /^(\d\d)[^,]*,(\d*)(.*)$/s.exec(frame) ?? [];
    const said = parsed(json);
    if (kind === connect) {
      clearTimeout(patience);
      isUp = true;
      on.up();
    } else if (kind === disconnect) drop({});
    else if (kind === refusal) drop(typeof said === 'object' && said !== null ? said : {});
    else if (kind === event && Array.isArray(said)) on.event(String(said[0]), said[1]);
    else if (kind === ack && Array.isArray(said)) waiting.get(Number(id))?.(said[0]);
  }

  return {
    connect() {
      if (socket) return;
      const mine = reach(address);
      if (!mine) return on.down();
      socket = mine;
      patience = setTimeout(drop, connectMs);
      mine.onmessage = ({ data }) => {
        if (mine === socket && typeof data === 'string') hear(data);
      };
      mine.onclose = () => {
        if (mine === socket) drop();
      };
    },
    ask(name, payload, withinMs) {
      if (!isUp) return Promise.resolve(undefined);
      const id = asked++;
      return new Promise((resolve) => {
        const settle = (answer: unknown) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(settle, withinMs);
        waiting.set(id, settle);
        socket?.send(`${event}${namespace},${id}${JSON.stringify([name, payload])}`);
      });
    },
    close() {
      if (isUp) socket?.send(`${disconnect}${namespace},`);
      drop();
    },
  };
}

/** A page's policy may forbid it altogether. */
function reach(address: string): WebSocket | undefined {
  try {
    return new WebSocket(address);
  } catch {
    return undefined;
  }
}

/** What is broken says nothing: the answer then does not come, and the message is asked for by its number. */
function parsed(json = ''): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
