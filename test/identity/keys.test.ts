/** The shop's public keys: turned over while the house runs, and plain words where there are none. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { identityKeys } from '../../src/identity/identity-keys.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-keys-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const jwks = (kid: string) => {
  const { publicKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid }] });
};

/** As a later version, however coarse the clock of the file system. */
function write(file: string, text: string, second: number): void {
  writeFileSync(file, text);
  utimesSync(file, second, second);
}

test.each([
  ['no file', undefined, /cannot read/],
  ['half a file', '{"keys": [', /no Ed25519 public key/],
  ['a key of another kind', '{"keys":[{"kty":"RSA","n":"x","e":"AQAB"}]}', /no Ed25519 public key/],
  ['a broken key', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}', /no Ed25519 public key/],
  ['words', 'hello', /no Ed25519 public key/],
])('%s stops the start in plain words', async (name, text, words) => {
  const file = join(dir, `${name}.json`);
  if (text !== undefined) writeFileSync(file, text);
  await expect(identityKeys(file, () => undefined)()).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringMatching(words),
  });
});

test('a new file counts at once; one that is broken or gone leaves the keys of before, and is told once', async () => {
  const file = join(dir, 'keys.json');
  const told: unknown[] = [];
  write(file, jwks('one'), 1_000);
  const keys = identityKeys(file, (error) => told.push(error));
  const names = async () => [...(await keys()).keys()];
  expect(await names()).toEqual(['one']);
  write(file, jwks('two'), 2_000);
  expect(await names()).toEqual(['two']);
  write(file, '{"keys": [', 3_000);
  expect(await names()).toEqual(['two']);
  expect(await names()).toEqual(['two']);
  expect(told).toHaveLength(1);
  rmSync(file);
  expect(await names()).toEqual(['two']);
  expect(told).toHaveLength(2);
  write(file, jwks('three'), 4_000);
  expect(await names()).toEqual(['three']);
});
