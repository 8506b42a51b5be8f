/**
 * Makes a fresh clone ready and starts what was asked for, under Node 24 or newer: `run <file> [args]`, `test [args]`,
 * `check [gates]`, `dev`. Plain Node 20 without any package, since it runs before there are any. Quiet when nothing is to do.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wantedMajor = 24;
const pinnedNode = '24.21.0';
const installStamp = join(root, 'node_modules', '.aparte-stamp');
const lockFile = join(root, '.cache', 'setup.lock');
/**
 * A house keeps little that is young: small semi-spaces save 70 MB and cost nothing measurable; they have their size from the
 * start, since growing into it takes a seventh of a start. Compiled code is kept from one start to the next.
 */
const runtime = ['--min-semi-space-size=4', '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'];
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

/** A browser app is built again when anything it is made of has changed. */
const apps = [
  {
    name: 'widget',
    config: 'widget/vite.config.ts',
    sources: ['widget', 'src/protocol', 'locales', 'package-lock.json'],
  },
  {
    name: 'handoff-console',
    config: 'handoff-console/vite.config.ts',
    sources: ['handoff-console', 'src/protocol', 'locales', 'package-lock.json'],
  },
];

const gates = [
  { name: 'format', command: ['node_modules/@biomejs/biome/bin/biome', 'format', '.'] },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'lint', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'law',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['src', 'dialogs', 'widget', 'handoff-console', 'test', 'bench', 'bin'],
      ...['--config', '.dependency-cruiser.cjs'],
    ],
  },
  { name: 'dead exports', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'tests', command: jest },
];

/** One line that tells what went wrong and what to do; no stack, since it is for whoever just typed `npm start`. */
class SetupError extends Error {}

const say = (line) => process.stderr.write(`aparte: ${line}\n`);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

async function main([what, ...args]) {
  process.chdir(root);
  const node = await nodeToUse();
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` };
  // the gates that only read the sources need no builds, and must speak even when one fails
  const builds = what !== 'check' || args.length === 0 || args.includes('tests') ? apps : [];
  if (!isInstalled() || !builds.every(isBuilt)) {
    await alone(async () => {
      await install(env);
      for (const app of builds) await build(app, node, env);
    });
  }
  switch (what) {
    case 'run':
      return await follow(node, [...runtime, ...args], { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...env });
    case 'test':
      return await follow(node, [...jest, ...args], env);
    case 'check':
      return await check(node, env, args);
    case 'dev':
      return await dev(node, env);
    case undefined:
      return 0;
    default:
      throw new SetupError(`"${what}" is not known here. Use run, test, check or dev.`);
  }
}

/** The running Node when it is new enough, otherwise the pinned one, fetched once into `.node/`. */
async function nodeToUse() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const name = `node-linux-${process.arch}`;
  const fetched = join(root, '.node', 'node_modules', name, 'bin', 'node');
  if (existsSync(fetched)) return fetched;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new SetupError(
      `Node ${wantedMajor} or newer is needed, this is ${process.versions.node}. Get it from https://nodejs.org/ or with "nvm install ${wantedMajor}".`,
    );
  }
  await alone(async () => {
    if (existsSync(fetched)) return;
    await step(`fetching Node ${pinnedNode} (this machine has ${process.versions.node})`, () =>
      // The binary package itself: `node@24` would need its install script.
      captured('npm', ['install', '--prefix', '.node', '--no-save', '--ignore-scripts', `${name}@${pinnedNode}`]),
    );
  });
  if (!existsSync(fetched))
    throw new SetupError(`The package ${name} brought no bin/node. Get Node ${wantedMajor} another way.`);
  return fetched;
}

/** The lock file is the one that was installed. */
function isInstalled() {
  return readOr(installStamp) === hashOf(['package-lock.json']);
}

async function install(env) {
  if (isInstalled()) return;
  const lock = hashOf(['package-lock.json']);
  await step('installing packages', () => captured('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], env));
  writeFileSync(installStamp, lock);
}

/** An app that is not there yet counts as built. */
function isBuilt({ name, config, sources }) {
  if (!existsSync(config)) return true;
  return readOr(buildStamp(name)) === hashOf(sources) && existsSync(join(root, name, 'dist'));
}

async function build({ name, config, sources }, node, env) {
  if (isBuilt({ name, config, sources })) return;
  const wanted = hashOf(sources);
  await step(`building ${name}`, () =>
    captured(node, ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'], env),
  );
  mkdirSync(dirname(buildStamp(name)), { recursive: true });
  writeFileSync(buildStamp(name), wanted);
}

function buildStamp(name) {
  return join(root, '.cache', `${name}.stamp`);
}

/** Two starts of a fresh clone at once: one sets up, the other waits for it. A lock whose process is gone counts for nothing. */
async function alone(act) {
  mkdirSync(dirname(lockFile), { recursive: true });
  for (let told = false; !tryLock(); await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (!told) say('another start is setting this clone up; waiting for it');
    told = true;
  }
  try {
    await act();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(readOr(lockFile));
    if (holder > 0 && !isAlive(holder)) rmSync(lockFile, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The gates that were named, or every one; the rest still run when one fails, and what failed shows its own words. */
async function check(node, env, names) {
  const unknown = names.find((name) => !gates.some((gate) => gate.name === name));
  if (unknown)
    throw new SetupError(`There is no gate "${unknown}". There are: ${gates.map(({ name }) => name).join(', ')}.`);
  const chosen = gates.filter(({ name }) => names.length === 0 || names.includes(name));
  const startedMs = Date.now();
  const failed = [];
  for (const { name, command } of chosen) {
    const beforeMs = Date.now();
    const { code, output } = await quietly(node, command, env);
    const took = `${((Date.now() - beforeMs) / 1000).toFixed(1)} s`;
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(14)}${took.padStart(8)}\n`);
    if (code === 0) continue;
    failed.push(name);
    process.stdout.write(output);
  }
  const total = `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;
  process.stdout.write(
    failed.length === 0
      ? `${chosen.length} of ${gates.length} gates passed in ${total}\n`
      : `failed: ${failed.join(', ')} (${total})\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

/** The server and both browser apps, each again when its sources change. One of them ending ends them all. */
async function dev(node, env) {
  const builds = apps
    .filter(({ config }) => existsSync(config))
    .map(({ config }) => [
      'node_modules/vite/bin/vite.js',
      'build',
      '--watch',
      '--config',
      config,
      '--logLevel',
      'warn',
    ]);
  const watched = ['src', 'dialogs', 'locales'].map((folder) => `--watch-path=${folder}`);
  const children = [['--watch-preserve-output', ...watched, 'src/main.ts'], ...builds].map((args) =>
    spawn(node, args, { stdio: 'inherit', env }),
  );
  const stop = passSignals(children);
  const code = await Promise.race(children.map(ended));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map(ended));
  stop();
  return code;
}

/** Runs it in the foreground: its signals are ours, its exit code is ours. */
async function follow(node, args, env) {
  // where Node can, this process becomes that one: nothing stays between the terminal and the server
  if (process.execve && process.platform !== 'win32') process.execve(node, [node, ...args], env);
  const child = spawn(node, args, { stdio: 'inherit', env });
  const stop = passSignals([child]);
  const code = await ended(child);
  stop();
  return code;
}

/** A terminal sends Ctrl-C to the whole group; a supervisor signals us alone. The children decide when it is over. */
function passSignals(children) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    for (const child of children) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(codeOf(child.exitCode, child.signalCode));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(codeOf(code, signal)));
  });
}

/** As a shell counts: 128 and the signal's number. */
function codeOf(code, signal) {
  return code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1);
}

/** Shows one line with a running clock on a terminal, one plain line elsewhere. */
async function step(what, act) {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  const live = process.stderr.isTTY === true;
  if (!live) say(`${what} ...`);
  const timer = live && setInterval(() => process.stderr.write(`\raparte: ${what} ... ${seconds()} s`), 250);
  try {
    await act();
  } finally {
    if (timer) clearInterval(timer);
    if (live) process.stderr.write('\r\x1b[K');
  }
  say(`${what}: done in ${seconds()} s`);
}

/** Silent unless it fails; then everything it said is shown. */
async function captured(command, args, env = process.env) {
  const { code, output } = await quietly(command, args, env);
  if (code === 0) return;
  process.stderr.write(`\n${output}`);
  throw new SetupError(`"${command} ${args.join(' ')}" failed with exit code ${code}; its words are above.`);
}

async function quietly(command, args, env) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const stop = passSignals([child]);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const code = await ended(child).catch((error) => {
    throw new SetupError(`"${command}" cannot be started: ${error.message}`);
  });
  stop();
  return { code, output: Buffer.concat(chunks).toString() };
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
