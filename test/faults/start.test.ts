/** Starts that cannot succeed say so in plain words; what is only partly broken opens with the rest. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestHouse } from '../support/house.ts';
import { runServer, startServer } from '../support/server-process.ts';
import { silentLog } from '../support/silent-log.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aparte-start-'));
});
afterEach(() => {
  chmodSync(dir, 0o755);
  rmSync(dir, { recursive: true, force: true });
});

test('a busy port: one line that says what to do, exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const { code, output } = await runServer({ dir, port });
  other.close();

  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toMatch(new RegExp(`:${port}\\b.*already.*PORT`));
}, 60_000);

test('a value that does not parse: all problems at once, no secret shown, exit code 1', async () => {
  const { code, output } = await runServer({
    dir,
    env: { PORT: 'seven', LEASE_MS: '-1', SESSION_SECRET: 'too-short-to-be-one' },
  });
  expect(code).toBe(1);
  for (const variable of ['PORT', 'LEASE_MS', 'SESSION_SECRET']) expect(output).toContain(variable);
  expect(output).not.toContain('too-short-to-be-one');
  expect(output).not.toMatch(/\bat .*\.ts:\d+/);
}, 60_000);

test('a data directory that is a file: named, with the reason, exit code 1', async () => {
  const file = join(dir, 'file');
  writeFileSync(file, '');
  const { code, output } = await runServer({ dir, env: { DATA_DIR: file } });
  expect(code).toBe(1);
  expect(output).toContain('DATA_DIR');
  expect(output).toContain(file);
  expect(output).not.toMatch(/\bat .*\.ts:\d+/);
}, 60_000);

/** Root may write into a closed folder; nobody makes a folder below what is not one. */
function unwritable(): string {
  if (process.getuid?.() === 0) return '/dev/null/aparte';
  const closed = join(dir, 'closed');
  mkdirSync(closed, { mode: 0o500 });
  return closed;
}

test('an unwritable data directory: named, exit code 1', async () => {
  const { code, output } = await runServer({ dir, env: { DATA_DIR: unwritable() } });
  expect(code).toBe(1);
  expect(output).toContain('DATA_DIR');
}, 60_000);

describe('a house with mistakes in its files', () => {
  test('opens, tells each mistake with its place, and serves the rest', async () => {
    const house = join(dir, 'house');
    cpSync(fileURLToPath(new URL('../../src/house/meridon', import.meta.url)), house, { recursive: true });
    writeFileSync(join(house, 'stores.yaml'), 'stores:\n  - id: paris\n    name: [unclosed\n');
    writeFileSync(join(house, 'articles', 'en', 'broken.md'), '---\nid: \n---\nno title');
    const told: string[] = [];
    const log = { ...silentLog, warn: (message: string) => void told.push(message) };

    const open = await openTestHouse({ env: { HOUSE_DIR: house }, log });
    const problems = open.app.house.problems.filter(({ optional }) => optional !== true);
    const shopper = await open.shopper();
    await shopper.says('where is my order MM-20418? camille.aubert@example.com');
    await shopper.hears('delivered', 'bot');
    await open.close();

    const files = problems.map(({ file }) => file).join(' ');
    expect(files).toMatch(/stores\.yaml/);
    expect(files).toMatch(/broken\.md/);
    expect(problems.every(({ line }) => line === undefined || line > 0)).toBe(true);
    expect(told.join('\n')).toMatch(/stores\.yaml/);
  }, 60_000);

  test('and one that is not there at all stops the start, which says where it was looked for', async () => {
    const nowhere = join(dir, 'nowhere');
    const start = startServer({ dir, env: { HOUSE_DIR: nowhere } });
    await expect(start).rejects.toThrow(`HOUSE_DIR: found ${nowhere} (no folder)`);
  }, 60_000);
});

test('a store that another process holds: retry-later in about three seconds, and all is well once it lets go', async () => {
  const house = await openTestHouse();
  const shopper = await house.shopper();
  await shopper.says('before');
  await shopper.hears(undefined, 'bot');
  await house.quiet();

  const other = new DatabaseSync(join(house.dir, 'aparte.db'));
  other.exec('BEGIN IMMEDIATE');
  const startedAt = performance.now();
  const held = { clientMessageId: 'held', text: 'where is my order MM-20452 adaeze.okafor@example.com' };
  const error = await shopper.client.refusal('message:send', held);
  expect(error).toMatchObject({ code: 'retry-later', retryable: true });
  expect(error.message).not.toMatch(/SQLITE|aparte\.db/);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  other.exec('ROLLBACK');
  other.close();

  await shopper.says(held.text, { clientMessageId: held.clientMessageId });
  await shopper.hears('being prepared', 'bot');
  const said = (await shopper.transcript()).filter(({ author }) => author.kind === 'shopper');
  expect(said.map(({ text }) => text)).toEqual(['before', held.text]);
  await house.close();
}, 60_000);

test('compiled code is kept although the process is killed: the next start need not compile again', async () => {
  const code = join(dir, 'code');
  const house = await startServer({ dir, env: { NODE_COMPILE_CACHE: code } });
  await until(() => filesIn(code) > 100);
  await house.end('SIGKILL');
  expect(filesIn(code)).toBeGreaterThan(100);
}, 60_000);

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}
