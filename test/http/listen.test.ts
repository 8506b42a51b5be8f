/** Opening the port: the address that people can open, and one line when it cannot be had. */
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createHttpServer, listen } from '../../src/http/listen.ts';

const open: ReturnType<typeof createHttpServer>[] = [];
const server = () => {
  const made = createHttpServer((_request, response) => void response.end('open'));
  open.push(made);
  return made;
};
afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

test('port 0 is any free one, and the address says which', async () => {
  const { url, port } = await listen(server(), { host: '127.0.0.1', port: 0 });
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await (await fetch(url)).text()).toBe('open');
});

test('an address for every interface is told as one that can be opened', async () => {
  const { url } = await listen(server(), { host: '0.0.0.0', port: 0 });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a busy port is told in one line', async () => {
  const { port } = await listen(server(), { host: '127.0.0.1', port: 0 });
  const second = listen(server(), { host: '127.0.0.1', port });
  await expect(second).rejects.toMatchObject({
    code: 'conflict',
    message: `Cannot listen on 127.0.0.1:${port}: something listens there already. Stop it, or set PORT to another port.`,
  });
});

test('an address that is not of this machine is told as such', async () => {
  await expect(listen(server(), { host: '203.0.113.9', port: 0 })).rejects.toThrow('this machine has no such address');
});

test('a client that never ends its headers is not waited for without end', () => {
  const { headersTimeout, requestTimeout } = server();
  expect(headersTimeout).toBeLessThanOrEqual(15_000);
  expect(requestTimeout).toBeLessThanOrEqual(60_000);
});

test('bytes that are not HTTP end the connection, not the server', async () => {
  const { url, port } = await listen(server(), { host: '127.0.0.1', port: 0 });
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('close', resolve).end('\x00\x01 nonsense\r\n\r\n').resume());
  expect((await fetch(url)).status).toBe(200);
});
