/** What page and frame tell each other is read field by field; what does not fit is as if it had not been sent. */
import { expect, test } from '@jest/globals';
import { fromFrame, fromPage } from '../../widget/frame/wire.ts';

const said = (concierge: unknown) => ({ concierge });

test.each([undefined, null, 'hello', [], {}, said(null), said('hello'), said({}), said({ kind: 'nonsense' })])(
  'nothing is made of %j',
  (data) => {
    expect(fromPage(data)).toBeUndefined();
    expect(fromFrame(data)).toBeUndefined();
  },
);

test('a call is one of ours, and a page says only what it declares', () => {
  expect(fromPage(said({ kind: 'call', id: 1, method: 'constructor' }))).toBeUndefined();
  expect(fromPage(said({ kind: 'call', id: '1', method: 'open' }))).toBeUndefined();
  const page = fromPage(said({ kind: 'call', id: 1, method: 'page', argument: { type: 'home', secret: 1 } }));
  expect(page).toEqual({ kind: 'call', id: 1, method: 'page', argument: { type: 'home' } });
});

test('a greeting is texts of a known length, whatever was in it', () => {
  const hello = fromPage(
    said({ kind: 'hello', site: 7, lang: 'x'.repeat(99), tokens: { ink: {} }, page: [], config: { css: '' } }),
  );
  const nothing = { site: '', pageLang: '', dark: false, sheet: false, tokens: { ink: '' } };
  expect(hello).toEqual({ kind: 'hello', ...nothing, lang: 'x'.repeat(35) });
});

test('an event is one of ours with flat facts', () => {
  expect(fromFrame(said({ kind: 'event', event: 'ready', detail: {} }))).toBeUndefined();
  expect(fromFrame(said({ kind: 'event', event: 'unread', detail: { count: 2, more: { text: 'x' } } }))).toEqual({
    kind: 'event',
    event: 'unread',
    detail: { count: 2 },
  });
  expect(fromFrame(said({ kind: 'answer', id: 3, value: 'yes' }))).toEqual({ kind: 'answer', id: 3, value: undefined });
});

test('what a launcher shows is texts of a known length, and a glimpse is a height that leaves the page its room', () => {
  const news = { panel: 'Concierge', icon: 'x'.repeat(900), count: '12345678910', quiet: 'yes', html: '<b>' };
  expect(fromFrame(said({ kind: 'news', news }))).toEqual({
    kind: 'news',
    news: {
      panel: 'Concierge',
      label: '',
      icon: 'x'.repeat(500),
      text: '',
      initials: '',
      count: '12345678',
      quiet: false,
    },
  });
  expect(fromFrame(said({ kind: 'glimpse', height: 97, text: 'words' }))).toEqual({ kind: 'glimpse', height: 97 });
  expect(fromFrame(said({ kind: 'glimpse', height: 9000 }))).toEqual({ kind: 'glimpse', height: 200 });
  expect(fromFrame(said({ kind: 'glimpse', height: 'all' }))).toEqual({ kind: 'glimpse', height: 0 });
});
