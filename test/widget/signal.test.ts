/** A change reaches whoever has read the value, once, and nobody who has left. */
import { expect, jest, test } from '@jest/globals';
import { createReader, effect, leave, readAs, signal } from '../../widget/core/signal.ts';

test('an effect runs at once, again after each change, and not for the same value', () => {
  const name = signal('Inès');
  const seen: string[] = [];
  const end = effect(() => {
    seen.push(name.value);
  });
  name.value = 'Inès';
  name.value = 'Marc';
  end();
  name.value = 'nobody';
  expect(seen).toEqual(['Inès', 'Marc']);
});

test('a glance tells nobody', () => {
  const name = signal('Inès');
  let runs = 0;
  effect(() => {
    name.peek();
    runs += 1;
  });
  name.value = 'Marc';
  expect([runs, name.peek()]).toEqual([1, 'Marc']);
});

test('what an effect no longer reads does not wake it', () => {
  const isOpen = signal(true);
  const count = signal(0);
  let runs = 0;
  effect(() => {
    runs += 1;
    if (isOpen.value) count.value;
  });
  count.value = 1;
  isOpen.value = false;
  count.value = 2;
  expect(runs).toBe(3);
});

test('effects that change what others read run one after another until nothing is new', () => {
  const first = signal(0);
  const second = signal(0);
  const seen: string[] = [];
  effect(() => {
    seen.push(`begin ${first.value}`);
    second.value = first.value * 2;
    seen.push('end');
  });
  effect(() => {
    seen.push(`second ${second.value}`);
  });
  seen.length = 0;
  first.value = 4;
  expect(seen).toEqual(['begin 4', 'end', 'second 8']);
});

test('an effect may change what it reads itself', () => {
  const count = signal(0);
  effect(() => {
    if (count.value > 0 && count.value < 5) count.value += 1;
  });
  count.value = 1;
  expect(count.value).toBe(5);
});

test('an effect that ends within its own run, or within another one’s, is not heard of again', () => {
  const isOpen = signal(false);
  const seen: string[] = [];
  const ends: (() => void)[] = [];
  ends.push(
    effect(() => {
      if (isOpen.value) for (const end of ends) end();
      seen.push(`first ${isOpen.value}`);
    }),
    effect(() => {
      seen.push(`second ${isOpen.value}`);
    }),
  );
  isOpen.value = true;
  isOpen.value = false;
  expect(seen).toEqual(['first false', 'second false', 'first true']);
});

test('an effect that throws keeps no other from running, and is reported', () => {
  const isOpen = signal(false);
  const reports: (() => void)[] = [];
  const later = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((job) => {
    reports.push(job);
  });
  let other = false;
  effect(() => {
    if (isOpen.value) throw new Error('a page’s own handler');
  });
  effect(() => {
    other = isOpen.value;
  });
  isOpen.value = true;
  later.mockRestore();
  expect(other).toBe(true);
  expect(reports).toHaveLength(1);
  expect(reports[0]).toThrow('a page’s own handler');
});

test('a reader is told of what it read since it began, and nothing is kept of one that has left', () => {
  const one = signal(1);
  const two = signal(2);
  let told = 0;
  const reader = createReader(() => {
    told += 1;
  });
  const draw = (read: () => void) => {
    readAs(reader);
    read();
    readAs(undefined);
  };
  draw(() => one.value + two.value);
  one.value = 10;
  two.value = 20;
  expect(told).toBe(2);
  draw(() => one.value);
  two.value = 21;
  expect(told).toBe(2);
  leave(reader);
  one.value = 11;
  expect([told, reader.sources.size]).toEqual([2, 0]);
});

test('who draws in the middle of another’s reading gives it back', () => {
  const count = signal(0);
  const echo = signal(0);
  let told = 0;
  readAs(
    createReader(() => {
      told += 1;
    }),
  );
  const end = effect(() => {
    echo.value = count.value;
  });
  count.value;
  readAs(undefined);
  end();
  echo.value = 7;
  expect(told).toBe(0);
  count.value = 1;
  expect(told).toBe(1);
});
