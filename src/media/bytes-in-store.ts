/** Bytes of files as small documents of the house's store: where several machines share nothing but a database. */
import type { Bytes, Documents } from '../domain/ports.ts';

/** Well under the 16 MB that MongoDB allows a document, with base64 a third longer than the bytes. */
const partBytes = 512 * 1024;

type Part = { readonly fileId: string; readonly at: number; readonly of: number; readonly base64: string };

export function bytesInStore(documents: Documents): Bytes {
  const name = (id: string, at: number) => `${id}.${at}`;
  return {
    async put(id, bytes) {
      const of = Math.max(1, Math.ceil(bytes.length / partBytes));
      for (let at = 0; at < of; at += 1) {
        const part = Buffer.from(bytes.subarray(at * partBytes, (at + 1) * partBytes));
        const value: Part = { fileId: id, at, of, base64: part.toString('base64') };
        await documents.put('file-parts', name(id, at), value);
      }
    },
    async get(id) {
      const first = await documents.get<Part>('file-parts', name(id, 0));
      if (first === undefined) return undefined;
      const pieces = [first.value.base64];
      for (let at = 1; at < first.value.of; at += 1) {
        const next = await documents.get<Part>('file-parts', name(id, at));
        // it is being written, or removed
        if (next === undefined) return undefined;
        pieces.push(next.value.base64);
      }
      return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
    },
    async delete(id) {
      const { items } = await documents.list('file-parts', { index: 'fileId', equals: id, limit: 1000 });
      for (const item of items) await documents.delete('file-parts', item.id);
    },
  };
}
