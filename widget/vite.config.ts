/** Builds what `/widget/` serves: loader.js by a fixed name, everything else by its hash, and the boutique's stylesheet. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { colors, cssVariables } from '../src/protocol/tokens.ts';
import { icons } from './panel/icon-paths.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), 'utf8');
const locales = ['en', 'fr', 'fr-CA', 'ar'];

/** Light and dark custom properties on the host element, where a shop's own `--cg-*` still win. */
const hostTokens = `
:host{${cssVariables('light', '--cg-')}}
@media (prefers-color-scheme:dark){:host(:not([data-theme=light])){${cssVariables('dark', '--cg-')}}}
:host([data-theme=dark]){${cssVariables('dark', '--cg-')}}`;

const pageTokens = `
:root{color-scheme:light dark;${cssVariables('light')}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${cssVariables('dark')}}}
:root[data-theme=dark]{${cssVariables('dark')}}`;

const fonts = [
  ['bodoni-moda', 'latin', 'opsz'],
  ['bodoni-moda', 'latin-ext', 'opsz'],
  ['hanken-grotesk', 'latin', 'wght'],
  ['hanken-grotesk', 'latin-ext', 'wght'],
] as const;

/** Fonts and the boutique's stylesheet by fixed names: other pages link to them without knowing the build. */
function houseAssets(): Plugin {
  const find = createRequire(import.meta.url);
  return {
    name: 'house-assets',
    generateBundle() {
      for (const [family, subset, axis] of fonts) {
        const file = `${family}-${subset}-${axis}-normal.woff2`;
        const source = readFileSync(find.resolve(`@fontsource-variable/${family}/files/${file}`));
        this.emitFile({ type: 'asset', fileName: `fonts/${family}-${subset}.woff2`, source });
      }
      this.emitFile({ type: 'asset', fileName: 'mark.svg', source: read('./mark.svg') });
      const source = `${pageTokens}\n${read('./styles/fonts.css')}\n${read('./styles/boutique.css')}`;
      this.emitFile({ type: 'asset', fileName: 'boutique.css', source });
    },
  };
}

/** What the loader fetches without importing it: it must know the hashed names, and so must the frame's document. */
const fetched: Readonly<Record<string, string>> = {
  __EMBED_FILE__: 'embed',
  __PANEL_FILE__: 'panel',
  __FRAME_FILE__: 'frame',
};

/** Writes the names in, and the loader a second time by its own hash, for shops that pin what they load. */
function loaderKnowsFiles(): Plugin {
  return {
    name: 'loader-knows-files',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const named = (name: string) => chunks.find((chunk) => chunk.name === name);
      const loader = named('loader');
      const inside = named('inside');
      const panel = named('panel');
      if (!loader || !inside || !panel) return;
      for (const [mark, name] of Object.entries(fetched))
        loader.code = loader.code.replace(mark, JSON.stringify(named(name)?.fileName));
      const page = read('./frame/frame.html')
        .replace('__INSIDE_FILE__', inside.fileName)
        .replaceAll('__PANEL_FILE__', panel.fileName);
      this.emitFile({ type: 'asset', fileName: 'frame.html', source: page });
      const hash = createHash('sha256').update(loader.code).digest('base64url').slice(0, 8);
      const integrity = `sha384-${createHash('sha384').update(loader.code).digest('base64')}`;
      const file = `loader-${hash}.js`;
      this.emitFile({ type: 'asset', fileName: file, source: loader.code });
      this.emitFile({ type: 'asset', fileName: 'loader.json', source: JSON.stringify({ file, integrity }) });
      this.info(`to pin: /widget/${file} integrity="${integrity}"`);
    },
  };
}

/** The frame's own document, with the panel that draws invented conversations in the place of the real one. */
function previewFrame(): Plugin {
  return {
    name: 'preview-frame',
    generateBundle() {
      const source = read('./frame/frame.html')
        .replace('__INSIDE_FILE__', 'inside.js')
        .replaceAll('__PANEL_FILE__', 'panel.js');
      this.emitFile({ type: 'asset', fileName: 'frame.html', source });
    },
  };
}

const onlyWebSocket = '\0only-websocket';

/** What stands in where WebSockets are blocked names its transports (client/polling.ts): the others would never be used. */
function webSocketAlone(): Plugin {
  return {
    name: 'websocket-alone',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './transports/index.js' && importer?.includes('engine.io-client') ? onlyWebSocket : undefined,
    load(id) {
      if (id !== onlyWebSocket) return undefined;
      const file = createRequire(createRequire(import.meta.url).resolve('socket.io-client')).resolve(
        'engine.io-client',
      );
      const websocket = file.replace(/build[\\/].*$/, 'build/esm/transports/websocket.js');
      return `import { WS } from ${JSON.stringify(websocket)};\nexport const transports = { websocket: WS };`;
    },
  };
}

/** Lazy parts bring no stylesheet files and name no dependencies, so the build's helper for those would only weigh. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
    renderChunk: (code) =>
      code.replace(/__vitePreload\((.*?), __VITE_PRELOAD__, import\.meta\.url\)/gs, (_, load) => `(${load})()`),
  };
}

/** Of what makes an element, only what the panel asks for: nobody debugs what shoppers download. */
function plainElements(): Plugin {
  return {
    name: 'plain-elements',
    enforce: 'pre',
    transform: (code, id) =>
      /preact\/jsx-runtime\/.*\.m?js$/.test(id) ? code.replace('(a||i)&&(s.__source=a,s.__self=i),', ' ') : undefined,
  };
}

/** Their keys are put together while the panel runs, so they stay whole. */
const spelledOut = /^(error|message|rating|step)\.|^\w+$/;

/** Sentences go by one or two letters in what shoppers download; in the sources they keep their names. */
function shortKeys(): Plugin {
  const names = Object.keys(JSON.parse(read('../locales/en/widget.json'))).filter((name) => !spelledOut.test(name));
  const short = new Map(
    names.map((name, position) => [
      name,
      `${'abcdefghijklmnopqrst'[position % 20]}${position < 20 ? '' : Math.floor(position / 20)}`,
    ]),
  );
  const shortened = (text: string) =>
    text.replace(/(['"])([a-z]+\.[\w-]+)\1/g, (whole, quote, name) => {
      const key = short.get(name);
      return key ? `${quote}${key}${quote}` : whole;
    });
  return {
    name: 'short-keys',
    enforce: 'pre',
    transform: (code, id) => (isWords(id) || /\/widget\/[^?]*\.tsx?$/.test(id) ? shortened(code) : undefined),
  };
}

const isWords = (module: string | null) => module?.endsWith('/widget.json') ?? false;

/** Lazy parts by the name of their chunk; a part that is not named here may weigh as much as a photo's. */
const lazyBudgets: Readonly<Record<string, number>> = {
  cards: 8,
  photo: 5,
  slots: 4,
  unfolded: 3,
  waiting: 3,
  polling: 15,
};
const otherLazyBudget = 5;

/** What a shopper downloads beside its budget in KiB; over budget is a failed build. */
function budgets(): Plugin {
  return {
    name: 'budgets',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const gzip = (code: string) => gzipSync(code, { level: 9 }).length / 1024;
      const brotli = (code: string) => brotliCompressSync(code).length / 1024;
      const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
      const heaviest = (files: readonly { readonly code: string }[], weigh: typeof gzip) =>
        Math.max(...files.map(({ code }) => weigh(code)));

      const loader = chunks.filter((chunk) => chunk.name === 'loader');
      const words = chunks.filter((chunk) => chunk.fileName.startsWith('words-'));
      const atOnce = new Set(['panel']);
      for (const chunk of chunks) if (chunk.name === 'panel') for (const file of chunk.imports) atOnce.add(file);
      const first = chunks.filter((chunk) => atOnce.has(chunk.name) || atOnce.has(chunk.fileName));
      const calls = chunks.filter(({ name }) => ['embed', 'theme', 'page'].includes(name));
      /** In place of the panel's own mount, and only where a shop asks for it. */
      const framed = chunks.filter(({ name }) => ['frame', 'inside', 'wire'].includes(name));
      const lazy = chunks.filter((chunk) => ![...loader, ...words, ...first, ...calls, ...framed].includes(chunk));

      // Fetched in the place of what does not get through.
      const inTurn = lazy.filter(({ name }) => name !== 'polling');
      const together = (files: readonly { readonly code: string }[], weigh: typeof gzip) =>
        sum(files.map(({ code }) => weigh(code))) + heaviest(words, weigh);
      const opening = [...first, ...calls];
      const rows: readonly (readonly [what: string, size: number, budget: number, unit: string])[] = [
        ['page load: the loader', sum(loader.map(({ code }) => gzip(code))), 2, 'gzip'],
        ['the panel: its link, styles, one locale', together(first, brotli), 28, 'brotli'],
        ['first open: the same with the page’s calls and colours', together(opening, brotli), 30, 'brotli'],
        ['first open', together(opening, gzip), 34, 'gzip'],
        ['in a frame, besides', sum(framed.map(({ code }) => gzip(code))), 5, 'gzip'],
        ['the heaviest locale', heaviest(words, gzip), 3, 'gzip'],
        ...lazy.map(({ name, code }) => {
          const budget = lazyBudgets[partName(name)] ?? otherLazyBudget;
          return [`later: ${partName(name)}`, gzip(code), budget, 'gzip'] as const;
        }),
        ['the whole chat, every lazy part with it', together([...opening, ...inTurn], gzip), 45, 'gzip'],
      ];
      for (const [what, size, budget, unit] of rows) this.info(`${what}: ${size.toFixed(2)} of ${budget} KiB ${unit}`);
      const over = rows.filter(([, size, budget]) => size > budget).map(([what]) => what);
      if (over.length > 0) this.error(`Over budget: ${over.join(', ')}`);
    },
  };
}

/** A part goes by what it is, not by the file that happens to hold it. */
const partName = (chunk: string) => ({ 'card-view': 'cards', 'slots-card': 'slots' })[chunk] ?? chunk;

/** Two sentences per locale; a locale that says the same as its parent is left to it. */
function launcherWords() {
  const words = (locale: string): readonly string[] => {
    const sentences = JSON.parse(read(`../locales/${locale}/widget.json`));
    return [sentences['launcher.ask'], sentences['launcher.trouble']];
  };
  const own = locales.filter((locale) => {
    const parent = locale.split('-')[0] ?? locale;
    return parent === locale || words(parent).join() !== words(locale).join();
  });
  return Object.fromEntries(own.map((locale) => [locale, words(locale)]));
}

/** Spaces around CSS punctuation cost bytes in a loader that has few to spend. */
const squeezed = (css: string) =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>!]) ?/g, '$1')
    .replaceAll(';}', '}')
    .replace(/: /g, ':')
    .trim();

/** Only what the launcher wears travels with the loader; the panel brings all. A browser has a focus ring of its own, and nobody sees how two lines of 1.6 px are joined. */
const launcherCss = squeezed(
  hostTokens.replace(/--cg-(?!primary:|on-primary:)[\w-]+:[^;}]+;?/g, '') + read('./styles/launcher.css'),
)
  .replace(/\.launcher:focus-visible\{[^}]*\}/, '')
  .replace(';stroke-linejoin:round', '')
  .replaceAll('"', '')
  .replaceAll('#FFFFFF', '#fff')
  .replaceAll(' / ', '/');

/** A colour that no part of the panel wears would only weigh. */
const widgetCss = readdirSync(here('./styles'))
  .filter((file) => file !== 'boutique.css')
  .map((file) => read(`./styles/${file}`))
  .join('');
const panelTokens = squeezed(hostTokens)
  .replace(/(--cg-[\w-]+):[^;}]+;?/g, (rule, name) => (widgetCss.includes(`var(${name})`) ? rule : ''))
  .replaceAll('#FFFFFF', '#fff');

/** A tenth of a pixel is more than a screen of this size can show. What stands before the point stays: flags of arcs may hang on it. */
function roundedIcons(): Plugin {
  return {
    name: 'rounded-icons',
    enforce: 'pre',
    transform: (code, id) => (/icon(-path)?s\.ts$/.test(id) ? rounded(code) : undefined),
  };
}

const rounded = (drawing: string) =>
  drawing.replace(/\.\d{2,}/g, (part) => `.${Math.min(9, Math.round(Number(part) * 10))}`);

/** What the page's colours fall back to when nobody could read them. */
const ownColors = Object.fromEntries(
  (['primary', 'on-primary', 'surface', 'ink'] as const).map((name) => [name, colors[name]]),
);

export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins:
    mode === 'preview'
      ? [previewFrame()]
      : [
          webSocketAlone(),
          plainImports(),
          plainElements(),
          shortKeys(),
          roundedIcons(),
          houseAssets(),
          loaderKnowsFiles(),
          budgets(),
        ],
  json: { namedExports: false },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: {
    __LAUNCHER_WORDS__: JSON.stringify(launcherWords()),
    __LAUNCHER_CSS__: JSON.stringify(launcherCss),
    __LAUNCHER_ICON__: JSON.stringify(rounded(icons.chat)),
    __OWN_COLORS__: JSON.stringify(ownColors),
    __HOST_TOKENS__: JSON.stringify(panelTokens),
  },
  build: {
    outDir: mode === 'preview' ? here('../.cache/widget-preview') : here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions:
      mode === 'preview'
        ? {
            input: {
              preview: here('./preview.html'),
              inside: here('./frame/inside.ts'),
              panel: here('./preview-panel.tsx'),
            },
            preserveEntrySignatures: 'allow-extension',
            output: { entryFileNames: '[name].js' },
          }
        : {
            input: {
              loader: here('./loader.ts'),
              embed: here('./embed/embedding.ts'),
              panel: here('./panel/mount.tsx'),
              frame: here('./frame/outside.ts'),
              inside: here('./frame/inside.ts'),
            },
            // What lazy parts share with the panel stays in it: one file to fetch on the first open.
            preserveEntrySignatures: 'allow-extension',
            treeshake: { moduleSideEffects: (id) => !/(engine|socket)\.io-(client|parser)/.test(id) },
            output: {
              entryFileNames: (chunk) => (chunk.name === 'loader' ? 'loader.js' : '[name]-[hash].js'),
              chunkFileNames: (chunk) =>
                isWords(chunk.facadeModuleId) ? 'words-[hash].js' : `${partName(chunk.name)}-[hash].js`,
              assetFileNames: '[name]-[hash][extname]',
              // The page's calls are one request, also where a frame needs a part of them.
              codeSplitting: { groups: [{ name: 'embed', test: /widget\/embed\// }] },
            },
          },
  },
}));
