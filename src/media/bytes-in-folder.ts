/** Bytes of files in a folder of `DATA_DIR`, each under its own id; only the house's process may read them. */
import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AparteError } from '../domain/errors.ts';
import type { Bytes } from '../domain/ports.ts';

/** Left free for the house itself: its database is on the same disk, and words matter more than pictures. */
const keptFreeBytes = 256 * 1024 * 1024;

export function bytesInFolder(folder: string, keepFree = keptFreeBytes): Bytes {
  // by the end of the name: conversations' ids and events' ids begin alike
  const place = (id: string) => join(folder, id.slice(-2).replace(/[^\w]/g, '_'), checked(id));
  return {
    async put(id, bytes) {
      const file = place(id);
      try {
        await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
        if ((await freeBytes(folder)) - bytes.length < keepFree) throw noRoom();
        // whole or not at all: a reader never finds half a file
        await writeFile(`${file}.part`, bytes, { mode: 0o600 });
        await rename(`${file}.part`, file);
      } catch (cause) {
        await rm(`${file}.part`, { force: true }).catch(() => undefined);
        throw isFull(cause) ? noRoom(cause) : cause;
      }
    },
    get: (id) => readFile(place(id)).catch(absent),
    async delete(id) {
      const file = place(id);
      // half a file is left where the process died at it
      await Promise.all([rm(file, { force: true }), rm(`${file}.part`, { force: true })]);
    },
  };
}

function checked(id: string): string {
  if (!/^[\w-]{8,100}$/.test(id)) throw new AparteError('not-found', 'There is no such file.');
  return id;
}

/** A file system that does not tell has room until a write says otherwise. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const isFull = (cause: unknown): boolean => /^(ENOSPC|EDQUOT|EFBIG)$/.test(String((cause as { code?: unknown }).code));

export function noRoom(cause?: unknown): AparteError {
  return new AparteError('retry-later', 'There is no room for files just now. Words still arrive.', {
    cause,
    details: { full: true },
  });
}

function absent(cause: { code?: unknown }): undefined {
  if (cause.code !== 'ENOENT') throw cause;
  return undefined;
}
