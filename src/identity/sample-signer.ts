/**
 * Stands in for the shop's server where there is none: the sample boutique's "sign in", and `aparte identity-sample` for
 * whoever integrates a shop. Its key is made in DATA_DIR, never shipped, and trusted by no house in production.
 */
import { generateKeyPairSync, createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SampleSigner = {
  readonly publicKey: KeyObject;
  /** A token of five minutes for this shopper's id or e-mail address. */
  sign(subject: string, now: Date): string;
};

const lifeSeconds = 300;

export function openSampleSigner(
  dataDir: string,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
): SampleSigner {
  const key = createPrivateKey(keptKey(join(dataDir, 'identity-sample.pem')));
  return {
    publicKey: createPublicKey(key),
    sign(subject, now) {
      const iat = Math.floor(now.getTime() / 1000);
      const claims = { iss: issuer, aud: audience, sub: subject, iat, exp: iat + lifeSeconds, jti: randomUUID() };
      const signed = `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
    },
  };
}

/** The same key for every process on this folder: written whole, then linked, so that of two first starts one wins. */
function keptKey(file: string): string {
  const draft = `${file}.${randomUUID()}`;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  try {
    linkSync(draft, file);
  } catch {
    // another process was first: its key counts
  }
  rmSync(draft);
  return readFileSync(file, 'utf8');
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
