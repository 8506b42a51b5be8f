/**
 * The way through networks that block WebSockets: Socket.IO's own client, over plain requests first, since they are what is
 * known to work; it changes over if a WebSocket opens after all. Fetched only where one has failed.
 */
import { io, WebSocket, XHR } from 'socket.io-client';
import type { Refused, Wire, WireParts } from './wire.ts';

export function createPolling({ server, namespace, auth, connectMs, on }: WireParts): Wire {
  const socket = io(`${server}${namespace}`, {
    transports: [XHR, WebSocket],
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    timeout: connectMs,
    auth: (give) => give(auth()),
  });
  socket.on('connect', () => {
    socket.io.engine?.on('packet', on.heard);
    on.up();
  });
  socket.on('disconnect', (reason) => on.down(reason === 'io server disconnect' ? {} : undefined));
  socket.on('connect_error', (error: Error & Refused) => {
    const refused = socket.io._readyState === 'open' ? error : undefined;
    socket.disconnect();
    on.down(refused);
  });
  socket.onAny((name: string, payload: unknown) => on.event(name, payload));
  return {
    connect: () => void socket.connect(),
    ask: (name, payload, withinMs) =>
      socket.connected
        ? socket
            .timeout(withinMs)
            .emitWithAck(name, payload)
            .catch(() => undefined)
        : Promise.resolve(undefined),
    close: () => void socket.disconnect(),
  };
}
