/** What `npm publish` in `widget/` would send: the compiled entry with its types and nothing else; and what types promise. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';
import type { PageContext } from '../../src/protocol/shopper.ts';
import { declaredPage } from '../../widget/embed/page.ts';
import type { Page } from '../../widget/package/api.ts';

jest.setTimeout(60_000);
const root = fileURLToPath(new URL('../../', import.meta.url));
const run = (file: string, args: string[], cwd: string) =>
  promisify(execFile)(process.execPath, [file, ...args], {
    cwd,
    env: { ...process.env, npm_config_loglevel: 'silent' },
  });

test('the package holds its entry, its types and its licence', async () => {
  await run(`${root}node_modules/typescript/bin/tsc`, ['-p', 'widget/package/tsconfig.json'], root);
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
});

test('of a page only the declared fields are read, each of its kind and length', () => {
  const page: Page = { type: 'product', sku: 'SEI-COG', title: 'x'.repeat(300), price: 248000, currency: 'EUR' };
  const read: PageContext | undefined = declaredPage({ ...page, email: 'a@b.example', cart: 'many' });
  expect(read).toEqual({ ...page, title: 'x'.repeat(200) });
  expect(declaredPage({ sku: 5, url: '', price: -1 })).toEqual({ type: 'other' });
  for (const nothing of [undefined, null, 'product', 7]) expect(declaredPage(nothing)).toBeUndefined();
});
