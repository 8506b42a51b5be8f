/** One shopper under several ids, whatever comes first and whatever comes at once. */
import { expect, test } from '@jest/globals';
import { createPeerBook } from '../../src/channels/peers.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const account = { channel: 'whatsapp', account: 'number-1' } as const;
const scoped = 'FR.13491208655302741918';
const phone = '33612345678';

test('whatever is seen first stays the name, and every other id leads to it, on any node', async () => {
  const { documents } = createMemoryStore();
  const here = createPeerBook(documents);
  const byPhone = await here.find(account, { visitor: phone, phone });
  expect(byPhone.visitor).toBe(phone);
  const elsewhere = createPeerBook(documents);
  expect(await elsewhere.find(account, { visitor: scoped, phone, parent: 'FR.ENT.1' })).toEqual(byPhone);
  for (const visitor of [scoped, phone, 'FR.ENT.1'])
    expect(await createPeerBook(documents).find(account, { visitor })).toEqual(byPhone);
});

test('a shopper without any number is a shopper; a number that comes later leads to them', async () => {
  const { documents } = createMemoryStore();
  const first = await createPeerBook(documents).find(account, { visitor: scoped });
  expect(first.visitor).toBe(scoped);
  expect(await createPeerBook(documents).find(account, { visitor: scoped, phone })).toEqual(first);
  expect(await createPeerBook(documents).find(account, { visitor: phone, phone })).toEqual(first);
});

test('webhooks that meet, with the phone alone and with both ids, agree on one conversation', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { documents } = createMemoryStore();
    const nodes = Array.from({ length: 6 }, () => createPeerBook(documents));
    const found = await Promise.all(
      nodes.map((node, at) =>
        node.find(account, at % 2 === 0 ? { visitor: phone, phone } : { visitor: scoped, phone }),
      ),
    );
    expect(new Set(found.map(({ conversationId }) => conversationId)).size).toBe(1);
  }
});

test('a known shopper costs no read, other numbers of ours are other threads, and a new number is followed', async () => {
  const { documents } = createMemoryStore();
  let reads = 0;
  const counted = {
    put: documents.put.bind(documents),
    get: (...args: Parameters<typeof documents.get>) => {
      reads += 1;
      return documents.get(...args);
    },
  } as Pick<typeof documents, 'get' | 'put'>;
  const peers = createPeerBook(counted);
  const thread = await peers.find(account, { visitor: scoped, phone });
  const before = reads;
  expect(await peers.find(account, { visitor: scoped, phone })).toEqual(thread);
  expect(reads).toBe(before);
  expect(await peers.find({ ...account, account: 'number-2' }, { visitor: scoped, phone })).not.toEqual(thread);
  await peers.link(account, thread, '33699999999');
  expect(await peers.find(account, { visitor: '33699999999', phone: '33699999999' })).toEqual(thread);
});

test('a page-scoped id is looked up nowhere', async () => {
  const nowhere = { get: () => Promise.reject(new Error('read')), put: () => Promise.reject(new Error('written')) };
  const page = { channel: 'messenger', account: 'page-1' } as const;
  const { conversationId, visitor } = await createPeerBook(nowhere).find(page, { visitor: '24' });
  expect(visitor).toBe('24');
  expect(conversationId).toMatch(/^c_[\w-]{27}$/);
});
