/** A whole list of the document port, page by page: what one page would leave out is not forgotten. */
import type { Documents } from './ports.ts';

export type Kept<T> = { readonly id: string; readonly value: T; readonly version: number };

const pageSize = 200;

/** Of a collection, or of those whose `index` equals something; in the order of their ids. */
export async function everyDocument<T>(
  documents: Pick<Documents, 'list'>,
  collection: string,
  query: { readonly index?: string; readonly equals?: string } = {},
): Promise<readonly Kept<T>[]> {
  const found: Kept<T>[] = [];
  let after: string | undefined;
  do {
    const page = await documents.list<T>(collection, {
      ...query,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
