/** Opens the port, with patience that a slow or stalled client cannot use up, and says in one line when it is taken. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AparteError } from '../domain/errors.ts';

/** Not yet listening, so that sockets can be added before the first client comes. */
export function createHttpServer(handler: RequestListener): Server {
  return createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 20_000 }, handler);
}

/** The address people on this machine can open. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(explained(cause, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return { url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${chosen}`, port: chosen };
}

function explained(cause: Error, host: string, port: number): AparteError {
  const code = 'code' in cause ? String(cause.code) : cause.message;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'something listens there already. Stop it, or set PORT to another port',
    EACCES: 'this process may not use that port. Set PORT to one above 1023',
    EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one of its own',
  };
  return new AparteError('conflict', `Cannot listen on ${host}:${port}: ${reasons[code] ?? code}.`, { cause });
}
