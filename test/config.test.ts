/** The environment: what is read from it, and how a person is told all that is wrong with it at once. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { describeConfig } from '../src/config/states.ts';
import { type Environment, readConfig, readEnvironment } from '../src/config.ts';
import { AparteError } from '../src/domain/errors.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-config-'));
afterAll(() => rmSync(dir, { recursive: true }));

const read = (env: Environment = {}) => readConfig({ DATA_DIR: join(dir, 'data'), ...env });

function problemsOf(env: Environment): AparteError {
  try {
    read(env);
  } catch (error) {
    if (error instanceof AparteError) return error;
  }
  throw new Error('the configuration was accepted');
}

test('nothing set is a whole configuration', () => {
  const config = read();
  expect(config).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 3978,
    publicUrl: 'http://127.0.0.1:3978',
    demo: true,
    widgetOrigins: [],
    timers: { leaseMs: 10_000, advisorGoneMs: 60_000, offerMs: 30_000, evidenceWindowMs: 30_000, turnMs: 12_000 },
  });
  expect(config.model).toBeUndefined();
  expect(config.nodeId).toMatch(/^[0-9a-f]{8}$/);
});

test('an empty value is not set', () => {
  expect(read({ PORT: '', REDIS_URL: '  ' })).toMatchObject({ port: 3978, redisUrl: undefined });
});

test('every problem is listed, with what was found and what is expected', () => {
  const error = problemsOf({
    PORT: '70000',
    LEASE_MS: 'soon',
    WIDGET_ORIGINS: 'https://a.example/path',
    MONGODB_URI: 'http://db',
  });
  expect(error.code).toBe('bad-request');
  expect(error.message.split('\n')).toEqual([
    'The configuration cannot be used:',
    '  PORT: found "70000", expected a port from 0 (any free one) to 65535',
    '  MONGODB_URI: found 9 characters, expected a mongodb:// or mongodb+srv:// address',
    '  WIDGET_ORIGINS: found "https://a.example/path", expected origins such as https://shop.example, with commas',
    '  LEASE_MS: found "soon", expected milliseconds, from 100 to 3600000',
  ]);
});

test('a wrong secret is not printed', () => {
  expect(problemsOf({ SESSION_SECRET: 'hunter2' }).message).toContain('SESSION_SECRET: found 7 characters');
});

test('production needs a secret of its own; elsewhere one is made once and kept for its owner only', () => {
  expect(problemsOf({ NODE_ENV: 'production' }).message).toContain('SESSION_SECRET: found nothing');
  expect(read({ NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32) }).sessionSecret).toBe('s'.repeat(32));
  const { sessionSecret, dataDir } = read();
  expect(read().sessionSecret).toBe(sessionSecret);
  expect(sessionSecret.length).toBeGreaterThanOrEqual(48);
  expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written is named', () => {
  const file = join(dir, 'a-file');
  writeFileSync(file, '');
  expect(problemsOf({ DATA_DIR: join(file, 'below') }).message).toContain(
    `DATA_DIR: found ${join(file, 'below')} (cannot be written: ENOTDIR)`,
  );
});

test('a folder where the system lets nobody make one is named too, at once', () => {
  expect(problemsOf({ DATA_DIR: '/proc/none/here' }).message).toContain('DATA_DIR: found /proc/none/here (cannot be');
});

test('a house that is nowhere stops the start', () => {
  const nowhere = join(dir, 'nowhere');
  expect(problemsOf({ HOUSE_DIR: nowhere }).message).toContain(`HOUSE_DIR: found ${nowhere} (no folder)`);
});

test('.env fills in what the environment does not say', () => {
  writeFileSync(join(dir, '.env'), 'PORT=4000\nNODE_ID="from file"\n# HOST=x\n');
  expect(readEnvironment(dir, { PORT: '5000' })).toEqual({ PORT: '5000', NODE_ID: 'from file' });
  expect(readEnvironment(join(dir, 'nowhere'), { PORT: '5000' })).toEqual({ PORT: '5000' });
});

test('a door is on when all it needs is there, and says by name what it lacks', () => {
  const meta = { META_VERIFY_TOKEN: 'v', MESSENGER_PAGE_ID: '1', MESSENGER_PAGE_TOKEN: 't' };
  expect(read(meta).messenger).toBeUndefined();
  expect(describeConfig(read(meta))).toContainEqual({
    part: 'Messenger',
    on: false,
    why: 'META_APP_SECRET is not set',
  });
  expect(read({ ...meta, META_APP_SECRET: 's' }).messenger).toEqual({
    verifyToken: 'v',
    appSecret: 's',
    pageId: '1',
    pageToken: 't',
  });
  const whatsapp = { META_VERIFY_TOKEN: 'v', META_APP_SECRET: 's', WHATSAPP_PHONE_NUMBER_ID: '1', WHATSAPP_TOKEN: 't' };
  expect(read(whatsapp).whatsapp).toMatchObject({ appSecret: 's' });
  expect(read({ ...whatsapp, WHATSAPP_APP_SECRET: 'own' }).whatsapp).toMatchObject({ appSecret: 'own' });
});

test('a local model needs an address and no key', () => {
  expect(read({ OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1' }).model).toMatchObject({
    apiKey: 'none',
    baseUrl: 'http://127.0.0.1:8080/v1',
  });
});

test('what is told about the configuration holds no secret', () => {
  const secrets = {
    MONGODB_URI: 'mongodb://root:hunter2@db:27017/aparte',
    REDIS_URL: 'redis://:hunter2@cache:6379',
    OPENAI_API_KEY: 'hunter2',
  };
  const told = JSON.stringify(describeConfig(read(secrets)));
  expect(told).toContain('MongoDB at db:27017');
  expect(told).not.toContain('hunter2');
});

test('.env.example names every variable of the configuration, and no other', async () => {
  const { variables } = await import('../src/config/variables.ts');
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^# ?(\w+)=/gm)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(Object.keys(variables).sort());
});

test.each([
  [{ MicrosoftAppId: 'a' }, false, 'MicrosoftAppPassword is not set'],
  [{ MicrosoftAppId: 'a', MicrosoftAppPassword: 'b' }, true, 'configured'],
  [
    { MicrosoftAppId: 'a', MicrosoftAppPassword: 'b', MicrosoftAppType: 'SingleTenant' },
    false,
    'MicrosoftAppTenantId is not set',
  ],
  [{ MicrosoftAppId: 'a', MicrosoftAppTenantId: 't', MicrosoftAppType: 'UserAssignedMSI' }, true, 'configured'],
])('what the Bot Framework still lacks depends on the type of the app: %o', (env, on, why) => {
  const config = read(env);
  expect(describeConfig(config)).toContainEqual({ part: 'Bot Framework', on, why });
  expect(config.botframework !== undefined).toBe(on);
});

test('Direct Line is on with a secret', () => {
  expect(describeConfig(read())).toContainEqual({
    part: 'Direct Line',
    on: false,
    why: 'DIRECTLINE_SECRET is not set',
  });
  const on = describeConfig(read({ DIRECTLINE_SECRET: 'a-secret' }));
  expect(on).toContainEqual({ part: 'Direct Line', on: true, why: 'configured' });
});
