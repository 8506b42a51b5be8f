/** What is stored as JSON comes back as it was. */
import { expect, test } from '@jest/globals';
import { parseStored, storedJson } from '../../src/domain/revive.ts';

const at = new Date('2026-11-22T10:00:00.123Z');

test('times come back as dates wherever they are', () => {
  const value = { at, list: [{ dueAt: at, deeper: { updatedAt: at } }], none: null, n: 1, yes: true, text: 'x' };
  expect(parseStored(storedJson(value))).toEqual(value);
});

test('so does the end of a time, as an order has one', () => {
  const order = { number: 'MM-20418', placedAt: at, returnUntil: at };
  expect(parseStored(storedJson(order))).toEqual(order);
});

test('words under the name of a time stay words', () => {
  const value = { at: 'at eight', slots: { deliverAt: '2026-11-22', calledAt: 'Tuesday', flat: at.toISOString() } };
  expect(parseStored(storedJson(value))).toEqual(value);
});

test('writes what JSON.stringify writes', () => {
  const value = {
    at,
    gone: undefined,
    list: [undefined, at],
    bad: new Date(Number.NaN),
    nested: [[{ a: 1 }]],
    'é"\n': '\u2028',
  };
  expect(storedJson(value)).toBe(JSON.stringify(value));
  for (const plain of ['x', 1, null, true]) expect(storedJson(plain)).toBe(JSON.stringify(plain));
});

test('a key that a prototype has is only a key', () => {
  const value = JSON.parse('{"__proto__": {"at": "x"}, "constructor": 1}') as object;
  expect(storedJson(value)).toBe('{"__proto__":{"at":"x"},"constructor":1}');
});
