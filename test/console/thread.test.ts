/** A thread takes the next message, knows the older ones, and says when something is missing. */
import { expect, test } from '@jest/globals';
import { applyToThread, have, openedThread, type Thread } from '../../handoff-console/desk/thread.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { fixtureAdvisors, fixtureCases } from '../support/desk-fixtures.ts';
import { createDeskModel } from '../support/desk-model.ts';

const opened = (): DeskAcks['conversation:open'] => {
  const answer = createDeskModel(fixtureAdvisors(), fixtureCases()).openFor('ines', 'camille');
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
};

const message = (seq: number, text = `words ${seq}`): WireMessage => ({
  seq,
  id: `m${seq}`,
  author: { kind: 'shopper' },
  text,
  at: '2026-11-21T15:00:00.000Z',
});

const created = (seq: number): DeskEvent => ({
  name: 'message:created',
  seq: 1,
  at: '2026-11-21T15:00:00.000Z',
  conversationId: 'camille',
  message: message(seq),
});

const seqs = (thread: Thread) => thread.messages.map(({ seq }) => seq);

test('the next message is appended and ends that person’s typing', () => {
  const writing = applyToThread(openedThread(opened()), {
    name: 'typing:changed',
    seq: 1,
    at: '',
    conversationId: 'camille',
    on: true,
    kind: 'shopper',
  });
  expect(writing.typing.shopper).toBe(true);
  const said = applyToThread(writing, created(12));
  expect(have(said)).toBe(12);
  expect(said.typing.shopper).toBe(false);
  expect(said.behind).toBe(false);
});

test('a message that is already there changes nothing', () => {
  const thread = openedThread(opened());
  expect(applyToThread(thread, created(11))).toBe(thread);
});

test('a message too far ahead is not taken: the thread is behind, and an answer with the missing ones mends it', () => {
  const thread = applyToThread(openedThread(opened()), created(14));
  expect(have(thread)).toBe(11);
  expect(thread.behind).toBe(true);
  const mended = openedThread({ ...opened(), messages: [12, 13, 14].map((seq) => message(seq)), head: 14 }, thread);
  expect(seqs(mended)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(mended.behind).toBe(false);
});

test('messages that come twice, by the answer and by events, stand once', () => {
  const thread = applyToThread(openedThread(opened()), created(12));
  const again = openedThread({ ...opened(), messages: [message(11), message(12), message(13)], head: 13 }, thread);
  expect(seqs(again).slice(-3)).toEqual([11, 12, 13]);
});

test('a page of a long conversation leaves the thread behind until the rest has come', () => {
  const first = openedThread({ ...opened(), messages: [message(1), message(2)], head: 4 });
  expect(first.behind).toBe(true);
  expect(openedThread({ ...opened(), messages: [message(3), message(4)], head: 4 }, first).behind).toBe(false);
});

test('a read mark never goes back', () => {
  const read = (readByShopper: number): DeskEvent => ({
    name: 'message:updated',
    seq: 1,
    at: '',
    conversationId: 'camille',
    readByShopper,
  });
  const thread = applyToThread(openedThread(opened()), read(11));
  expect(applyToThread(thread, read(4)).readByShopper).toBe(11);
});

test('a mood point replaces the one of the same message', () => {
  const point = { seq: 11, value: -0.1, confidence: 0.9, at: '2026-11-21T15:05:00.000Z' };
  const thread = applyToThread(openedThread(opened()), {
    name: 'emotion:updated',
    seq: 1,
    at: '',
    conversationId: 'camille',
    point,
  });
  expect(thread.briefing.emotion.filter(({ seq }) => seq === 11)).toEqual([point]);
});
