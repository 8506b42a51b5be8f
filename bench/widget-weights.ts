/** What a page fetches for the widget, file by file, and what the files of others weigh: gzip -9 and brotli 11. */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export type Weight = {
  readonly what: string;
  /** Bytes as the file lies there, and as it travels. */
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
};

export type OwnWeights = {
  readonly loader: Weight;
  /** The panel, what it imports, and the heaviest language. */
  readonly firstOpen: Weight;
  /** Fetched when it is needed, each with what only it imports. */
  readonly parts: readonly Weight[];
  /** Everything a shopper can come to fetch, in one language; long polling comes only where WebSockets are blocked. */
  readonly whole: Weight;
};

const staticImport = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const lateImport = /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

export function ownWeights(dist: string): OwnWeights {
  const code = new Map(
    readdirSync(dist)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(join(dist, name))] as const),
  );
  const named = (pattern: RegExp, names: Iterable<string>) =>
    [...names].flatMap((name) => [...String(code.get(name)).matchAll(pattern)].map(([, found = '']) => found));
  const closure = (first: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(first)) return seen;
    seen.add(first);
    for (const next of named(staticImport, [first])) closure(next, seen);
    return seen;
  };
  const weight = (what: string, names: Iterable<string>) =>
    sum(
      what,
      [...names].map((name) => weigh(name, code.get(name) ?? Buffer.alloc(0))),
    );
  const panel = [...code.keys()].find((name) => name.startsWith('panel-'));
  if (panel === undefined) throw new Error('The widget is not built. Run: npm run build');
  const words = [...code.keys()].filter((name) => name.startsWith('words-')).map((name) => weight('words', [name]));
  const language = words.reduce((most, one) => (one.gzip > most.gzip ? one : most));
  const first = closure(panel);
  const late = [...new Set(named(lateImport, code.keys()))].filter((name) => !name.startsWith('words-'));
  const parts = late.map((name) => ({
    name,
    files: [...closure(name)].filter((file) => !first.has(file)),
  }));
  const all = new Set([...first, ...parts.filter(({ name }) => !insteadOfSockets(name)).flatMap(({ files }) => files)]);
  return {
    loader: weight('the loader, on page load', ['loader.js']),
    firstOpen: sum('first open: panel, link, styles, one language', [weight('panel', first), language]),
    parts: parts.map(({ name, files }) => weight(`later: ${name.replace(/-[\w-]{8}\.js$/, '')}`, files)),
    whole: sum('everything but polling, one language', [weight('all', all), language]),
  };
}

const insteadOfSockets = (name: string): boolean => name.startsWith('polling-');

/** Their published packages and the file a page loads. The versions are named, so that a figure can be made again. */
const peers = [
  { what: 'botframework-webchat 4.18.1', pack: 'botframework-webchat@4.18.1', file: 'dist/webchat.js' },
  { what: 'the same, minimal', pack: 'botframework-webchat@4.18.1', file: 'dist/webchat-minimal.js' },
  { what: 'Typebot 0.10.7', pack: '@typebot.io/js@0.10.7', file: 'dist/web.js' },
  { what: 'deep-chat 2.4.2', pack: 'deep-chat@2.4.2', file: 'dist/deepChat.bundle.js' },
] as const;

const patienceMs = 120_000;

/** Fetched into a folder that is thrown away; undefined, with the reason on the screen, when the registry is out of reach. */
export function peerWeights(): readonly Weight[] | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-peers-'));
  try {
    const folders = new Map<string, string>();
    for (const pack of new Set(peers.map((peer) => peer.pack))) folders.set(pack, unpacked(pack, dir));
    return peers.map(({ what, pack, file }) =>
      weigh(what, readFileSync(join(folders.get(pack) ?? '', 'package', file))),
    );
  } catch (error) {
    console.log(`   no peers: the registry gave none (${String(error).split('\n', 1)[0]})`);
    return undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function unpacked(pack: string, dir: string): string {
  const folder = join(dir, pack.replaceAll('/', '-'));
  mkdirSync(folder);
  const quiet: ExecFileSyncOptions = { cwd: folder, timeout: patienceMs, stdio: ['ignore', 'pipe', 'ignore'] };
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', pack], quiet);
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['xzf', archive], quiet);
  return folder;
}

function weigh(what: string, code: Buffer): Weight {
  return {
    what,
    raw: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    // Eleven is the highest, and what zlib does unasked.
    brotli: brotliCompressSync(code).length,
  };
}

function sum(what: string, weights: readonly Weight[]): Weight {
  return weights.reduce(
    (total, { raw, gzip, brotli }) => ({
      what,
      raw: total.raw + raw,
      gzip: total.gzip + gzip,
      brotli: total.brotli + brotli,
    }),
    { what, raw: 0, gzip: 0, brotli: 0 },
  );
}
