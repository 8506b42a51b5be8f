/** Inserts what is not there yet; what is there stays as it is. The unique index decides, not a look before. */
import { duplicatesOf } from './failure.ts';

/** Plain rows, and one that is there already does not stop the rest. */
export const unordered = { ordered: false, lean: true } as const;

export async function insertNew<Row>(
  rows: readonly Row[],
  insert: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await insert(rows);
  } catch (error) {
    duplicatesOf(error);
  }
}
