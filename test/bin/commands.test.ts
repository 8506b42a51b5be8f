/** The command line against a real house in a folder of its own: what it prints, what it does, how it ends. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Command, type CommandParts, UsageError } from '../../bin/command.ts';
import { advisor } from '../../bin/commands/advisor.ts';
import { candidates } from '../../bin/commands/candidates.ts';
import { chat } from '../../bin/commands/chat.ts';
import { doctor } from '../../bin/commands/doctor.ts';
import { erase } from '../../bin/commands/erase.ts';
import { exportCommand } from '../../bin/commands/export.ts';
import { importCommand } from '../../bin/commands/import.ts';
import { replay } from '../../bin/commands/replay.ts';
import { retention } from '../../bin/commands/retention.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { conversationId } from '../../src/domain/ids.ts';
import type { Advisor, Shopper } from '../../src/domain/participant.ts';
import { createAccounts } from '../../src/http/accounts.ts';
import { recordingLog } from '../support/http-house.ts';
import { storeConversation } from '../support/stored-conversation.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-cli-'));
const env = { DATA_DIR: join(dir, 'data') };
let app: App;
beforeAll(async () => {
  app = await createApp({ config: readConfig(env), log: recordingLog() });
}, 30_000);
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true });
});

async function run(
  command: Command,
  args: string[],
  given: { secret?: string; confirmed?: boolean; lines?: string[]; env?: Record<string, string> } = {},
) {
  const printed: string[] = [];
  const noted: string[] = [];
  const parts: CommandParts = {
    terminal: {
      print: (line) => void printed.push(line),
      note: (line) => void noted.push(line),
      progress: () => undefined,
      askSecret: async () => given.secret,
      confirm: async () => given.confirmed,
      lines: async function* () {
        yield* given.lines ?? [];
      },
    },
    config: () => readConfig({ ...env, ...given.env }),
    house: async () => app,
  };
  return { code: await command.run(args, parts), out: printed.join('\n'), notes: noted.join('\n') };
}

test('an advisor is added, gets another password, and is shut out', async () => {
  const accounts = createAccounts({ documents: app.store.documents });
  const signsIn = async (password: string) => (await accounts.verify('rosa@house.example', password))?.role;
  const add = ['add', 'Rosa@house.example', '--name', 'Rosa', '--role', 'supervisor', '--languages', 'es, en'];
  expect(await run(advisor, add, { secret: 'the first password' })).toMatchObject({ code: 0 });
  expect(await signsIn('the first password')).toBe('supervisor');
  expect((await accounts.byEmail('rosa@house.example'))?.languages).toEqual(['es', 'en']);
  await run(advisor, ['reset', 'rosa@house.example'], { secret: 'the second password' });
  expect(await signsIn('the first password')).toBeUndefined();
  expect(await signsIn('the second password')).toBe('supervisor');
  await run(advisor, ['disable', 'rosa@house.example']);
  expect(await signsIn('the second password')).toBeUndefined();
});

test.each([
  [['add', 'x@y.example', '--name', 'X', '--role', 'queen'], 'expected advisor, supervisor or admin'],
  [['add', 'x@y.example', '--name', 'X', '--capacity', 'many'], 'expected a number from 1 to 20'],
  [['add', 'x@y.example'], '--name is missing'],
  [['add', 'nobody'], 'e-mail address is missing'],
  [['promote', 'x@y.example'], 'add, disable or reset'],
])('advisor %j is refused with what is expected', async (args, words) => {
  await expect(run(advisor, args, { secret: 'long enough for this' })).rejects.toThrow(UsageError);
  await expect(run(advisor, args, { secret: 'long enough for this' })).rejects.toThrow(words);
});

test('a short password and an address that is taken are refused', async () => {
  await expect(run(advisor, ['add', 'a@b.example', '--name', 'A'], { secret: 'short' })).rejects.toThrow('12 to 500');
  const again = run(advisor, ['add', 'ines@meridon.example', '--name', 'Ines'], { secret: 'long enough for this' });
  await expect(again).rejects.toThrow('has an account already');
});

test('doctor explains, tries, and is not content while something configured does not work', async () => {
  const well = await run(doctor, []);
  expect(well.code).toBe(0);
  expect(well.out).toContain('Store and house: open; Maison Meridon');
  expect(well.out).toContain('Files: 0.0 MiB of 20.0 GiB');
  const ill = await run(doctor, [], {
    env: { REDIS_URL: 'redis://:hunter2@127.0.0.1:1', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
  });
  expect(ill.code).toBe(1);
  expect(ill.out).toMatch(/wrong +Redis: /);
  expect(ill.out).toMatch(/wrong +Model: http:\/\/127\.0\.0\.1:1\/v1: /);
  expect(ill.out).not.toContain('hunter2');
});

test('a shopper is exported whole, and erased unless whoever is asked says no', async () => {
  const { items } = await app.store.documents.list<Shopper>('shoppers', { limit: 1 });
  const id = items[0]?.id ?? '';
  const { out } = await run(exportCommand, ['shopper', id]);
  expect(JSON.parse(out).shopper.id).toBe(id);
  expect((await run(erase, ['shopper', id], { confirmed: false })).code).toBe(1);
  await expect(run(erase, ['shopper', id, '--dry-run'])).rejects.toThrow('[--yes]');
  expect((await run(exportCommand, ['shopper', id])).code).toBe(0);
  // In a script nobody can be asked.
  expect((await run(erase, ['shopper', id])).code).toBe(0);
  expect(await run(exportCommand, ['shopper', id])).toMatchObject({ code: 1, out: '' });
});

test('an import says how much it took; what it refused is in a file, with its line', async () => {
  const file = join(dir, 'products.csv');
  writeFileSync(
    file,
    ['Handle,Title,Variant SKU,Variant Price', 'pont-belt,Pont belt,PB-1,290.00', 'quay-belt,Quay belt,QB-1,much'].join(
      '\n',
    ),
  );
  const { code, out } = await run(importCommand, ['products', file, '--dry-run']);
  expect({ code, out }).toEqual({ code: 1, out: '1 products would be taken, 1 rejected' });
  expect(readFileSync(`${file}.rejected.txt`, 'utf8')).toMatch(/^products\.csv:3: found .*much.*, expected /);
  await expect(run(importCommand, ['weather', file])).rejects.toThrow(UsageError);
});

test('a policy file with a mistake is told by line, a good one is replayed', async () => {
  const file = join(dir, 'policy.yaml');
  writeFileSync(file, 'handOffAt: often\n');
  await expect(run(replay, ['--policy', file])).rejects.toThrow(/policy\.yaml:1 handOffAt: found/);
  writeFileSync(file, 'handOffAt: 0.2\nofferAt: 0.1\n');
  expect((await run(replay, ['--policy', file])).out).toMatch(/\d+ of \d+ conversations would have gone another way/);
});

test('a talk in the terminal goes through the same house', async () => {
  const { out } = await run(chat, ['--locale', 'en'], { lines: ['I want to speak to a person', ''] });
  expect(out).toMatch(/^Concierge: /);
  await expect(run(chat, ['--locale', 'xx'], { lines: [] })).rejects.toThrow(/speaks .*fr-CA.*, not "xx"/);
});

test('corrected readings are listed, decided on by a second person, and written as lines for training', async () => {
  const id = conversationId(
    await storeConversation(
      app.store,
      'web:corrected',
      { consents: [{ purpose: 'improve', granted: true, at: new Date(), locale: 'fr', textVersion: 1 }] },
      ['la doublure est décousue'],
    ),
  );
  const ines = await createAccounts({ documents: app.store.documents }).byEmail('ines@meridon.example');
  const { id: one } = await app.office.candidates.correct({ ...(ines as Advisor), role: 'supervisor' }, id, 1, {
    intents: ['care-repair'],
    emotion: 'displeased',
  });
  const listed = await run(candidates, ['list', '--language', 'fr']);
  expect(listed.out).toContain(one);
  expect(listed.out).toContain('fr care-repair displeased (read: fr payment)');
  expect((await run(candidates, ['list', '--language', 'en'])).out).toBe('');

  await expect(run(candidates, ['accept', one, '--by', 'ines@meridon.example'])).rejects.toThrow('Somebody else');
  await expect(run(candidates, ['accept', one, '--by', 'nobody@x.example'])).rejects.toThrow('Nobody here signs in');
  await expect(run(candidates, ['accept', 'no-such'])).rejects.toThrow('no such reading');
  expect(await run(candidates, ['accept', one, '--by', 'sofia@meridon.example'])).toMatchObject({ code: 0 });

  const file = join(dir, 'advisor.jsonl');
  expect((await run(candidates, ['export', 'fr', file])).out).toContain('1 accepted sentences of "fr"');
  expect(readFileSync(file, 'utf8')).toBe(
    '{"text":"la doublure est décousue","intents":["care-repair"],"emotion":0.5,"source":"advisor","group":100000}\n',
  );
  await run(candidates, ['reject', one]);
  await run(candidates, ['export', 'fr', file]);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test.each([
  [[], 'Say what to do'],
  [['accept'], 'Say which'],
  [['export', 'fr'], 'what and where to'],
  [['list', '--state', 'burnt'], 'expected waiting, accepted, rejected'],
])('candidates %j is refused with what is expected', async (args, words) => {
  await expect(run(candidates, args)).rejects.toThrow(UsageError);
  await expect(run(candidates, args)).rejects.toThrow(words);
});

test('what was kept of a shopper’s corrected words is in their export, and goes when they are erased', async () => {
  const { items } = await app.store.documents.list<Shopper>('shoppers', { limit: 1 });
  const shopper = items[0]?.value.id;
  if (shopper === undefined) throw new Error('the sample house has no shopper');
  const id = await storeConversation(
    app.store,
    'web:to-erase',
    {
      identity: { level: 'verified', shopperId: shopper },
      consents: [{ purpose: 'improve', granted: true, at: new Date(), locale: 'fr', textVersion: 1 }],
    },
    ['rayures sur le cuir'],
  );
  const ines = await createAccounts({ documents: app.store.documents }).byEmail('ines@meridon.example');
  const supervisor = { ...(ines as Advisor), role: 'supervisor' as const };
  const one = await app.office.candidates.correct(supervisor, conversationId(id), 1, { emotion: 'displeased' });
  expect((await run(exportCommand, ['shopper', shopper])).out).toContain(one.id);
  expect((await run(erase, ['shopper', shopper, '--yes'])).code).toBe(0);
  expect(await app.store.documents.get('candidates', one.id)).toBeUndefined();
});

test('the house goes into a folder of its own, and into no other', async () => {
  const to = join(dir, 'exported');
  const made = await run(exportCommand, ['house', '--to', to]);
  expect(made).toMatchObject({ code: 0 });
  expect(made.notes).toContain(`HOUSE_DIR=${to}`);
  expect(readFileSync(join(to, 'house.yaml'), 'utf8')).toContain('name: Maison Meridon');
  expect(await run(exportCommand, ['house', '--to', to])).toMatchObject({ code: 1 });
  await expect(run(exportCommand, ['house'])).rejects.toThrow(UsageError);
});

test('retention says what would go before it goes', async () => {
  const old = { updatedAt: new Date(Date.now() - 40 * 86_400_000) };
  const id = conversationId(await storeConversation(app.store, 'long-over', old, ['Good evening']));
  const visits = (out: string) => /^visits +(\d+)/m.exec(out)?.[1];
  const dry = await run(retention, ['--dry-run']);
  expect(await app.store.transcripts.conversation(id)).toBeDefined();
  expect(Number(visits(dry.out))).toBeGreaterThan(0);
  await expect(run(retention, [])).rejects.toThrow(UsageError);
  const done = await run(retention, ['--yes']);
  expect(visits(done.out)).toBe(visits(dry.out));
  expect(await app.store.transcripts.conversation(id)).toBeUndefined();
  expect(visits((await run(retention, ['--dry-run'])).out)).toBe('0');
});
