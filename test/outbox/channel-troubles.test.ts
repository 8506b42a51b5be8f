/** Which channels do not send: told once, kept with its first moment, gone when it is repaired or its time is over. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { createTroubleBook } from '../../src/outbox/channel-troubles.ts';

afterEach(() => {
  jest.useRealTimers();
});

function open() {
  let nowMs = Date.parse('2026-11-22T10:00:00Z');
  const book = createTroubleBook({ now: () => new Date(nowMs) });
  const told: string[][] = [];
  book.subscribe(() => told.push(book.list().map(({ channel, state }) => `${channel} ${state}`)));
  const passes = (ms: number) => {
    nowMs += ms;
  };
  return { book, told, passes };
}

test('a stopped channel stays so until it sends again, and holding back templates changes nothing about it', () => {
  const { book, told, passes } = open();
  book.note('whatsapp', { state: 'stopped', reason: 'token:190' });
  passes(60_000);
  book.note('whatsapp', { state: 'unasked-paused', reason: 'spam-limit:131048', forMs: 3_600_000 });
  expect(book.list()).toEqual([
    { channel: 'whatsapp', state: 'stopped', reason: 'token:190', sinceAt: new Date('2026-11-22T10:00:00Z') },
  ]);
  book.note('whatsapp', { state: 'open' });
  book.note('whatsapp', { state: 'open' });
  expect(told).toEqual([['whatsapp stopped'], []]);
});

test('what lasts for an hour is over after an hour, and everybody is told', () => {
  jest.useFakeTimers();
  const { book, told, passes } = open();
  book.start();
  book.note('whatsapp', { state: 'unasked-paused', reason: 'spam-limit:131048', forMs: 3_600_000 });
  expect(book.list()[0]?.untilAt).toEqual(new Date('2026-11-22T11:00:00Z'));
  passes(3_599_999);
  jest.advanceTimersByTime(10_000);
  expect(told).toEqual([['whatsapp unasked-paused']]);
  passes(1);
  expect(book.list()).toEqual([]);
  jest.advanceTimersByTime(10_000);
  expect(told).toEqual([['whatsapp unasked-paused'], []]);
  book.stop();
});
