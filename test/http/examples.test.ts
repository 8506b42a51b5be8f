/** The pages to try the widget in: what each may load, who is signed in, and that nothing else is given out. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { openHttpHouse } from '../support/http-house.ts';

const directory = fileURLToPath(new URL('../../widget/examples', import.meta.url));
const pages = readdirSync(directory).filter((file) => file.endsWith('.html'));

let house: Awaited<ReturnType<typeof openHttpHouse>>;
let client: { name: string; token?: string };
beforeAll(async () => {
  house = await openHttpHouse({ examples: { directory, client: () => client } });
});
afterAll(() => house.close());

const fetched = async (file: string) => {
  client = { name: 'Camille <Aubert>', token: 'a.signed.token' };
  return await request(house.app).get(`/widget/examples/${file}`);
};

test('the first page leads to every other one', async () => {
  const { text } = await fetched('');
  const others = pages.filter((page) => page !== 'index.html');
  expect(others.filter((page) => !text.includes(`href="${page}"`))).toEqual([]);
});

test.each(pages)('%s allows its own inline scripts by hash, and nothing else that is inline', async (page) => {
  const { text, headers } = await fetched(page);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).not.toMatch(/unsafe|nonce|data:|\*/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  expect(policy.match(/'sha256-[^']+'/g) ?? []).toEqual(hashes);
  expect(text).not.toMatch(/ style=|<style| on[a-z]+=|\{\{/);
  expect(text).toContain('src="/widget/loader.js" data-site="sample"');
  expect(headers['cache-control']).toBe('no-store');
});

test('the strict page shows the policy that it is sent with, and has no inline script at all', async () => {
  const { text, headers } = await fetched('strict.html');
  expect(text.replaceAll(/\s+/g, ' ')).toContain(headers['content-security-policy']);
  expect(headers['content-security-policy']).not.toContain('sha256');
});

test('who is signed in is written as text, with a token; a house that cannot sign has no such page', async () => {
  const { text } = await fetched('identified.html');
  expect(text).toContain("concierge('identify', { token: 'a.signed.token' })");
  expect(text).not.toContain('<Aubert>');
  client = { name: 'Camille Aubert' };
  await request(house.app).get('/widget/examples/identified.html').expect(404);
});

test.each(['..%2floader.ts', 'react/concierge.tsx', 'loader.ts', 'none.html', 'PLAIN.html', '.html'])(
  '%s is not given out',
  async (file) => {
    expect((await fetched(file)).status).toBe(404);
  },
);

test('without a demo there are no examples', async () => {
  const plain = await openHttpHouse();
  await request(plain.app).get('/widget/examples/plain.html').expect(404);
  await plain.close();
});
