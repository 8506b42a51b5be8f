/** The widget as shoppers get it: built when it is missing or older than its sources. */
import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const sources = [new URL('widget/', root), new URL('src/protocol/', root)];
const widgetDist = new URL('widget/dist/', root);

export async function builtWidget(): Promise<URL> {
  const built = newest(widgetDist);
  if (sources.some((folder) => newest(folder) > built)) {
    // In its own process: the bundler's native parts do not work inside jest's module world.
    const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', 'widget/vite.config.ts'], {
      cwd: fileURLToPath(root),
      // Shoppers never get a build for testing, which is larger and slower.
      env: { ...process.env, NODE_ENV: 'production' },
    });
  }
  return widgetDist;
}

/** When the youngest file in a folder was written; 0 when there is none. */
function newest(folder: URL): number {
  try {
    const ages = readdirSync(folder, { withFileTypes: true }).map((entry) => {
      if (entry.name === 'dist') return 0;
      return entry.isDirectory()
        ? newest(new URL(`${entry.name}/`, folder))
        : statSync(new URL(entry.name, folder)).mtimeMs;
    });
    return Math.max(0, ...ages);
  } catch {
    return 0;
  }
}
