import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { sentenceEnds } from '../../widget/core/sentences.ts';
import { createReveal } from '../../widget/panel/reveal.ts';

const cut = (text: string, locale = 'en') => {
  const ends = sentenceEnds(text, locale);
  return ends.map((end, position) => text.slice(ends[position - 1] ?? 0, end));
};

describe('where a reply may be cut', () => {
  test.each([
    ['Good evening. How may we help?', ['Good evening. ', 'How may we help?']],
    ['Only one', ['Only one']],
    ['', ['']],
    ['It costs €1,290.50 today. In stock.', ['It costs €1,290.50 today. ', 'In stock.']],
    [
      'See **the bag. And the strap** first. Then tell us.',
      ['See **the bag. And the strap** first. ', 'Then tell us.'],
    ],
    [
      'Read [our care. All of it](https://a.example/x). Thank you.',
      ['Read [our care. All of it](https://a.example/x). ', 'Thank you.'],
    ],
  ])('%s', (text, sentences) => expect(cut(text)).toEqual(sentences));

  test('Arabic and French sentences too', () => {
    expect(cut('مساء الخير. كيف نساعدك؟ شكرًا.', 'ar')).toHaveLength(3);
    expect(cut('Bonsoir ! Que cherchez-vous ? Merci.', 'fr')).toHaveLength(3);
  });
});

describe('a reply that is shown sentence by sentence', () => {
  const message = (seq: number, text: string, kind: WireMessage['author']['kind'] = 'bot'): WireMessage => ({
    seq,
    id: `m${seq}`,
    author: { kind },
    text,
    at: new Date(0).toISOString(),
  });
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('one after the other; told only when complete', () => {
    const told: number[] = [];
    const reveal = createReveal(() => true);
    reveal.play(message(1, 'One here. Two here.'), 'en', () => told.push(1));
    reveal.play(message(2, 'And a card.'), 'en', () => told.push(2));
    expect(reveal.shown.value).toEqual({ seq: 1, end: 10 });
    expect(told).toEqual([]);
    jest.advanceTimersToNextTimer();
    expect(told).toEqual([1]);
    jest.runAllTimers();
    expect(told).toEqual([1, 2]);
    expect(reveal.shown.value).toBeUndefined();
  });

  test('a key shows all of it, and each is told once', () => {
    const told: number[] = [];
    const reveal = createReveal(() => true);
    reveal.play(message(1, 'One here. Two here.'), 'en', () => told.push(1));
    reveal.play(message(2, 'Three.'), 'en', () => told.push(2));
    reveal.finish();
    jest.runAllTimers();
    expect(told).toEqual([1, 2]);
    expect(reveal.shown.value).toBeUndefined();
  });

  test('at once for who asked for calm, and when the shopper goes on', () => {
    const told: number[] = [];
    let calm = false;
    const reveal = createReveal(() => !calm);
    reveal.play(message(1, 'One here. Two here.'), 'en', () => told.push(1));
    reveal.play(message(2, 'Never mind', 'shopper'), 'en', () => told.push(2));
    calm = true;
    reveal.play(message(3, 'One. Two.'), 'en', () => told.push(3));
    expect(told).toEqual([1, 2, 3]);
    expect(reveal.shown.value).toBeUndefined();
  });
});
