/** The policy changes by two, keeps every version, comes back, and is tried on what happened before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PolicyDocument, PolicyReplay } from '../../src/protocol/http.ts';
import { type PolicyDraft, PolicyHistory, ReplayLine } from '../../src/protocol/policy.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { playMonth } from '../support/fixture-month.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-policy-'));
let house: TestHouse;
let sofia: AdvisorClient;
let admin: AdvisorClient;
let advisor: AdvisorClient;
beforeAll(async () => {
  const store = createSqliteStore({ dir });
  await store.ready();
  await playMonth(store);
  await store.close();
  house = await openTestHouse({ dir });
  sofia = await house.advisor('sofia');
  admin = await house.advisor('admin');
  advisor = await house.advisor('ines');
}, 60_000);
afterAll(async () => {
  await house?.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function call(who: AdvisorClient, method: string, path: string, body?: object, accept = 'application/json') {
  const headers = { 'content-type': 'application/json', origin: house.url, accept };
  return await who.fetch(`/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}
const json = async <T>(response: Response) => (await response.json()) as T;
const inForce = async () => await json<PolicyDocument>(await call(sofia, 'GET', '/policy'));
const history = async () => PolicyHistory.parse(await json(await call(sofia, 'GET', '/policy/versions')));

test('one proposes, another approves; consoles are told, and the version before comes back the same way', async () => {
  const before = await inForce();
  const wish = { policy: { ...before, handOffAt: 1.2 }, why: 'fewer early ones' };
  const draft = await json<PolicyDraft>(await call(sofia, 'PUT', '/policy/draft', wish));
  expect((await inForce()).handOffAt).toBe(before.handOffAt);

  const own = await call(sofia, 'POST', '/policy/draft/approve', { draftId: draft.draftId });
  expect([own.status, (await json<{ code: string }>(own)).code]).toEqual([403, 'forbidden']);
  const other = await call(admin, 'POST', '/policy/draft/approve', { draftId: 'another' });
  expect((await json<{ code: string }>(other)).code).toBe('stale');

  const approved = await call(admin, 'POST', '/policy/draft/approve', { draftId: draft.draftId });
  expect(await json(approved)).toMatchObject({ version: before.version + 1, handOffAt: 1.2 });
  const told = await sofia.client.until('the news of a version', () =>
    sofia.events().find(({ name }) => name === 'policy:published'),
  );
  expect(told).toMatchObject({ version: before.version + 1, why: 'fewer early ones' });

  const { versions, draft: none } = await history();
  expect(none).toBeUndefined();
  expect(versions.map(({ version, by, approvedBy }) => ({ version, by, approvedBy }))).toEqual([
    { version: before.version + 1, by: draft.by.name, approvedBy: admin.me.name },
    { version: before.version, by: '', approvedBy: undefined },
  ]);

  const back = { version: before.version, why: 'it was better' };
  const again = await json<PolicyDraft>(await call(admin, 'POST', '/policy/rollback', back));
  await call(sofia, 'POST', '/policy/draft/approve', { draftId: again.draftId });
  expect(await inForce()).toEqual({ ...before, version: before.version + 2 });
});

test('the old way still publishes without a second person, and the history says so', async () => {
  const before = await inForce();
  expect((await call(advisor, 'PUT', '/policy', before)).status).toBe(403);
  expect((await call(sofia, 'PUT', '/policy', before)).status).toBe(200);
  const [latest] = (await history()).versions;
  expect([latest?.version, latest?.by, latest?.approvedBy]).toEqual([before.version + 1, sofia.me.name, undefined]);
  const stale = await call(admin, 'PUT', '/policy', before);
  expect((await json<{ code: string }>(stale)).code).toBe('stale');
});

test('a draft of an older version is stale when another was published meanwhile', async () => {
  const before = await inForce();
  const draft = await json<PolicyDraft>(await call(sofia, 'PUT', '/policy/draft', { policy: before, why: 'late' }));
  await call(admin, 'PUT', '/policy', before);
  const approved = await call(admin, 'POST', '/policy/draft/approve', { draftId: draft.draftId });
  expect((await json<{ code: string }>(approved)).code).toBe('stale');
  expect((await call(sofia, 'POST', '/policy/draft/discard', { draftId: draft.draftId })).status).toBe(204);
});

test('what if: handed over, missed and not needed, at this limit and at others', async () => {
  const policy = await inForce();
  const found = await json<PolicyReplay>(await call(sofia, 'POST', '/policy/replay', policy));
  // 31 asked and 15 were upset; judged: 30 right, 8 late, 7 wrong, 2 missed, 1 kept
  expect(found).toMatchObject({
    ...{ conversations: 141, judged: 48, handoffs: { was: 46, now: 46 } },
    ...{ missed: { was: 2, now: 2 }, unneeded: { was: 7, now: 7 } },
  });
  const at = (handOffAt: number) => found.curve.find((one) => one.handOffAt === handOffAt);
  // who asked counts 1, who was upset 0.5 + 0.8
  expect(at(1)).toEqual({ handOffAt: 1, handoffs: 46, missed: 2, unneeded: 7 });
  expect(at(1.2)).toEqual({ handOffAt: 1.2, handoffs: 15, missed: 32, unneeded: 7 });
  expect(at(1.4)).toEqual({ handOffAt: 1.4, handoffs: 0, missed: 40, unneeded: 0 });
});

test('what if for one language: the others stay as they are', async () => {
  const policy = await inForce();
  const exceptions = [{ locale: 'it', handOffAt: 1.4 }];
  const found = await json<PolicyReplay>(await call(sofia, 'POST', '/policy/replay', { ...policy, exceptions }));
  expect(found).toMatchObject({ handoffs: { was: 46, now: 31 }, missed: { now: 10 }, unneeded: { now: 0 } });
});

test('a long replay tells how far it is', async () => {
  const response = await call(sofia, 'POST', '/policy/replay', await inForce(), 'application/x-ndjson');
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => ReplayLine.parse(JSON.parse(line)));
  expect(lines[0]).toEqual({ done: 100, of: 141 });
  expect(lines.at(-1)).toMatchObject({ result: { conversations: 141 } });
});
