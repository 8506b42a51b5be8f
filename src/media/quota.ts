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

/**
 * Takes no file over the house's `limit`, in bytes. What other nodes have taken since the last count is not in it: the limit may be
 * passed by what comes to them within an hour.
 */
export function withinQuota(
  bytes: Bytes,
  { documents, limit, now }: { readonly documents: Listed; readonly limit: number; readonly now: () => Date },
): Bytes & { recount(): Promise<void> } {
  let used: number | undefined;
  let countedAt = 0;

  async function recount(): Promise<void> {
    countedAt = now().getTime();
    used = await storedBytes(documents);
  }

  async function hasRoom(more: number): Promise<boolean> {
    if (used === undefined) await recount();
    if ((used ?? 0) + more <= limit) return true;
    if (now().getTime() - countedAt < recountMs) return false;
    await recount();
    return (used ?? 0) + more <= limit;
  }

  return {
    async put(id, given) {
      if (!(await hasRoom(given.length))) throw noRoom(new Error('MEDIA_MAX_BYTES is reached'));
      await bytes.put(id, given);
      used = (used ?? 0) + given.length;
    },
    get: bytes.get,
    delete: bytes.delete,
    recount,
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
