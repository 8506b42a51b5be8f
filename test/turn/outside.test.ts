/** A person writes in the Page's inbox or on the phone: who speaks then, and who when they have gone. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, messageId } from '../../src/domain/ids.ts';
import { outsideQuietMs } from '../../src/domain/outside.ts';
import type { Submission } from '../../src/domain/ports.ts';
import { createOutsideWatch } from '../../src/handoff/outside-watch.ts';
import { EchoBot } from '../support/corridor-rig.ts';
import { type TurnRig, turnRig } from '../support/turn-rig.ts';

const said = (text: string, key = text) => ({ kind: 'shopper:said', text, providerId: key }) as const;
const outside = (text: string) => ({ kind: 'outside:said', text, providerId: text }) as const;

function onWhatsApp(): TurnRig {
  const rig = turnRig(() => new EchoBot());
  rig.state.conversation = { ...rig.state.conversation, channel: 'whatsapp' };
  return rig;
}

/** What the watch would submit, so long after the last words. */
async function watched(conversation: Conversation, laterMs: number): Promise<readonly Submission[]> {
  const submitted: Submission[] = [];
  const now = new Date((conversation.outsideAt?.getTime() ?? 0) + laterMs);
  const watch = createOutsideWatch({
    transcripts: { list: async () => ({ items: [conversation] }) },
    ingress: {
      async submit(event) {
        submitted.push(event);
        return { messageId: messageId('m'), outcome: 'stored' };
      },
    },
    clock: { now: () => now, monotonicMs: () => 0 },
    quietMs: outsideQuietMs,
    failed: (error) => {
      throw error;
    },
  });
  await watch.look();
  return submitted;
}

test('the bot tells who it is once, is silent while they write, and is back after their silence', async () => {
  const rig = onWhatsApp();
  const first = await rig.after(said('hello'));
  expect(first.map(({ author }) => author.kind)).toEqual(['shopper', 'system', 'bot']);
  expect(await rig.after(outside('Hi, Paul here'))).toMatchObject([{ author: { kind: 'advisor', name: 'Phone' } }]);
  expect(rig.state.conversation).toMatchObject({ floor: { heldBy: 'advisor' }, handoff: { state: 'accepted' } });
  expect((await rig.after(said('thanks'))).map(({ author }) => author.kind)).toEqual(['shopper']);
  await rig.after(outside('Welcome'));

  expect(await watched(rig.state.conversation, outsideQuietMs - 1)).toEqual([]);
  const [left] = await watched(rig.state.conversation, outsideQuietMs);
  if (left === undefined) throw new Error('The silence was not noticed.');
  await rig.after(left.body);
  expect(rig.state.conversation).toMatchObject({ floor: { heldBy: 'bot' }, handoff: { state: 'completed' } });
  const again = await rig.after(said('another thing'));
  expect(again.map(({ author, text }) => [author.kind, text])).toEqual([
    ['shopper', 'another thing'],
    ['bot', 'echo another thing'],
  ]);
});

test('a shopper whom they left without an answer goes to the queue, and nobody is lost', async () => {
  const rig = onWhatsApp();
  await rig.after(said('hello'), outside('One moment'), said('are you there?'));
  const [left] = await watched(rig.state.conversation, outsideQuietMs);
  if (left === undefined) throw new Error('The silence was not noticed.');
  await rig.after(left.body);
  expect(rig.state.conversation).toMatchObject({ floor: { heldBy: 'queue' }, handoff: { state: 'waiting' } });
});

test('words after the silence was noticed make it nothing', async () => {
  const rig = onWhatsApp();
  await rig.after(said('hello'), outside('One'));
  const [left] = await watched(rig.state.conversation, outsideQuietMs);
  if (left === undefined) throw new Error('The silence was not noticed.');
  await rig.after(outside('Two'));
  await rig.after(left.body);
  expect(rig.state.conversation.floor.heldBy).toBe('advisor');
});

test('who waits in the queue is served from outside; an advisor who has the floor keeps it', async () => {
  const rig = onWhatsApp();
  await rig.after(said('a person please'));
  const { handoff } = rig.state.conversation;
  expect(rig.state.conversation.floor.heldBy).toBe('queue');
  await rig.after(outside('Paul here'));
  expect(rig.state.conversation).toMatchObject({
    floor: { name: 'Phone' },
    handoff: { id: handoff?.id, state: 'accepted' },
  });
  const ines = { advisorId: advisorId('ines'), name: 'Inès' };
  await rig.after({ kind: 'advisor:took-over', ...ines });
  await rig.after(outside('Paul again'));
  expect(rig.state.conversation.floor).toMatchObject({ heldBy: 'advisor', name: 'Inès' });
});

test('another app that takes the thread silences the bot; given back, the bot answers again', async () => {
  const rig = onWhatsApp();
  await rig.after({ kind: 'channel:thread-moved', action: 'taken' });
  expect((await rig.after(said('hello'))).map(({ author }) => author.kind)).toEqual(['shopper']);
  await rig.after(outside('Hello from the inbox'));
  await rig.after({ kind: 'channel:thread-moved', action: 'passed' });
  expect(rig.state.conversation.floor.heldBy).toBe('bot');
});
