/** A device that was away is noticed when it is back, and not before. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { onComingBack } from '../../widget/client/coming-back.ts';

let page: EventTarget;
let looks: number;
let stop: () => void;

beforeEach(() => {
  jest.useFakeTimers();
  page = new EventTarget();
  looks = 0;
  stop = onComingBack(() => looks++, page, Date.now);
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

/** The clock on the wall goes on, and no timer does. */
const sleep = (ms: number) => jest.setSystemTime(Date.now() + ms);

test('online again: at once', () => {
  page.dispatchEvent(new Event('online'));
  expect(looks).toBe(1);
});

test('a page that is awake is left alone, for hours', () => {
  jest.advanceTimersByTime(4 * 3_600_000);
  expect(looks).toBe(0);
});

test('awake after a sleep: once for each', () => {
  jest.advanceTimersByTime(12_000);
  sleep(45_000);
  jest.advanceTimersByTime(60_000);
  expect(looks).toBe(1);
  sleep(20_000);
  jest.advanceTimersByTime(60_000);
  expect(looks).toBe(1);
  sleep(8 * 3_600_000);
  jest.advanceTimersByTime(60_000);
  expect(looks).toBe(2);
});

test('a panel that is gone looks no more', () => {
  stop();
  page.dispatchEvent(new Event('online'));
  sleep(3_600_000);
  jest.advanceTimersByTime(60_000);
  expect(looks).toBe(0);
});
