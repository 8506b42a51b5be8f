/** The operator's commands against a whole house that listens to Meta. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { simulate } from '../../bin/commands/simulate.ts';
import { checkAddress } from '../../bin/meta/check-webhook.ts';
import { readConfig } from '../../src/config.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { metaEnv, metaSettings } from '../support/webhooks.ts';

let rig: ChannelHouse;
beforeAll(async () => {
  rig = await openChannelHouse();
});
afterAll(() => rig.close());

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await simulate.run([...args, '--url', rig.house.url], {
    terminal: {
      print: (line) => void said.push(line),
      note: (line) => void said.push(line),
      progress: () => undefined,
      askSecret: async () => undefined,
      confirm: async () => undefined,
      lines: async function* () {},
    },
    config: () => readConfig({ ...metaEnv(rig.graph.baseUrl), DATA_DIR: rig.house.dir }),
    house: () => Promise.reject(new Error('not needed')),
  });
  return { code, said: said.join('\n') };
}

test.each(['messenger', 'whatsapp'] as const)(
  '%s: a sample shopper asks for a person and is answered',
  async (channel) => {
    const from = channel === 'messenger' ? '7001' : 'FR.7001';
    const args = [channel, '--text', 'I want to speak to a person', '--from', from];
    expect(await run(...args)).toMatchObject({ code: 0, said: expect.stringContaining(': 200 in ') });
    await rig.quiet();
    expect(await rig.thread(channel, from)).toMatchObject({ channel, floor: { heldBy: 'queue' } });
    expect(rig.phone(from).length).toBeGreaterThan(0);
  },
);

test('a burst from one shopper, each event twice and out of order, is one conversation that has each once', async () => {
  const from = '12025550188';
  expect(await run('whatsapp', '--from', from, '--burst', '15', '--duplicate', '--reorder')).toMatchObject({ code: 0 });
  await rig.quiet();
  const lines = await rig.transcript('whatsapp', from);
  const said = lines.filter(({ author }) => author.kind === 'shopper').map(({ text }) => text);
  expect(said).toHaveLength(15);
  expect(new Set(said).size).toBe(15);
});

test("the doctor's handshake is Meta's", async () => {
  const url = `${rig.house.url}/webhooks/messenger`;
  expect((await checkAddress(url, metaSettings.verifyToken)).words).toContain('answers, but Meta calls https');
  expect((await checkAddress(url, 'another')).words).toContain('has another META_VERIFY_TOKEN');
  expect((await checkAddress(`${rig.house.url}/webhooks/telegram`, 'any')).words).toContain('says 404');
});
