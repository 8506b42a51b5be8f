/** The floor of a web message: the same Socket.IO on the same Node, which does nothing but send the words back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });

io.of('/shopper').on('connection', (socket) => {
  socket.on('echo', (text: unknown, ack: (answer: unknown) => void) => ack(text));
  socket.on('pass', (text: unknown) => void socket.broadcast.emit('passed', text));
});

http.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
