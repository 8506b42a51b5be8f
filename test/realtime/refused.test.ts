/** What looks like a request and means nothing, and what is sent twice: each is answered with what became of it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('a note that is sent again after its ack was lost is announced once', async () => {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  const [ines, sofia] = [await house.advisor('ines'), await house.advisor('sofia')];
  await ines.sees(shopper.conversationId);
  const { conversationId } = await ines.claims(shopper.conversationId);
  await sofia.opens(conversationId);
  const note = { conversationId, noteId: 'again', text: 'Allergic to nickel', mentions: ['sofia'] };
  const tries = [ines.client.ask('note:add', note), ines.client.ask('note:add', note)];
  const [first, second] = await Promise.all(tries);
  expect(second).toEqual(first);
  expect(await ines.client.ask('note:add', note)).toEqual(first);
  await ines.client.ask('note:add', { conversationId, noteId: 'last', text: 'That is all' });
  const heard = <T>(name: string) =>
    sofia.client.heard.filter((one) => one.name === name).map(({ payload }) => payload as T);
  const notes = () => heard<{ note: { text: string } }>('note:created').map(({ note: { text } }) => text);
  await sofia.client.until('the last note', () => notes().find((text) => text === 'That is all'));
  expect(notes()).toEqual(['Allergic to nickel', 'That is all']);
  expect(heard('mention:created')).toHaveLength(1);
});

test('a value without words is no message, from the shopper or the desk', async () => {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  const empty = { clientMessageId: randomUUID(), text: ' ', value: 'person' };
  expect((await shopper.client.refusal('message:send', empty)).code).toBe('bad-request');
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  const { conversationId } = await ines.claims(shopper.conversationId);
  const before = (await shopper.transcript()).length;
  for (const words of [{ value: 'person' }, { text: ' ' }, {}])
    expect(
      (await ines.client.refusal('message:send', { conversationId, clientMessageId: randomUUID(), ...words })).code,
    ).toBe('bad-request');
  await house.quiet();
  expect(await shopper.transcript()).toHaveLength(before);
});

test('a card that is not in this conversation cannot be acted on', async () => {
  const other = await house.shopper();
  await other.says('where is my order?');
  const theirs = await other.hears(undefined, 'bot');
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  await house.quiet();
  const before = (await shopper.transcript()).length;
  for (const messageId of ['nothing', theirs.id]) {
    const act = { messageId, action: 'say', value: 'person', clientMessageId: randomUUID() };
    expect((await shopper.client.refusal('card:act', act)).code).toBe('not-found');
  }
  await house.quiet();
  expect(await shopper.transcript()).toHaveLength(before);
});

test('room is made for what a house takes: pictures, PDF and sound', async () => {
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  const create = (mime: string) => ({ name: 'file', mime, bytes: 100 });
  for (const mime of [
    'image/jpeg',
    'image/png',
    'image/webp',
    'application/pdf',
    'audio/webm;codecs=opus',
    'IMAGE/JPEG',
  ])
    expect(await shopper.client.ask('upload:create', create(mime))).toHaveProperty('uploadId');
  for (const mime of ['text/html', 'image/svg+xml', 'image/heic', 'application/zip', '', 'image/jpeg, text/html']) {
    expect(await shopper.client.refusal('upload:create', create(mime))).toMatchObject({
      code: 'bad-request',
      message: 'Send a picture (JPEG, PNG, WebP, GIF), a PDF or a sound.',
    });
  }
});
