import { expect, test } from '@jest/globals';
import type { Card } from '../../src/protocol/cards.ts';
import type { SessionStarted } from '../../src/protocol/shopper.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Outgoing } from '../../widget/core/outbox.ts';
import { emptyView, isWaiting, reduce, unread, type View, type ViewEvent } from '../../widget/core/view.ts';

const session: SessionStarted = {
  visitorToken: 't',
  conversationId: 'c1',
  head: 0,
  locale: 'en',
  locales: ['en', 'fr'],
  house: 'Maison Meridon',
  disclosure: 'I am a digital concierge, not a person.',
  keepsDays: 30,
  consent: { keep: null },
  floor: { heldBy: 'bot' },
};
const entry: Outgoing = { kind: 'said', id: 'x1', text: 'Hello', at: 0, state: 'waiting' };
const message = (seq: number, more: Partial<WireMessage> = {}): WireMessage => ({
  seq,
  id: `m${seq}`,
  author: { kind: 'bot' },
  text: '',
  at: '2026-01-01T00:00:00.000Z',
  ...more,
});
const after = (...events: ViewEvent[]): View => events.reduce(reduce, emptyView);

test('what was sent leaves the outbox when the transcript brings it back, acked or not', () => {
  const own = message(1, { author: { kind: 'shopper' }, clientMessageId: 'x1' });
  const view = after({ type: 'queued', entry }, { type: 'messages', messages: [own] });
  expect(view.outbox).toEqual([]);
  expect(view.timeline.have).toBe(1);
});

test('a refusal gives the words back and takes the entry out', () => {
  const view = after(
    { type: 'queued', entry },
    { type: 'refused', refusal: { id: 'x1', text: 'Hello', code: 'too-long' } },
  );
  expect(view.outbox).toEqual([]);
  expect(view.refusal).toEqual({ id: 'x1', text: 'Hello', code: 'too-long' });
});

test('another conversation than the one on screen starts from an empty transcript', () => {
  const before = after({ type: 'started', session }, { type: 'messages', messages: [message(1), message(2)] });
  const view = reduce(before, { type: 'started', session: { ...session, conversationId: 'c2' } });
  expect(view.timeline.have).toBe(0);
  expect(reduce(before, { type: 'started', session }).timeline.have).toBe(2);
});

test('the choice made in this browser is not undone by what the server remembers', () => {
  const kept = after(
    { type: 'consent', purpose: 'keep', granted: false },
    { type: 'started', session: { ...session, consent: { keep: true } } },
  );
  expect(kept.keep).toBe(false);
});

test('typing ends with the message, with the link and with a change of speaker', () => {
  const typing: ViewEvent = { type: 'typing', typing: { on: true, kind: 'bot' } };
  expect(after(typing).typing).toEqual({ kind: 'bot' });
  expect(after(typing, { type: 'messages', messages: [message(1)] }).typing).toBeUndefined();
  expect(after(typing, { type: 'link', link: 'offline' }).typing).toBeUndefined();
  expect(
    after(typing, { type: 'floor', floor: { heldBy: 'queue', position: 1, waitSeconds: 0 } }).typing,
  ).toBeUndefined();
});

test('unread counts what the house wrote after the last look, never the shopper', () => {
  const messages = [
    message(1),
    message(2, { author: { kind: 'shopper' } }),
    message(3, { author: { kind: 'advisor', name: 'Ines' } }),
  ];
  const view = after({ type: 'messages', messages }, { type: 'read-by-shopper', seq: 1 });
  expect(unread(view).map((m) => m.seq)).toEqual([3]);
  expect(reduce(view, { type: 'read-by-shopper', seq: 0 }).readByShopper).toBe(1);
});

test('being forgotten leaves nothing but the language', () => {
  const view = after({ type: 'started', session }, { type: 'messages', messages: [message(1)] }, { type: 'forgotten' });
  expect(view).toEqual({ ...emptyView, locale: 'en' });
});

test('a greeting belongs to its language, and the token stays out of what is drawn', () => {
  const greeted: ViewEvent = { type: 'started', session: { ...session, greeting: 'Welcome' } };
  expect(after(greeted).house).toMatchObject({ greeting: 'Welcome', keepsDays: 30 });
  expect(after(greeted).house).not.toHaveProperty('visitorToken');
  const french = after(greeted, { type: 'locale', locale: 'fr', said: { disclosure: 'Je suis un concierge.' } });
  expect(french.house).toMatchObject({ disclosure: 'Je suis un concierge.' });
  expect(french.house).not.toHaveProperty('greeting');
});

test('where nobody is there, waiting begins once the offer of something else is passed by', () => {
  const card: Card = { kind: 'handoff', title: 'Our advisors are away', body: '', actions: [] };
  const floor = { heldBy: 'queue', position: 1, waitSeconds: 0 } as const;
  const offered = after({ type: 'messages', messages: [message(1, { card })] });
  expect(isWaiting(offered)).toBe(false);
  expect(isWaiting({ ...offered, floor })).toBe(true);
  expect(isWaiting({ ...offered, floor: { ...floor, nobody: true } })).toBe(false);
  const saying = { id: 'x1', kind: 'said', text: 'I will wait', at: 0, state: 'waiting' } as const;
  expect(isWaiting({ ...offered, outbox: [saying], floor: { ...floor, nobody: true } })).toBe(true);
  const said = reduce(offered, { type: 'messages', messages: [message(2, { author: { kind: 'shopper' } })] });
  expect(isWaiting({ ...said, floor: { ...floor, nobody: true } })).toBe(true);
});
