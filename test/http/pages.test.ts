/** What browsers load: the widget, the console, pictures, the boutique, and how long each may be kept. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { openHttpHouse } from '../support/http-house.ts';

const builds = mkdtempSync(join(tmpdir(), 'aparte-builds-'));
const file = (path: string, content: string) => {
  mkdirSync(join(builds, path, '..'), { recursive: true });
  writeFileSync(join(builds, path), content);
};

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  file('widget/loader.js', 'load()');
  file('widget/panel-Bu3C8yP2.js', 'panel()');
  file('widget/fonts/hanken-grotesk-latin.woff2', 'font');
  file(
    'console/index.html',
    '<meta property="csp-nonce" nonce="__NONCE__"><script src="/console/assets/app-Bu3C8yP2.js">',
  );
  file('console/assets/app-Bu3C8yP2.js', 'app()');
  file('secret.txt', 'outside of both builds');
  house = await openHttpHouse({
    assets: { widgetDir: join(builds, 'widget'), consoleDir: join(builds, 'console') },
    artwork: {
      product: (name) => (name === 'seine-tote-cognac' ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : undefined),
      advisor: () => undefined,
    },
    boutique: ({ nonce, query }) => `<style nonce="${nonce}"></style><p lang="${query.get('lang') ?? 'en'}">`,
  });
});
afterAll(async () => {
  await house.close();
  rmSync(builds, { recursive: true });
});

const get = (path: string) => request(house.app).get(path);

test('hashed files are kept for a year, named ones are asked for again, and shops of any origin may load them', async () => {
  const kept = async (path: string) => (await get(path).expect(200)).headers['cache-control'];
  expect(await kept('/widget/panel-Bu3C8yP2.js')).toBe('public, max-age=31536000, immutable');
  expect(await kept('/console/assets/app-Bu3C8yP2.js')).toBe('public, max-age=31536000, immutable');
  expect(await kept('/widget/loader.js')).toBe('no-cache');
  expect(await kept('/widget/fonts/hanken-grotesk-latin.woff2')).toBe('no-cache');
  const { headers } = await get('/widget/loader.js');
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-type': expect.stringContaining('javascript'),
  });
  expect(headers['etag'] ?? headers['last-modified']).toBeDefined();
});

test('scripts go out packed to whoever unpacks them, plain to others, and are not sent twice', async () => {
  const asked = (encoding: string) => get('/widget/loader.js').set('accept-encoding', encoding);
  const packed = await asked('gzip, br');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    vary: expect.stringContaining('Accept-Encoding'),
    'cache-control': 'no-cache',
    'content-type': expect.stringContaining('javascript'),
    'access-control-allow-origin': '*',
  });
  expect(packed.text).toBe('load()');
  const plain = await asked('identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers['vary']).toContain('Accept-Encoding');
  expect(plain.text).toBe('load()');
  await asked('br').set('if-none-match', String(packed.headers['etag'])).expect(304);
  file('widget/loader.js', 'load(again)');
  expect((await asked('br')).text).toBe('load(again)');
  expect((await get('/widget/fonts/hanken-grotesk-latin.woff2')).headers['content-encoding']).toBeUndefined();
  await get('/widget/..%2fsecret.js').set('accept-encoding', 'br').expect(404);
});

test.each(['/console', '/console/', '/console/desk/some-conversation'])(
  '%s is the console, with a nonce of its own',
  async (path) => {
    const first = await get(path).expect(200);
    const nonce = /nonce="([^"]+)"/.exec(first.text)?.[1] ?? '';
    expect(nonce).not.toBe('__NONCE__');
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self'; ");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await get(path)).text).not.toContain(nonce);
  },
);

test('a file that was not built is not found, and is never the page instead', async () => {
  await get('/console/assets/old-Bu3C8yP2.js').expect(404);
  await get('/console/old.js').expect(404);
  await get('/widget/old.js').expect(404);
});

test.each([
  '/widget/../secret.txt',
  '/widget/%2e%2e/secret.txt',
  '/widget/..%2fsecret.txt',
  '/console/%2e%2e%2fsecret.txt',
])('%s does not leave the build', async (path) => {
  const { status, text } = await get(path);
  expect([400, 403, 404]).toContain(status);
  expect(text).not.toContain('outside of both builds');
});

test('a picture may be shown anywhere and runs nothing', async () => {
  const { headers } = await get('/media/products/seine-tote-cognac.svg').expect(200);
  expect(headers['content-type']).toMatch(/^image\/svg\+xml/);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain('sandbox');
  await get('/media/products/nothing.svg').expect(404);
  await get('/media/products/..%2f..%2fetc.svg').expect(404);
});

test('the boutique gets its nonce and what the address says', async () => {
  const { text, headers } = await get('/?lang=fr').expect(200);
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(text).toContain('<p lang="fr">');
  expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
});
