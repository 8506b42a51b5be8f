/** The way through networks that block WebSockets. Fetched only where one has failed. */
import { WebSocket, XHR } from 'socket.io-client';

/** HTTP first, since it is what is known to work; Socket.IO changes over if a WebSocket opens after all. */
export const ways = [XHR, WebSocket];
