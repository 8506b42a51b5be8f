/** Removes what is long past, a few with each new one, so that nothing grows for ever and nobody waits for it. */
import type { Documents } from './ports.ts';

const sweptAtOnce = 20;

/** `collection` is listed by its `expiresAt`, the oldest first. */
export async function sweepExpired(
  documents: Pick<Documents, 'list' | 'delete'>,
  collection: string,
  before: Date,
): Promise<void> {
  const { items } = await documents.list<{ readonly expiresAt: Date }>(collection, {
    index: 'expiresAt',
    limit: sweptAtOnce,
  });
  const old = items.filter(({ value }) => value.expiresAt < before);
  await Promise.all(old.map(({ id }) => documents.delete(collection, id)));
}
