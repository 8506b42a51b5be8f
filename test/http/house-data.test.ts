/** Policy, shoppers, imports, articles, and the description of it all, as an integration sees them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { AparteError } from '../../src/domain/errors.ts';
import { type Policy, signalKinds } from '../../src/domain/escalation.ts';
import { advisorId, handoffId, shopperId } from '../../src/domain/ids.ts';
import type { Shopper } from '../../src/domain/participant.ts';
import { openHttpHouse, origin, signedIn } from '../support/http-house.ts';
import { storeConversation } from '../support/stored-conversation.ts';

const signals = Object.fromEntries(signalKinds.map((kind) => [kind, { weight: 0.5, limit: 1 }])) as Policy['signals'];
let policy: Policy = {
  version: 3,
  handOffAt: 1,
  offerAt: 0.6,
  signals,
  tiers: ['patron'],
  noGoTopics: ['legal'],
  timers: { firstReplySeconds: 60, nextReplySeconds: 120, lateSeconds: 30 },
};
const camille: Shopper = {
  id: shopperId('camille'),
  name: 'Camille',
  lifetimeValue: { amount: 1_240_000, currency: 'EUR' },
  preferences: ['cognac'],
  sizes: { shoe: '38' },
  importantDates: [],
  consents: [{ purpose: 'keep', granted: true, at: new Date('2026-01-02T03:04:05Z'), locale: 'fr', textVersion: 1 }],
  notes: [],
};
const erased: string[] = [];
const refused = () => Promise.reject(new AparteError('not-found', 'Nobody has proposed a policy.'));
const noDrafts = {
  current: async () => undefined,
  write: refused,
  approve: refused,
  discard: refused,
  rollBack: refused,
};

let house: Awaited<ReturnType<typeof openHttpHouse>>;
let cookies: Record<'ines' | 'leo' | 'sofia' | 'root', string>;
beforeAll(async () => {
  house = await openHttpHouse({
    policy: {
      current: () => policy,
      publish: async (next) => {
        if (next.version !== policy.version)
          throw new AparteError('stale', 'A newer policy is in force; read it first.');
        policy = { ...next, version: policy.version + 1 };
        return policy;
      },
      replay: async () => ({
        ...{ conversations: 2, changed: [], judged: 0, curve: [] },
        ...{ handoffs: { was: 0, now: 0 }, missed: { was: 0, now: 0 }, unneeded: { was: 0, now: 0 } },
      }),
      versions: async () => [],
      drafts: noDrafts,
    },
    shoppers: {
      clientBook: { find: async (id) => (id === 'camille' ? camille : undefined), byEmail: async () => undefined },
      exportShopper: async (id) => (id === 'camille' ? { shopper: camille, conversations: [] } : undefined),
      eraseShopper: async (id) => erased.push(id) > 0 && id === 'camille',
    },
    houseData: {
      articles: async (locale) =>
        ['en', 'fr']
          .filter((known) => locale === undefined || known === locale)
          .map((known) => ({
            id: 'returns',
            locale: known,
            title: 'Returns',
            topics: [],
            body: '30 days',
            phrasings: [],
            version: 0,
            updatedAt: new Date(0),
          })),
      importFile: async ({ kind, dryRun, content }) => ({
        kind,
        dryRun,
        accepted: content.split('\n').length,
        rejected: [],
      }),
    },
  });
  await storeConversation(house.store, 'camille-with-ines', {
    identity: { level: 'verified', shopperId: camille.id },
    floor: {
      heldBy: 'advisor',
      handoffId: handoffId('h'),
      advisorId: advisorId('ines'),
      name: 'ines',
      sinceAt: new Date(0),
    },
  });
  const [ines, leo, sofia, root] = await Promise.all(['ines', 'leo', 'sofia', 'root'].map((id) => signedIn(house, id)));
  cookies = { ines: ines ?? '', leo: leo ?? '', sofia: sofia ?? '', root: root ?? '' };
});
afterAll(() => house.close());

const call = (method: 'get' | 'put' | 'post' | 'delete', path: string, as: keyof typeof cookies) =>
  request(house.app)[method](`/api/v1${path}`).set('Origin', origin).set('Cookie', cookies[as]);

test('a policy is published from the version that was read, once', async () => {
  const { body: read } = await call('get', '/policy', 'sofia').expect(200);
  const changed = { ...read, offerAt: 0.4 };
  const { body: published } = await call('put', '/policy', 'sofia').send(changed).expect(200);
  expect(published).toEqual({ ...changed, version: read.version + 1 });
  const { body: problem } = await call('put', '/policy', 'sofia').send(changed).expect(409);
  expect(problem.code).toBe('stale');
});

test.each([
  ['an offer that comes after the handoff', { offerAt: 2 }],
  ['a weight below nothing', { signals: { ...signals, tier: { weight: -1 } } }],
  ['a signal nobody knows', { signals: { ...signals, horoscope: { weight: 1 } } }],
  ['a missing signal', { signals: { tier: { weight: 1 } } }],
  ['a key nobody knows', { moonPhase: 'full' }],
])('a policy with %s is refused by name', async (_what, change) => {
  const { body } = await call('put', '/policy', 'sofia')
    .send({ ...policy, ...change })
    .expect(400);
  expect(body.code).toBe('bad-request');
  expect(body.errors.length).toBeGreaterThan(0);
});

test('a policy can be tried on what is stored', async () => {
  const { body } = await call('post', '/policy/replay', 'sofia').send(policy).expect(200);
  expect(body).toMatchObject({ conversations: 2, changed: [] });
});

test('whoever serves a shopper reads their record; for another advisor there is none', async () => {
  const { body } = await call('get', '/shoppers/camille', 'ines').expect(200);
  expect(body).toMatchObject({
    shopperId: 'camille',
    sizes: { shoe: '38' },
    consents: [{ at: '2026-01-02T03:04:05.000Z' }],
  });
  const foreign = await call('get', '/shoppers/camille', 'leo').expect(404);
  const missing = await call('get', '/shoppers/nobody', 'leo').expect(404);
  expect(foreign.body.detail).toBe(missing.body.detail);
});

test('an admin takes a copy of everything and erases it, and both are written down', async () => {
  const { body, headers } = await call('get', '/shoppers/camille/export', 'root').expect(200);
  expect(headers['content-disposition']).toBe('attachment; filename="shopper.json"');
  expect(body.shopper.name).toBe('Camille');
  await call('delete', '/shoppers/camille', 'root').expect(204);
  await call('delete', '/shoppers/nobody', 'root').expect(404);
  expect(erased).toEqual(['camille', 'nobody']);
  const { body: audit } = await call('get', '/audit?limit=2', 'root').expect(200);
  expect(
    audit.entries.map(({ action, subject }: { action: string; subject: string }) => `${action} ${subject}`),
  ).toEqual(['shopper-erased camille', 'shopper-exported camille']);
  expect(audit.next).toBeDefined();
});

test('a dry run leaves no trace, an import does', async () => {
  const products = { kind: 'products', file: 'products.csv', content: 'Handle\nseine' };
  const trace = async () =>
    (await call('get', '/audit', 'root')).body.entries.filter(
      ({ action }: { action: string }) => action === 'imported',
    );
  const { body } = await call('post', '/imports', 'root')
    .send({ ...products, dryRun: true })
    .expect(200);
  expect(body).toEqual({ kind: 'products', dryRun: true, accepted: 2, rejected: [] });
  expect(await trace()).toHaveLength(0);
  await call('post', '/imports', 'root').send(products).expect(200);
  expect(await trace()).toMatchObject([{ by: { name: 'root' }, subject: '2 products' }]);
});

test('articles can be read in one locale', async () => {
  const { body } = await call('get', '/articles?locale=fr', 'leo').expect(200);
  expect(body.articles).toMatchObject([{ id: 'returns', locale: 'fr', updatedAt: '1970-01-01T00:00:00.000Z' }]);
});

test('the description names every route with the schemas that check it', async () => {
  const { body } = await request(house.app).get('/api/v1/openapi.json').expect(200);
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toContain('/conversations/{id}/messages');
  const { get } = body.paths['/conversations'];
  expect(get.parameters.map(({ name }: { name: string }) => name)).toEqual([
    'limit',
    'cursor',
    'floor',
    'channel',
    'q',
  ]);
  expect(get.responses['200'].content['application/json'].schema.required).toEqual(['conversations']);
  const { post } = body.paths['/login'];
  expect(post.requestBody.content['application/json'].schema).toMatchObject({
    required: ['email', 'password'],
    additionalProperties: false,
  });
  const ids = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
