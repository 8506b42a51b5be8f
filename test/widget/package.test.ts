/** What `npm publish` in `widget/` would send: the compiled entry with its types and nothing else; and what types promise. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';
import type { PageContext } from '../../src/protocol/shopper.ts';
import { declaredPage } from '../../widget/embed/page.ts';
import type { Page } from '../../widget/package/api.ts';

jest.setTimeout(60_000);
const root = fileURLToPath(new URL('../../', import.meta.url));
const typescript = `${root}node_modules/typescript/bin/tsc`;
const run = (file: string, args: string[], cwd: string) =>
  promisify(execFile)(process.execPath, [file, ...args], {
    cwd,
    env: { ...process.env, npm_config_loglevel: 'silent' },
  });

test('the package holds its entry, its types and its licence, and its types hold under settings of others', async () => {
  await run(typescript, ['-p', 'widget/package/tsconfig.json'], root);
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: `${root}widget`,
  });
  const [pack] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ name: string; files: { path: string }[] }];
  expect(pack.name).toBe('@aparte/widget');
  expect(pack.files.map(({ path }) => path).sort()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
    'package/dist/api.d.ts',
    'package/dist/api.js',
    'package/dist/load-concierge.d.ts',
    'package/dist/load-concierge.js',
  ]);
  const entry = (await import('../../widget/package.json', { with: { type: 'json' } })).default.exports['.'];
  for (const file of Object.values(entry)) expect(pack.files.map(({ path }) => `./${path}`)).toContain(file);

  // As a shop has it: only what is published, and settings that are not ours.
  const shop = await mkdtemp(join(tmpdir(), 'widget-shop-'));
  const installed = join(shop, 'node_modules/@aparte/widget');
  for (const { path } of pack.files) await cp(join(root, 'widget', path), join(installed, path));
  await writeFile(join(shop, 'package.json'), '{"type":"module"}');
  await writeFile(join(shop, 'shop.ts'), shopCode);
  for (const how of ['node16', 'nodenext', 'bundler']) {
    const module = how === 'bundler' ? 'esnext' : how;
    const settings = ['--module', module, '--moduleResolution', how, '--target', 'es2022', '--lib', 'es2022,dom'];
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
    await run(typescript, ['--ignoreConfig', ...strict, ...settings, 'shop.ts'], shop);
  }
  await rm(shop, { recursive: true });
});

/** What a shop may write; and, where an error is expected, what it may not. */
const shopCode = `
import { type Concierge, type ConciergeOptions, loadConcierge, type Page, type Tokens } from '@aparte/widget';
const options: ConciergeOptions = { server: 'https://concierge.brand.example', site: 'pk' };
const concierge: Concierge = await loadConcierge(options);
const page: Page = { type: 'product', sku: 'SEI-COG' };
const tokens: Tokens = { '--cg-primary': '#000', ink: '#111' };
await concierge('page', page);
await concierge('setTheme', tokens);
await concierge('identify', { token: async () => 'signed' });
await concierge('on', 'unread', ({ count }) => count.toFixed());
export const gone: boolean | undefined = await concierge('forget');
// @ts-expect-error There is no such call.
await concierge('nonsense');
// @ts-expect-error There is no such event.
await concierge('on', 'nonsense', () => undefined);
// @ts-expect-error A score is a number.
await concierge('on', 'csat', ({ score }: { score: string }) => score);
`;

test('of a page only the declared fields are read, each of its kind and length', () => {
  const page: Page = { type: 'product', sku: 'SEI-COG', title: 'x'.repeat(300), price: 248000, currency: 'EUR' };
  const read: PageContext | undefined = declaredPage({ ...page, email: 'a@b.example', cart: 'many' });
  expect(read).toEqual({ ...page, title: 'x'.repeat(200) });
  expect(declaredPage({ sku: 5, url: '', price: -1 })).toEqual({ type: 'other' });
  for (const nothing of [undefined, null, 'product', 7]) expect(declaredPage(nothing)).toBeUndefined();
});
