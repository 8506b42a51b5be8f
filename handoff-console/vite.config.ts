/** Builds the console to `dist/`, served under `/console/`; its colours come from the one token file of the protocol. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables } from '../src/protocol/tokens.ts';

const server = process.env['APARTE_SERVER'] ?? 'http://127.0.0.1:3978';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [tokens(), leftOut(), react(), budget()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A data: font would break `font-src 'self'`, and the preload polyfill is for browsers we do not support.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': server, '/socket.io': { target: server, ws: true }, '/assets': server },
  },
});

/** Writes the colour variables of both schemes in front of `styles/tokens.css`. */
function tokens(): Plugin {
  const light = cssVariables('light');
  const dark = cssVariables('dark');
  const css = [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
  ].join('\n');
  return {
    name: 'aparte-tokens',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/styles/tokens.css') ? `${css}\n${code}` : undefined),
  };
}

const locales = join(import.meta.dirname, '../locales');
/** The languages that the console has words in. */
const spoken = readdirSync(locales).filter((language) => existsSync(join(locales, language, 'console.json')));

/** What packages carry and this app never uses: transports other than WebSocket (desk/desk-link.ts), schemas as JSON Schema, words in languages the console does not speak. */
function leftOut(): Plugin {
  return {
    name: 'aparte-left-out',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('engine.io-client/build/esm/transports/index.js'))
        return `import { WS } from './websocket.js';\nexport const transports = { websocket: WS };`;
      if (/engine\.io-client\/build\/esm\/transports\/polling/.test(id)) return { code, moduleSideEffects: false };
      // Left out as React Aria's own plugin does it: a language without words is answered in English.
      const [, language] =
        /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/.+\/([a-z]{2})-[A-Z]{2}\.mjs$/.exec(id) ?? [];
      if (language !== undefined && !spoken.includes(language)) return 'export default undefined;';
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return undefined;
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      return `const absent = () => () => { throw new Error('A browser makes no JSON Schema.'); };
export { ${names.map((name) => `absent as ${name}`).join(', ')} };`;
    },
  };
}

/** The first load: everything an advisor needs to see the desk, in kilobytes after gzip (console.md, section 12). */
const budgetKb = 260;
/** Fetched when they are needed: the sign-in, the plot, the form of a correction, the dialogs of an act, of a held answer, a proposal, settings, tasks, insights, and languages other than English. */
const later = [
  '/login-',
  'mood-plot',
  'correct-reading',
  'act-dialog',
  'held-dialog',
  'proposal-bar',
  '/settings/',
  '/tasks/',
  '/insights/',
  '/tools/',
  '/palette/',
  '/picker/',
  '/canned/',
  '/shopper/',
  '/board/',
  '/translation/',
  'locales/',
  'arabic-letters',
];

function budget(): Plugin {
  return {
    name: 'aparte-budget',
    writeBundle(_options, bundle) {
      const files = firstFiles(bundle);
      const bytes = files.reduce((sum, name) => sum + sizeOf(bundle[name]), 0);
      const kb = Math.round(bytes / 1000);
      this.info(`first load ${kb} kB gzip, budget ${budgetKb} kB`);
      if (kb > budgetKb) this.error(`The console's first load is ${kb} kB gzip; the budget is ${budgetKb} kB.`);
    },
  };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['writeBundle']>, (...args: never[]) => unknown>>[1];

/** What the entry leads to, chunk by chunk with its styles, without what is fetched later. */
function firstFiles(bundle: Bundle): string[] {
  const seen = new Set<string>();
  const styles = new Set<string>();
  function visit(name: string): void {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || seen.has(name) || later.some((part) => chunk.facadeModuleId?.includes(part))) return;
    seen.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  }
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
  return [...seen, ...styles];
}

function sizeOf(file: Bundle[string] | undefined): number {
  if (file === undefined) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
}
