/** Replies reach the server once and in order, whatever the line does meanwhile. */
import { expect, test } from '@jest/globals';
import { createOutbox, type Outgoing, type SendResult } from '../../handoff-console/desk/outbox.ts';
import { seeded } from '../support/random.ts';

const message = (id: string, conversationId = 'camille') => ({
  conversationId,
  clientMessageId: id,
  text: `words of ${id}`,
  at: '2026-11-21T15:00:00.000Z',
});

const accepted: SendResult = { kind: 'accepted' };
const unanswered: SendResult = { kind: 'unanswered' };
const refused: SendResult = { kind: 'refused', error: { code: 'not-yours', message: '', retryable: false } };

function outboxThat(send: (message: Outgoing) => Promise<SendResult>, restored: readonly Outgoing[] = []) {
  const seen = { now: [] as readonly Outgoing[], returned: [] as string[] };
  const outbox = createOutbox({
    send,
    restored,
    pause: async () => {},
    changed: (messages) => {
      seen.now = messages;
    },
    refused: ({ clientMessageId }) => seen.returned.push(clientMessageId),
  });
  return { outbox, seen };
}

const settled = () => new Promise((done) => setTimeout(done, 5));

test('one at a time for each conversation, in order', async () => {
  const sent: string[] = [];
  let under = 0;
  const { outbox } = outboxThat(async ({ clientMessageId }) => {
    under += 1;
    expect(under).toBe(1);
    await settled();
    sent.push(clientMessageId);
    under -= 1;
    return accepted;
  });
  for (const id of ['a', 'b', 'c']) outbox.add(message(id));
  while (sent.length < 3) await settled();
  expect(sent).toEqual(['a', 'b', 'c']);
});

test('no answer: the same id goes again until there is one, and the next waits for it', async () => {
  const sent: string[] = [];
  const answers = [unanswered, unanswered, accepted, accepted];
  const { outbox } = outboxThat(async ({ clientMessageId }) => {
    sent.push(clientMessageId);
    return answers.shift() ?? accepted;
  });
  outbox.add(message('a'));
  outbox.add(message('b'));
  await settled();
  expect(sent).toEqual(['a', 'a', 'a', 'b']);
});

test('refused: the words go back, and the next is sent', async () => {
  const { outbox, seen } = outboxThat(async ({ clientMessageId }) => (clientMessageId === 'a' ? refused : accepted));
  outbox.add(message('a'));
  outbox.add(message('b'));
  await settled();
  expect(seen.returned).toEqual(['a']);
  expect(seen.now.map(({ clientMessageId, state }) => [clientMessageId, state])).toEqual([['b', 'accepted']]);
});

test('an accepted reply stays in sight until the server’s own copy has come', async () => {
  const { outbox, seen } = outboxThat(async () => accepted);
  outbox.add(message('a'));
  await settled();
  expect(seen.now).toHaveLength(1);
  outbox.settle(new Set(['a']));
  expect(seen.now).toEqual([]);
});

test('what waited before a reload goes when the link is there', async () => {
  const sent: string[] = [];
  const { outbox } = outboxThat(
    async ({ clientMessageId }) => {
      sent.push(clientMessageId);
      return accepted;
    },
    [{ ...message('a'), state: 'sending' }],
  );
  await settled();
  expect(sent).toEqual([]);
  outbox.flush();
  await settled();
  expect(sent).toEqual(['a']);
});

test('a pause ends as soon as the link is back', async () => {
  let up = false;
  const sent: string[] = [];
  const outbox = createOutbox({
    send: async ({ clientMessageId }) => {
      if (up) sent.push(clientMessageId);
      return up ? accepted : unanswered;
    },
    changed: () => {},
    refused: () => {},
    pause: () => new Promise(() => {}),
  });
  outbox.add(message('a'));
  await settled();
  up = true;
  outbox.flush();
  await settled();
  expect(sent).toEqual(['a']);
});

test('over random bad lines a server that knows ids gets each reply once, in order', async () => {
  for (let run = 0; run < 100; run += 1) {
    const random = seeded(run);
    const stored: string[] = [];
    const { outbox } = outboxThat(async ({ clientMessageId }) => {
      const arrives = random.chance(0.7);
      if (arrives && !stored.includes(clientMessageId)) stored.push(clientMessageId);
      return arrives && random.chance(0.7) ? accepted : unanswered;
    });
    for (let index = 0; index < 5; index += 1) outbox.add(message(`m${index}`));
    await settled();
    expect(stored).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
  }
});
