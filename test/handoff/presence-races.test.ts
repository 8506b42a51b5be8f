/** What happens at once to the presence of one advisor: a beat, a choice, a touch, a console that leaves as it comes. */
import { afterEach, expect, test } from '@jest/globals';
import { advisorId } from '../../src/domain/ids.ts';
import type { Documents } from '../../src/domain/ports.ts';
import { createPresence } from '../../src/handoff/presence.ts';
import { signIn } from '../support/advisor.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const ines = { id: advisorId('ines') };
let house: TestHouse | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

const clock = { now: () => new Date(0), monotonicMs: () => 0 };

function presenceOn(documents: Pick<Documents, 'get' | 'put' | 'list'>) {
  return createPresence({
    documents,
    clock,
    goneMs: 1_200,
    idleMs: 60_000,
    failed: (cause) => {
      throw cause;
    },
  });
}

type Kept = { readonly status: string; readonly because?: string };
const kept = async (documents: Documents) => (await documents.get<Kept>('presence', 'ines'))?.value;

test('a choice made on one node while another writes its beat stays', async () => {
  const { documents } = createMemoryStore();
  const node = presenceOn(documents);
  let beforePut: () => Promise<void> = async () => undefined;
  const beating = presenceOn({
    ...documents,
    async put(collection, id, value, expected) {
      const act = beforePut;
      beforePut = async () => undefined;
      await act();
      return documents.put(collection, id, value, expected);
    },
  });
  await beating.connected(ines);
  beforePut = () => node.set(ines, 'busy');
  await beating.connected(ines);
  expect(await kept(documents)).toMatchObject({ status: 'busy' });
});

test('a touch counts that came while another node wrote that nobody touches', async () => {
  const { documents } = createMemoryStore();
  const node = presenceOn(documents);
  await node.connected(ines);
  await node.touched(ines);
  await documents.put('presence', 'ines', {
    status: 'away',
    because: 'idle',
    chosen: 'transfers',
    here: true,
    beats: 7,
  });
  await node.connected(ines);
  expect(await kept(documents)).toMatchObject({ status: 'transfers' });
  expect((await kept(documents))?.because).toBeUndefined();
});

test('a console that is closed while its desk is being opened leaves nobody at the desk', async () => {
  house = await openTestHouse();
  const sofia = await house.advisor('sofia');
  const { cookie } = await signIn(house.url, 'ines@meridon.example');
  const { documents } = house.app.store;
  const { list } = documents;
  const released = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  Object.assign(documents, {
    list: async (...wanted: Parameters<typeof list>) => {
      if (wanted[0] === 'advisors') {
        reached.resolve();
        await released.promise;
      }
      return list(...wanted);
    },
  });
  const client = await connectClient(house.url, '/desk', { cookie });
  await reached.promise;
  client.close();
  for (let turn = 0; turn < 5; turn += 1) await sofia.client.ask('desk:sync', { after: 0 });
  released.resolve();
  const leo = await house.advisor('leo');
  expect(leo.snapshot().presence.find(({ advisorId: id }) => id === 'ines')).toMatchObject({ status: 'away' });
});
