/** setup.mjs in a project of its own, with a stand-in for npm and for Vite that leave a note when they are called. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'aparte-setup-'));
  cpSync('bin/setup.mjs', join(project, 'bin/setup.mjs'));
  put('package-lock.json', '{}');
  put('tools/npm', '#!/bin/sh\necho "$@" >> npm-calls\nexit $NPM_EXIT\n');
  chmodSync(join(project, 'tools/npm'), 0o755);
  put('node_modules/.aparte-stamp', installed('{}'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

const lines = (path: string) =>
  existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8').trim().split('\n') : [];
const installed = (lock: string) =>
  createHash('sha256').update('package-lock.json').update('\0').update(lock).digest('hex');

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['bin/setup.mjs', ...args], {
    cwd: project,
    env: { ...env, HOME: project, PATH: `${join(project, 'tools')}:/usr/bin:/bin` },
  });
}

async function run(args: string[], env: Record<string, string> = {}) {
  const child = start(args, env);
  let out = '';
  let said = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', (exit, signal) => resolve(exit ?? signal)));
  return { code, out, said };
}

test('with nothing to do it says nothing, passes arguments on and keeps the exit code', async () => {
  put('hello.ts', 'const [, , word]: string[] = process.argv; console.log(word); process.exit(3);');
  expect(await run(['run', 'hello.ts', 'good evening'])).toEqual({ code: 3, out: 'good evening\n', said: '' });
  expect(lines('npm-calls')).toEqual([]);
});

test('a signal reaches what was started, and its own way of ending is kept', async () => {
  put(
    'wait.ts',
    "process.on('SIGTERM', () => { console.log('bye'); process.exit(7); }); console.log('up'); setInterval(() => {}, 1e4);",
  );
  const child = start(['run', 'wait.ts']);
  const words: string[] = [];
  const code = await new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => {
      words.push(String(chunk).trim());
      if (words.length === 1) child.kill('SIGTERM');
    });
    child.once('close', resolve);
  });
  expect(words).toEqual(['up', 'bye']);
  expect(code).toBe(7);
});

test('another lock file is installed, once', async () => {
  put('hello.ts', '');
  put('package-lock.json', '{"changed":true}');
  const first = await run(['run', 'hello.ts']);
  expect(first).toMatchObject({ code: 0, out: '' });
  expect(first.said).toMatch(/^aparte: installing packages \.\.\.\naparte: installing packages: done in \d+ s\n$/);
  await run(['run', 'hello.ts']);
  expect(lines('npm-calls')).toEqual(['ci --include=dev --no-audit --no-fund']);
});

test('an install that fails stops the start, says so, and is tried again the next time', async () => {
  put('hello.ts', "console.log('started')");
  put('package-lock.json', '{"changed":true}');
  const failed = await run(['run', 'hello.ts'], { NPM_EXIT: '4' });
  expect(failed).toMatchObject({ code: 1, out: '' });
  expect(failed.said).toContain('failed with exit code 4');
  await run(['run', 'hello.ts']);
  expect(lines('npm-calls')).toHaveLength(2);
});

test('a browser app is built when it, the protocol or a locale changed, and only then', async () => {
  put('hello.ts', '');
  put('widget/vite.config.ts', '');
  put(
    'node_modules/vite/bin/vite.js',
    "const fs = require('fs'); fs.mkdirSync('widget/dist', { recursive: true }); fs.appendFileSync('builds', 'built\\n');",
  );
  await run(['run', 'hello.ts']);
  await run(['run', 'hello.ts']);
  expect(lines('builds')).toHaveLength(1);
  put('locales/fr/widget.json', '{}');
  await run(['run', 'hello.ts']);
  expect(lines('builds')).toHaveLength(2);
  rmSync(join(project, 'widget/dist'), { recursive: true });
  await run(['run', 'hello.ts']);
  expect(lines('builds')).toHaveLength(3);
});

test('a build that fails shows its words and does not count as built', async () => {
  put('hello.ts', '');
  put('widget/vite.config.ts', '');
  put('node_modules/vite/bin/vite.js', "console.error('a bracket is missing'); process.exit(1);");
  const { code, said } = await run(['run', 'hello.ts']);
  expect(code).toBe(1);
  expect(said).toContain('a bracket is missing');
  expect(existsSync(join(project, '.cache/widget.stamp'))).toBe(false);
});

test('of two starts at once one sets up and the other waits; a lock left behind by a dead one is no obstacle', async () => {
  put('hello.ts', "console.log('up')");
  put('package-lock.json', '{"changed":true}');
  put('tools/npm', '#!/bin/sh\necho "$@" >> npm-calls\nsleep 0.5\n');
  put('.cache/setup.lock', String(2 ** 22 + 1));
  const both = await Promise.all([run(['run', 'hello.ts']), run(['run', 'hello.ts'])]);
  expect(both.map(({ code, out }) => ({ code, out }))).toEqual([
    { code: 0, out: 'up\n' },
    { code: 0, out: 'up\n' },
  ]);
  expect(lines('npm-calls')).toHaveLength(1);
  expect(existsSync(join(project, '.cache/setup.lock'))).toBe(false);
});

test('a word it does not know is an error', async () => {
  expect(await run(['fly'])).toMatchObject({
    code: 1,
    said: 'aparte: "fly" is not known here. Use run, test, check or dev.\n',
  });
});
