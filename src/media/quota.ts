/** How much a house keeps of people's files: a whole house's, and what one shopper may bring in a day. */
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { Bytes, Documents } from '../domain/ports.ts';
import { noRoom } from './bytes-in-folder.ts';
import type { StoredFile } from './stored-file.ts';

type Listed = Pick<Documents, 'list'>;

/** A full house looks again whether something has gone, but not for each file that knocks. */
const recountMs = 60_000;
const dayMs = 24 * 60 * 60_000;

const sizeOf = ({ facts, heldBytes }: StoredFile): number => facts?.bytes ?? heldBytes ?? 0;

/** What is kept, in bytes, held-back files among it. */
export async function storedBytes(documents: Listed): Promise<number> {
  const files = await everyDocument<StoredFile>(documents, 'files');
  return files.reduce((sum, { value }) => sum + sizeOf(value), 0);
}

/** What all nodes have taken together, in bytes, and when it was last added up from the files themselves. */
type Used = { readonly bytes: number; readonly countedAt: Date };
type Read = { readonly value: Used; readonly version: number };

const collection = 'file-room';
const id = 'used';
/** Nodes that take files at the same moment wait for each other; more in a row is no longer a moment. */
const mostRaces = 50;

type QuotaParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly limit: number;
  readonly now: () => Date;
};

/**
 * Takes no file over the house's `limit`, in bytes, on whatever node: room is taken in the store before the bytes are written. What was
 * removed is free again after a count, hourly or once the house is full; a file that is being written at that moment is not in it.
 */
export function withinQuota(bytes: Bytes, { documents, limit, now }: QuotaParts): Bytes & { recount(): Promise<void> } {
  const read = async (): Promise<Read> => (await documents.get<Used>(collection, id)) ?? (await count(undefined));

  /** Adds up anew; what another node takes meanwhile makes the sum old, and it is made again. */
  async function count(known: Read | undefined, attempt = 0): Promise<Read> {
    const value = { bytes: await storedBytes(documents), countedAt: now() };
    const version = await tryPut(value, known?.version ?? 0);
    if (version !== undefined) return { value, version };
    const newer = await documents.get<Used>(collection, id);
    if (newer !== undefined && (known === undefined || attempt >= mostRaces)) return newer;
    return count(newer, attempt + 1);
  }

  async function tryPut(value: Used, expected: number): Promise<number | undefined> {
    try {
      return await documents.put<Used>(collection, id, value, expected);
    } catch (cause) {
      if (cause instanceof AparteError && cause.code === 'conflict') return undefined;
      throw cause;
    }
  }

  async function add(more: number, attempt = 0): Promise<void> {
    let known = await read();
    const isFull = () => more > 0 && known.value.bytes + more > limit;
    if (isFull() && now().getTime() - known.value.countedAt.getTime() >= recountMs) known = await count(known);
    if (isFull()) throw noRoom(new Error('MEDIA_MAX_BYTES is reached'));
    const next = { ...known.value, bytes: Math.max(0, known.value.bytes + more) };
    if ((await tryPut(next, known.version)) !== undefined) return;
    if (attempt >= mostRaces) throw new AparteError('retry-later', 'Too many files at once; try again.');
    await add(more, attempt + 1);
  }

  return {
    async put(fileId, given) {
      await add(given.length);
      try {
        await bytes.put(fileId, given);
      } catch (error) {
        await add(-given.length);
        throw error;
      }
    },
    get: bytes.get,
    delete: bytes.delete,
    async recount() {
      await count(await documents.get<Used>(collection, id));
    },
  };
}

/** Throws once a shopper has brought more within a day than one person needs; `more` is what would come now. */
export function refuseTooMuch(files: readonly StoredFile[], more: number, limit: number, now: Date): void {
  const since = now.getTime() - dayMs;
  const today = files.filter(({ by, at }) => by === 'shopper' && at.getTime() > since);
  if (today.reduce((sum, file) => sum + sizeOf(file), more) > limit)
    throw new AparteError('rate-limited', 'That is more than one day holds. Send the rest tomorrow.', {
      details: { reason: 'too-much' },
    });
}
