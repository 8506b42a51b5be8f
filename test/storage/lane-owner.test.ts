/** Who is certainly dead, and of whom we cannot know. */
import { expect, test } from '@jest/globals';
import { isDead, laneOwner } from '../../src/storage/lane-owner.ts';

const linux = process.platform === 'linux';
const me = laneOwner('node@1:x');

test('this process is alive under any node id', () => {
  expect(me).toMatch(/^node@1:x@.+:\d+:\d+$/);
  expect(isDead(me)).toBe(false);
});

test('a process id that nobody has is dead here', () => {
  expect(isDead(me.replace(/:\d+:(\d+)$/, ':4194399:$1'))).toBe(linux);
});

test('an earlier process under the same id is dead', () => {
  expect(isDead(`${me}7`)).toBe(linux);
});

test('of another machine, another container or a foreign string nobody knows', () => {
  const elsewhere = me.replace(/@[^@]*$/, '@another-host+1:4194399:1');
  expect([elsewhere, 'node-a', '', 'x@y:1', 'x@y:1:0'].map(isDead)).toEqual([false, false, false, false, false]);
});
