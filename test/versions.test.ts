/** Floors below which a dependency has a known hole; an exact version where a later one changes behaviour. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

type Lock = {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly hasInstallScript?: boolean }>
  >;
};
const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Every copy in the tree counts, also one that sits inside another package. */
const versionsOf = (name: string) =>
  Object.entries(lock.packages).flatMap(([path, { version }]) =>
    path.endsWith(`node_modules/${name}`) && version ? version : [],
  );

function atLeast(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

test('versions are compared as numbers', () => {
  expect(atLeast('6.10.0', '6.9.9')).toBe(true);
  expect(atLeast('4.2.6', '4.2.7')).toBe(false);
  expect(atLeast('9.0.0', '8.21')).toBe(true);
});

/** Security floors; a package that is not in the tree cannot be below one. */
test.each([
  ['socket.io', '4.8.4'],
  ['socket.io-parser', '4.2.7'],
  ['engine.io', '6.6.10'],
  ['mongoose', '8.9.5'],
  ['markdown-it', '14.1.1'],
  ['multer', '2.0.2'],
  ['@langchain/core', '1.1.8'],
])('%s is at least %s', (name, floor) => {
  expect(versionsOf(name).filter((version) => !atLeast(version, floor))).toEqual([]);
});

/** The SDK's streaming, which nothing here opens, and the client that our Direct Line is tested with. */
const oldCopies = [
  'node_modules/botframework-streaming/node_modules/ws',
  'node_modules/botframework-directlinejs/node_modules/ws',
];

test('ws is at least 8.21.0; copies of archived packages have the last fix of their line', () => {
  const below = Object.entries(lock.packages).filter(
    ([path, { version = '' }]) => path.endsWith('node_modules/ws') && !atLeast(version, '8.21.0'),
  );
  for (const [path, { version = '' }] of below) {
    expect(oldCopies).toContain(path);
    expect(atLeast(version, '7.5.10')).toBe(true);
  }
});

test.each(['socket.io', 'socket.io-parser', 'engine.io', 'ws', 'mongoose', '@langchain/core'])(
  '%s is in the tree, so its floor means something',
  (name) => {
    expect(versionsOf(name).length).toBeGreaterThan(0);
  },
);

test('the Bot Framework SDK is exactly the release we know', () => {
  expect(versionsOf('botbuilder')).toEqual(['4.23.3']);
});

test('Node 24 or newer runs this, and the manifest says so', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  expect(JSON.parse(readFileSync('package.json', 'utf8')).engines.node).toBe('>=24');
});

test('every dependency of ours is an exact version, and the lock names no download address', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
});
