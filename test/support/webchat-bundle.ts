/**
 * The bundle of the real Web Chat. Its package brings 441 others and half a gigabyte for this one file, so it is no
 * dependency: npm fetches the package alone, once, it is checked against its SHA-512, and the bundle is kept in `.cache/`.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

const version = '4.18.1';
const integrity = '7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const wanted = 'package/dist/webchat.js';
const cache = join(import.meta.dirname, '../../.cache');
const kept = join(cache, `webchat-${version}.js`);

export type Bundle =
  | { readonly outcome: 'found'; readonly path: string }
  | { readonly outcome: 'missing'; readonly reason: string };

export async function findWebChat(): Promise<Bundle> {
  if (existsSync(kept)) return { outcome: 'found', path: kept };
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'webchat-'));
  try {
    await promisify(execFile)('npm', ['pack', `botframework-webchat@${version}`, '--pack-destination', folder], {
      timeout: 120_000,
    });
    const [file = ''] = readdirSync(folder);
    const packed = readFileSync(join(folder, file));
    if (createHash('sha512').update(packed).digest('base64') !== integrity) {
      return { outcome: 'missing', reason: `botframework-webchat ${version} is not what it was` };
    }
    const bundle = fileIn(gunzipSync(packed), wanted);
    if (bundle === undefined) return { outcome: 'missing', reason: `botframework-webchat ${version} has no bundle` };
    writeFileSync(join(folder, 'webchat.js'), bundle);
    renameSync(join(folder, 'webchat.js'), kept);
    return { outcome: 'found', path: kept };
  } catch {
    return { outcome: 'missing', reason: `npm pack botframework-webchat@${version} needs the npm registry` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file of a tar archive: blocks of 512 bytes, each file a header with its name and its size in octal, then its bytes. */
function fileIn(tar: Buffer, name: string): Buffer | undefined {
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const found = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (found === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}
