/** What reaches the log: allow-listed fields, masked words, and never an end to the process. */
import { expect, test } from '@jest/globals';
import { AparteError } from '../src/domain/errors.ts';
import type { LogFields } from '../src/domain/log.ts';
import { createLog, mask, targetOf } from '../src/log.ts';

async function logged(speak: (log: Awaited<ReturnType<typeof createLog>>) => void, level = 'info') {
  const lines: string[] = [];
  const log = await createLog({ level, json: true }, 'node-1', {
    write: (line) => void lines.push(line),
    close: () => undefined,
  });
  speak(log);
  return lines.map((line) => JSON.parse(line));
}

test('a line has its time, node, words and fields', async () => {
  const [line] = await logged((log) => log.info('Turn answered', { conversationId: 'c1', durationMs: 3 }));
  expect(line).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    nodeId: 'node-1',
    conversationId: 'c1',
    durationMs: 3,
    msg: 'Turn answered',
  });
});

test('a field that is not on the list does not reach the log', async () => {
  const [line] = await logged((log) => log.info('x', { body: 'what she wrote', headers: {} } as LogFields));
  expect(line).not.toHaveProperty('body');
  expect(line).not.toHaveProperty('headers');
});

test('ids are carried by every line of a log made for them', async () => {
  const lines = await logged((log) => {
    const own = log.with({ requestId: 'r1' }).with({ conversationId: 'c1' });
    own.warn('one');
    own.error('two', { seq: 4 });
  });
  expect(lines).toMatchObject([
    { requestId: 'r1', conversationId: 'c1' },
    { requestId: 'r1', conversationId: 'c1', seq: 4 },
  ]);
});

test('below its level it is silent', async () => {
  expect(await logged((log) => log.info('x'), 'warn')).toEqual([]);
});

test.each([
  ['write to camille.aubert@example.com today', 'write to [email] today'],
  ['call +33 6 12 34 56 78', 'call [phone]'],
  ['card 4242 4242 4242 4242', 'card •••• 4242'],
  ['Authorization: Bearer abc.def-ghi_123', 'Authorization: Bearer [token]'],
  ['META_APP_SECRET=0123abcd&x=1', 'META_APP_SECRET=[token]&x=1'],
  ['"password":"step-aside-2026"', '"password":"[token]"'],
  ['mongodb://root:hunter2@db/aparte', '[address with a password]@db/aparte'],
  ['EAAGm0PX4ZCpsBAKZCjVb7kZ0Yp3b9ZAxyz', '[token]'],
])('%s is masked', (text, masked) => {
  expect(mask(text)).toBe(masked);
});

test.each([
  'listening on 127.0.0.1:3978',
  'at 2026-11-22T10:11:12.123Z it took 1234 ms',
  'at answer (file:///srv/aparte/src/turn/answer.ts:120:14)',
])('%s stays as it is', (text) => {
  expect(mask(text)).toBe(text);
});

test('an error is told with its code, its cause and no person', async () => {
  const cause = new Error('refused for camille@example.com');
  const [line] = await logged((log) =>
    log.error('A turn failed', { error: new AparteError('retry-later', 'The store is away.', { cause }) }),
  );
  expect(line.error).toMatchObject({
    type: 'AparteError',
    code: 'retry-later',
    cause: { message: 'refused for [email]' },
  });
  expect(JSON.stringify(line)).not.toContain('camille');
});

test('an id that looks like a token is kept, an address in it is not', async () => {
  const [line] = await logged((log) =>
    log.info('x', { requestId: '0191f2c0-1234-7890-9123-456789012345', conversationId: 'web:a@b.example' }),
  );
  expect(line).toMatchObject({ requestId: '0191f2c0-1234-7890-9123-456789012345', conversationId: 'web:[e-mail]' });
});

test('a hostile text is masked in good time', () => {
  const hostile = [
    'a'.repeat(100_000),
    '1 '.repeat(5_000),
    'a.'.repeat(4_000),
    '1-'.repeat(2_000),
    'aaaa-'.repeat(800),
    'token='.repeat(700),
  ];
  const startedMs = performance.now();
  for (const text of hostile) mask(text);
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});

test('a full disk loses lines and nothing else', async () => {
  const log = await createLog({ level: 'info', json: true }, 'node-1', targetOf('/dev/full'));
  for (let line = 0; line < 1_000; line += 1) log.info('nobody will read this');
  log.close();
});

test('a log file that cannot be opened is named', () => {
  expect(() => targetOf('/dev/null/log')).toThrow('LOG_FILE: found /dev/null/log');
});
