/** The small decisions behind the tools: what a sign opens, which key is meant, when it is quiet, what is worth a sound. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { keyFor, meantBy, ownKeys } from '../../handoff-console/app/keymap.ts';
import { gapsIn } from '../../handoff-console/canned/gaps.ts';
import { triggerAt } from '../../handoff-console/canned/use-trigger.ts';
import { isQuiet, usualNotices } from '../../handoff-console/notices/likes.ts';
import { newsOf } from '../../handoff-console/notices/news.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';

test.each([
  ['/', { sign: '/', query: '', from: 0, to: 1 }],
  ['Bonjour /acc', { sign: '/', query: 'acc', from: 8, to: 12 }],
  ['one\n/ré', { sign: '/', query: 'ré', from: 4, to: 7 }],
  ['#sac', { sign: '#', query: 'sac', from: 0, to: 4 }],
  ['order #20418', undefined],
  ['and/or', undefined],
  ['https://house.example', undefined],
  ['/acc and', undefined],
  ['@lé', undefined],
])('%j opens what it should', (text, opened) => {
  expect(triggerAt(text, text.length, '/#')).toEqual(opened);
});

test('places of a ready reply are found where they stand, other braces are not', () => {
  expect(gapsIn('{shopper}, {whatever} {order}')).toEqual([
    { words: '{shopper}', from: 0, to: 9 },
    { words: '{order}', from: 22, to: 29 },
  ]);
});

describe('keys of one’s own', () => {
  afterEach(() => ownKeys.update(() => ({})));

  test('a moved key works under its new name alone, one that is off not at all', () => {
    ownKeys.update(() => ({ r: 'x', n: '' }));
    expect(['x', 'r', 'n', 'j', '7'].map(meantBy)).toEqual(['r', undefined, undefined, 'j', '7']);
    expect(['r', 'n', 'j'].map(keyFor)).toEqual(['x', undefined, 'j']);
  });

  test('two keys may change places', () => {
    ownKeys.update(() => ({ j: 'k', k: 'j' }));
    expect([meantBy('j'), meantBy('k')]).toEqual(['k', 'j']);
  });
});

test.each([
  ['22:00', '07:00', '23:30', true],
  ['22:00', '07:00', '06:59', true],
  ['22:00', '07:00', '07:00', false],
  ['12:00', '14:00', '13:00', true],
  ['12:00', '14:00', '14:00', false],
  ['12:00', '12:00', '12:00', false],
])('from %s to %s it is quiet at %s: %s', (quietFrom, quietTo, time, quiet) => {
  const now = new Date(`2026-11-22T${time}:00`);
  expect(isQuiet({ ...usualNotices, quietFrom, quietTo }, now)).toBe(quiet);
});

test('without quiet hours it is never quiet', () => {
  expect(isQuiet(usualNotices, new Date())).toBe(false);
});

describe('what is worth a sound', () => {
  const around = { me: 'ines', isMine: (id: string) => id === 'mine', unreadBefore: () => 1 };
  const row = (unread: number, advisorId: string) => ({
    ...{ conversationId: 'mine', unread, snippet: 'words', heldBy: { advisorId, name: advisorId } },
  });
  const about = (event: object) => newsOf({ seq: 1, at: '', ...event } as DeskEvent, around);
  const said = (conversationId: string, kind: string) => ({
    ...{ name: 'message:created', conversationId, message: { author: { kind }, text: 'words' } },
  });

  test.each([
    [said('mine', 'shopper'), { sound: 'message', conversationId: 'mine', words: 'words' }],
    [said('mine', 'advisor'), undefined],
    [said('theirs', 'shopper'), undefined],
    [
      { name: 'conversation:changed', row: row(2, 'ines') },
      { sound: 'message', conversationId: 'mine', words: 'words' },
    ],
    [{ name: 'conversation:changed', row: row(1, 'ines') }, undefined],
    [{ name: 'conversation:changed', row: row(2, 'leo') }, undefined],
    [{ name: 'conversation:changed', row: row(2, 'ines'), ended: 'resolved' }, undefined],
    [
      { name: 'offer:created', row: row(0, '') },
      { sound: 'offer', conversationId: 'mine', words: 'words' },
    ],
    [{ name: 'offer:expired', conversationId: 'mine' }, 'ended'],
    [
      { name: 'timer:breached', conversationId: 'mine' },
      { sound: 'overdue', conversationId: 'mine' },
    ],
    [{ name: 'timer:breached', conversationId: 'theirs' }, undefined],
    [{ name: 'task:due', task: {} }, { sound: 'overdue' }],
    [{ name: 'typing:changed', conversationId: 'mine' }, undefined],
  ])('%j', (event, news) => {
    expect(about(event)).toEqual(news);
  });
});
