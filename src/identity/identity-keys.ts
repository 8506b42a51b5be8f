/** Public keys of the shop's server: a JWKS or a PEM file, read again when it changes, so that keys can be turned over. */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AparteError } from '../domain/errors.ts';

export type IdentityKeys = () => Promise<ReadonlyMap<string, KeyObject>>;

/** Throws in plain words when there are none to begin with; later the last good ones count, and `unreadable` is told once. */
export function identityKeys(file: string, unreadable: (error: unknown) => void): IdentityKeys {
  let read: { readonly mtimeMs: number; readonly keys: ReadonlyMap<string, KeyObject> } | undefined;
  return async () => {
    const mtimeMs = await stat(file).then(
      (found) => found.mtimeMs,
      () => -1,
    );
    if (read?.mtimeMs === mtimeMs) return read.keys;
    try {
      read = { mtimeMs, keys: parseKeys(await readFile(file, 'utf8').catch(noFile(file)), file) };
    } catch (error) {
      if (read === undefined) throw error;
      unreadable(error);
      read = { mtimeMs, keys: read.keys };
    }
    return read.keys;
  };
}

function noFile(file: string): () => never {
  return () => {
    throw new AparteError('bad-request', `IDENTITY_KEYS: cannot read ${file}, expected a JWKS or PEM file.`);
  };
}

/** Throws in plain words when there is no Ed25519 key in it. */
function parseKeys(text: string, file: string): ReadonlyMap<string, KeyObject> {
  const keys = keysIn(text);
  if (keys.size > 0) return keys;
  throw new AparteError(
    'bad-request',
    `IDENTITY_KEYS: found no Ed25519 public key in ${file}, expected a JWKS or PEM.`,
  );
}

/** None in what cannot be read at all. */
function keysIn(text: string): Map<string, KeyObject> {
  try {
    return text.trimStart().startsWith('{') ? ofJwks(text) : ofPem(text);
  } catch {
    return new Map();
  }
}

function ofJwks(text: string): Map<string, KeyObject> {
  const { keys = [], ...single } = JSON.parse(text) as { keys?: readonly JsonWebKey[] } & JsonWebKey;
  const all = 'kty' in single ? [single] : keys;
  const found = new Map<string, KeyObject>();
  for (const [at, key] of all.entries()) {
    if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || key.x === undefined) continue;
    // Only what is public of it is taken, whatever else the file holds.
    const jwk = { kty: key.kty, crv: key.crv, x: key.x };
    found.set(String(key['kid'] ?? at), createPublicKey({ key: jwk, format: 'jwk' }));
  }
  return found;
}

function ofPem(text: string): Map<string, KeyObject> {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? [];
  const keys = blocks.map((block) => createPublicKey(block)).filter((key) => key.asymmetricKeyType === 'ed25519');
  return new Map(keys.map((key, at) => [String(at), key]));
}
