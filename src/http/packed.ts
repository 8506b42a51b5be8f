/** Scripts and styles of a build, packed with Brotli once: a panel of 106 kB goes out as 34 kB, also without a proxy that packs. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { RequestHandler, Response } from 'express';

/** No dots at the start of a part: nothing outside of the build has such a name. */
const packable = /^(?:\/\w[\w.-]*)+\.(js|css)$/;

/** Eleven packs 4 % better, and takes a quarter of a second of the first who asks. */
const quality = 9;

const brotli = promisify(brotliCompress);

export function packed(directory: string, keep: (response: Response, path: string) => void): RequestHandler {
  /** By the file's address and age. A build has some hundred files, a megabyte when packed. */
  const made = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const [, kind] = packable.exec(request.path) ?? [];
    if (kind === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('br') === false) return next();
    const path = join(directory, request.path);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) return next();
    const name = `${path} ${found.mtimeMs}`;
    const packing = made.get(name) ?? pack(path);
    made.set(name, packing);
    packing.catch(() => made.delete(name));
    const body = await packing;
    keep(response, path);
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('ETag', `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}-br"`);
    response.type(kind).send(body);
  };
}

async function pack(path: string): Promise<Buffer> {
  return brotli(await readFile(path), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}
