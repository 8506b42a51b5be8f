/** The page that draws every state of the widget, built from the sources as they are and served on a free port. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** A product's picture: the states are about the widget, not about bags. */
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#b08a3c"/></svg>';

export type WidgetPreview = { readonly url: string; close(): Promise<void> };

export async function startWidgetPreview(): Promise<WidgetPreview> {
  const folder = await mkdtemp(join(tmpdir(), 'widget-preview-'));
  // In its own process: the bundler's native parts do not work inside jest's module world.
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'widget/vite.config.ts'];
  await promisify(execFile)(process.execPath, [...vite, '--mode', 'preview', '--outDir', folder], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://preview');
    if (pathname.startsWith('/media/')) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture);
      return;
    }
    // The page asks for its frame where a house has it.
    const file = pathname === '/' ? '/preview.html' : pathname.replace(/^\/widget\//, '/');
    const bytes = await readFile(join(folder, normalize(file))).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
