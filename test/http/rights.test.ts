/** Who may what: every route of the API against every kind of caller. A route that is missing here fails the build. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { apiRoutes } from '../../src/http/http.ts';
import { insightNames } from '../../src/protocol/insights.ts';
import { openHttpHouse, origin, signedIn } from '../support/http-house.ts';

const anyone = 'everybody';
const everyAdvisor = 'advisor';
const declared: Readonly<Record<string, string>> = {
  'post /login': anyone,
  'get /openapi.json': anyone,
  'post /logout': everyAdvisor,
  'get /login': anyone,
  'get /oidc/start': anyone,
  'get /oidc/callback': anyone,
  'get /me': everyAdvisor,
  'get /me/account': everyAdvisor,
  'get /me/preferences': everyAdvisor,
  'put /me/preferences': everyAdvisor,
  'put /me/password': everyAdvisor,
  'post /me/proof': everyAdvisor,
  'post /me/second-factor': everyAdvisor,
  'put /me/second-factor': everyAdvisor,
  'delete /me/second-factor': everyAdvisor,
  'get /me/sessions': everyAdvisor,
  'delete /me/sessions': everyAdvisor,
  'get /people': 'admin',
  'post /people': 'admin',
  'put /people/:id': 'admin',
  'post /people/:id/reset': 'admin',
  'get /people/:id/sessions': 'admin',
  'delete /people/:id/sessions': 'admin',
  'post /socket-ticket': everyAdvisor,
  'get /conversations': everyAdvisor,
  'get /conversations/:id': everyAdvisor,
  'get /conversations/:id/messages': everyAdvisor,
  'get /conversations/:id/briefing': everyAdvisor,
  'get /shoppers/:id': everyAdvisor,
  'get /shoppers/:id/links': everyAdvisor,
  'delete /shoppers/:id/links/:linkId': everyAdvisor,
  'post /shoppers/:id/links/:linkId/restore': everyAdvisor,
  'get /tasks': everyAdvisor,
  'post /tasks': everyAdvisor,
  'patch /tasks/:id': everyAdvisor,
  'get /articles': everyAdvisor,
  'get /articles/pages': everyAdvisor,
  'post /articles/test': everyAdvisor,
  'put /articles': everyAdvisor,
  'get /articles/:locale/:id': everyAdvisor,
  'put /articles/:locale/:id': everyAdvisor,
  'get /articles/:locale/:id/versions': everyAdvisor,
  'post /articles/:locale/:id/state': everyAdvisor,
  'post /articles/:locale/:id/restore': everyAdvisor,
  'post /articles/:locale/:id/file': 'supervisor',
  'get /house-settings': everyAdvisor,
  'get /house-settings/:id': 'supervisor',
  'put /house-settings/:id': 'supervisor',
  'get /house-settings/:id/versions': 'supervisor',
  'post /house-settings/:id/restore': 'supervisor',
  'post /house-settings/:id/file': 'supervisor',
  'post /house-settings/try/hours': 'supervisor',
  'post /house-settings/try/voice': 'supervisor',
  'get /canned-replies': everyAdvisor,
  'get /conversations/:id/canned-replies': everyAdvisor,
  'get /products': everyAdvisor,
  'post /products/card': everyAdvisor,
  'get /search': everyAdvisor,
  'get /mentions': everyAdvisor,
  'get /shoppers/:id/page': everyAdvisor,
  'put /canned-replies': 'supervisor',
  'get /policy': 'supervisor',
  'put /policy': 'supervisor',
  'get /policy/versions': 'supervisor',
  'put /policy/draft': 'supervisor',
  'post /policy/draft/approve': 'supervisor',
  'post /policy/draft/discard': 'supervisor',
  'post /policy/rollback': 'supervisor',
  'get /insights': 'supervisor',
  ...Object.fromEntries(insightNames.map((name) => [`get /insights/${name}`, 'supervisor'])),
  'post /article-drafts': 'supervisor',
  'post /policy/replay': 'supervisor',
  'get /candidates': 'supervisor',
  'post /candidates/:id': 'supervisor',
  'get /shoppers/:id/export': 'admin',
  'delete /shoppers/:id': 'admin',
  'post /imports': 'admin',
  'get /audit': 'admin',
};
const callers = ['nobody', 'revoked', 'ines', 'sofia', 'root'] as const;
const rankOf = { nobody: -1, revoked: -1, ines: 0, sofia: 1, root: 2 };
const needed: Readonly<Record<string, number>> = { [anyone]: -1, advisor: 0, supervisor: 1, admin: 2 };

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  house = await openHttpHouse();
});
afterAll(() => house.close());

test('every route is declared, and nothing is declared that is not there', () => {
  const routes = apiRoutes(house.parts).map(({ method, path }) => `${method} ${path}`);
  expect(routes.sort()).toEqual(Object.keys(declared).sort());
});

test.each(Object.keys(declared))('%s', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  const need = needed[declared[route] ?? ''] ?? 0;
  for (const caller of callers) {
    const cookie = caller === 'nobody' ? '' : await signedIn(house, caller === 'revoked' ? 'leo' : caller);
    if (caller === 'revoked') {
      const session = await house.sessions.find(cookie);
      if (session) await house.sessions.close(session);
    }
    const { status } = await request(house.app)
      [method as 'get'](`/api/v1${path.replace(':id', 'some-id')}`)
      .set('Origin', origin)
      .set('Cookie', cookie);
    const rank = rankOf[caller];
    const expected = need < 0 || rank >= need ? 'let in' : rank < 0 ? 401 : 403;
    expect({ caller, answer: [401, 403].includes(status) ? status : 'let in' }).toEqual({ caller, answer: expected });
  }
});

test.each(Object.keys(declared).filter((route) => !route.startsWith('get')))(
  '%s is refused from another site, even with the cookie of an admin',
  async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const cookie = await signedIn(house, 'root');
    const call = () =>
      request(house.app)
        [method as 'post'](`/api/v1${path.replace(':id', 'some-id')}`)
        .set('Cookie', cookie);
    await call().expect(403);
    await call().set('Origin', 'null').expect(403);
    await call().set('Origin', 'https://evil.example').expect(403);
  },
);

test('a cookie that was made up, or that carries another token, opens nothing', async () => {
  const cookie = await signedIn(house, 'ines');
  const flipped = `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`;
  for (const wrong of ['aparte=', 'aparte=x', `aparte=${'a'.repeat(43)}`, flipped, `other=${cookie.split('=')[1]}`]) {
    await request(house.app).get('/api/v1/me').set('Cookie', wrong).expect(401);
  }
});

test('a ticket is not a session: it opens no route', async () => {
  const cookie = await signedIn(house, 'ines');
  const { body } = await request(house.app)
    .post('/api/v1/socket-ticket')
    .set('Origin', origin)
    .set('Cookie', cookie)
    .expect(200);
  await request(house.app).get('/api/v1/me').set('Cookie', `aparte=${body.ticket}`).expect(401);
  expect((await house.sessions.redeem(body.ticket))?.advisor.id).toBe('ines');
});
