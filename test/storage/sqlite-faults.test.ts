/** The embedded store when things break: a killed process, a locked file, a full disk, a folder that is none. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { begun, commitLines, commitOf, conversation, message, said } from './corridor-fixtures.ts';

let dir = '';
const opened: Store[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aparte-faults-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const store of opened.splice(0)) await store.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(folder = dir): Store {
  const store = createSqliteStore({ dir: folder });
  opened.push(store);
  return store;
}

/** Runs a victim until it has said `lines` lines, kills it as a power cut would, and returns what it said. */
async function killedAfter(lines: number, name: string): Promise<readonly string[]> {
  const script = new URL('./sqlite-victim.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, dir, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const gone = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await gone;
  return said;
}

test('what a process was told before kill -9 is true after it, and nothing is half', async () => {
  const lines = await killedAfter(120, 'camille');
  const received = lines.filter((line) => line.startsWith('received')).length;
  const seqs = lines.flatMap((line) => (line.startsWith('committed') ? line.split(' ').slice(1).map(Number) : []));
  expect(received).toBeGreaterThan(30);

  const store = open();
  const id = conversation('camille');
  const messages = await store.transcripts.messages(id, 0, 10_000);
  const state = await store.transcripts.conversation(id);
  expect(messages.map(({ seq }) => seq).slice(0, seqs.length)).toEqual(seqs);
  expect(messages).toHaveLength(state?.head ?? -1);
  expect(messages.length % 2).toBe(0);
  const again = Array.from({ length: received }, (_, turn) => said('camille', `event ${turn}`));
  expect(new Set(await store.inbox.receive(again))).toEqual(new Set(['duplicate']));
});

test('the lane of a process that died on this machine is taken at once', async () => {
  await killedAfter(9, 'camille');
  const take = await open().lanes.take(conversation('camille'), 'node-b');
  expect(take).toMatchObject({ outcome: process.platform === 'linux' ? 'taken' : 'held' });
});

test('two processes write at once and both are served', async () => {
  const victim = killedAfter(200, 'jonas');
  const store = open();
  const receipts = await Promise.all(
    Array.from({ length: 100 }, (_, index) => store.inbox.receive([said('camille', `text ${index}`)])),
  );
  expect(new Set(receipts.flat())).toEqual(new Set(['stored']));
  // A line or two may already be in the pipe when the kill lands.
  expect((await victim).length).toBeGreaterThanOrEqual(200);
});

test('a file locked for long is "retry-later" within three seconds, the event loop lives, and then it works', async () => {
  const store = open();
  await store.ready();
  const thief = new DatabaseSync(join(dir, 'aparte.db'));
  thief.exec('BEGIN EXCLUSIVE');
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 20);
  const began = performance.now();
  await expect(store.inbox.receive([said('camille', 'Hello')])).rejects.toMatchObject({ code: 'retry-later' });
  expect(performance.now() - began).toBeLessThan(3500);
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(60);
  thief.exec('ROLLBACK');
  thief.close();
  expect(await store.inbox.receive([said('camille', 'Hello')])).toEqual(['stored']);
});

test('a file locked for a moment is waited for', async () => {
  const store = open();
  await store.ready();
  const thief = new DatabaseSync(join(dir, 'aparte.db'));
  thief.exec('BEGIN IMMEDIATE');
  const receipt = store.inbox.receive([said('camille', 'Hello')]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  thief.exec('ROLLBACK');
  thief.close();
  expect(await receipt).toEqual(['stored']);
});

test('one commit’s mistake fails alone', async () => {
  const store = open();
  const { lease, conversation: before } = await begun(store, 'camille');
  await commitLines(store, lease, before, ['one']);
  const other = await begun(store, 'jonas');
  // A message under a seq that is taken: the code above the store was wrong.
  const mistaken = {
    ...commitOf({ conversation: { ...before, head: 0 } }, []),
    messages: [message(before.id, 1, 'x')],
  };
  const results = await Promise.allSettled([
    store.lanes.commit({ ...lease, version: 1 }, mistaken),
    commitLines(store, other.lease, other.conversation, ['two']),
    store.inbox.receive([said('priya', 'Hello')]),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect((await store.transcripts.conversation(before.id))?.head).toBe(1);
  expect(await store.transcripts.messages(other.lease.conversationId, 0, 10)).toHaveLength(1);
});

test('a data directory that cannot be one says so, and is tried again', async () => {
  const folder = join(dir, 'data');
  writeFileSync(folder, 'a file');
  const store = open(folder);
  await expect(store.ready()).rejects.toThrow(/data directory .*data; set DATA_DIR/);
  rmSync(folder);
  await store.ready();
  expect(await store.inbox.receive([said('camille', 'Hello')])).toEqual(['stored']);
});

test('a file of a newer version is left alone', async () => {
  await open().ready();
  const newer = new DatabaseSync(join(dir, 'aparte.db'));
  newer.exec(`INSERT INTO migrations VALUES (99, 'later')`);
  newer.close();
  await expect(open().ready()).rejects.toThrow(/newer version/);
});

test('after close everything is "retry-later"', async () => {
  const store = open();
  await store.ready();
  await store.close();
  await expect(store.inbox.receive([said('camille', 'Hello')])).rejects.toMatchObject({ code: 'retry-later' });
  await expect(store.inbox.waiting(1)).rejects.toMatchObject({ code: 'retry-later' });
});

const small = smallDisk();
(small ? test : test.skip)(
  small
    ? 'a full disk is "retry-later", never a false ack, and works again with room'
    : 'full disk: cannot mount a tmpfs here',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'aparte-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    const store = createSqliteStore({ dir: disk });
    try {
      await store.inbox.receive([said('camille', 'first')]);
      fill(join(disk, 'filler'));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) =>
          store.inbox.receive([said('camille', `${n} ${'x'.repeat(20_000)}`, `k${n}`)]),
        ),
      );
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'retry-later' });
      const acked = outcomes.length - refused.length;
      expect(await store.inbox.undone(conversation('camille'), 100)).toHaveLength(1 + acked);
      rmSync(join(disk, 'filler'));
      expect(await store.inbox.receive([said('camille', 'last')])).toEqual(['stored']);
    } finally {
      await store.close();
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  },
);

function fill(file: string): void {
  for (let kib = 2048; kib > 0; kib -= 8) {
    try {
      writeFileSync(file, Buffer.alloc(kib * 1024));
      return;
    } catch {
      rmSync(file, { force: true });
    }
  }
}

function smallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'aparte-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
