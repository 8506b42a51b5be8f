/** Plants breaches of the import law in a copy of the tree, so that a rule that was muted is noticed. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);
const cruiser = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const tree = mkdtempSync(join(tmpdir(), 'aparte-law-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** A file, what it wrongly says, and the rule that must report it. */
const breaches: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['src/domain/breach.ts', "import 'node:fs';", 'domain-is-pure'],
  ['src/domain/breach-2.ts', "import type { Desk } from '../handoff/desk.ts'; export type D = Desk;", 'domain-is-pure'],
  ['src/protocol/breach.ts', "import '../domain/errors.ts';", 'protocol-is-zod-alone'],
  ['src/turn/breach.ts', "export const late = () => import('../handoff/desk.ts');", 'turn-imports'],
  ['src/handoff/breach.ts', "import '../../widget/loader.ts';", 'handoff-imports'],
  ['src/http/breach.ts', "import '../storage/documents.ts';", 'http-imports'],
  ['src/realtime/breach.ts', "import 'express';", 'express-stays-home'],
  ['src/commerce/breach.ts', "import 'botbuilder';", 'botbuilder-stays-home'],
  ['src/storage/mongo/breach.ts', "import '../sqlite/store.ts';", 'mongo-knows-no-sqlite'],
  ['src/storage/sqlite/breach.ts', "import 'mongoose';", 'mongoose-stays-home'],
  ['src/turn/breach-2.ts', "import '../config.ts';", 'root-is-not-imported'],
  ['src/turn/breach-3.ts', "import '../config/variables.ts';", 'turn-imports'],
  ['src/config/breach.ts', "import '../http/http.ts';", 'config-imports'],
  ['src/outbox/breach.ts', "import 'node:sqlite';", 'node-sqlite-stays-home'],
  ['widget/breach.tsx', "export { AparteError } from '../src/domain/errors.ts';", 'widget-imports'],
  ['handoff-console/breach.tsx', "import 'node:path';", 'no-node-in-browsers-or-dialogs'],
  ['dialogs/breach.ts', "import '../src/understanding/local.ts';", 'dialogs-imports'],
  ['bin/breach.ts', "import '../src/log.ts';", 'bin-starts-the-app'],
  ['src/house/breach.ts', "import './index.ts';", 'no-barrels'],
  ['src/handoff/breach-2.ts', "import '../../test/support/random.ts';", 'tests-are-leaves'],
  ['src/handoff/breach-3.ts', "import './nowhere.ts';", 'everything-resolves'],
  ['src/handoff/about.ts', "import type { A } from './round.ts'; export type B = A | 1;", 'no-cycles'],
];
/** What some breaches need in order to be one. */
const accomplices: readonly (readonly [file: string, code: string])[] = [
  ['src/house/index.ts', 'export {};'],
  ['src/handoff/round.ts', "import type { B } from './about.ts'; export type A = B;"],
];
const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src/http/fine.ts', "import 'express'; import '../domain/errors.ts'; import '../protocol/http.ts';"],
  ['src/realtime/fine.ts', "import '../handoff/desk.ts'; import 'socket.io';"],
  ['test/fine.test.ts', "import 'mongoose'; import '../src/app.ts';"],
];

let report: readonly { readonly rule: string; readonly from: string }[] = [];
beforeAll(async () => {
  const folders = ['src', 'dialogs', 'widget', 'handoff-console', 'test', 'bench', 'bin'];
  for (const folder of folders.filter((name) => readdirSync('.').includes(name))) {
    cpSync(folder, join(tree, folder), {
      recursive: true,
      filter: (path) => !/(^|\/)(dist|data|weights|artefacts)$/.test(path),
    });
  }
  cpSync('.dependency-cruiser.cjs', join(tree, '.dependency-cruiser.cjs'));
  cpSync('package.json', join(tree, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(tree, 'node_modules'));
  for (const [file, code] of [...breaches, ...accomplices, ...allowed]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${code}\n`);
  }
  const { stdout } = await run(
    process.execPath,
    [
      cruiser,
      ...folders.filter((name) => readdirSync(tree).includes(name)),
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
    ],
    { cwd: tree, maxBuffer: 1e9 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  report = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}, 60_000);

test.each(breaches.map(([file, , rule]) => [file, rule] as const))('%s breaks %s', (file, rule) => {
  expect(report).toContainEqual({ from: file, rule });
});

test('what the law allows is not reported', () => {
  const fine = new Set(allowed.map(([file]) => file));
  expect(report.filter(({ from }) => fine.has(from))).toEqual([]);
});
