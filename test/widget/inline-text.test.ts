import { expect, test } from '@jest/globals';
import { inlineSpans, plainText, webAddress } from '../../widget/core/inline-text.ts';

test('bold and links are the only marks', () => {
  expect(inlineSpans('Under **€2,000**, see https://meridon.example/bags.')).toEqual([
    { kind: 'text', text: 'Under ' },
    { kind: 'bold', text: '€2,000' },
    { kind: 'text', text: ', see ' },
    { kind: 'link', text: 'https://meridon.example/bags', href: 'https://meridon.example/bags' },
    { kind: 'text', text: '.' },
  ]);
});

test('a labelled link keeps its label', () => {
  expect(inlineSpans('[our guide](https://meridon.example/care)')).toEqual([
    { kind: 'link', text: 'our guide', href: 'https://meridon.example/care' },
  ]);
});

test.each([
  '[x](javascript:alert(1))',
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](data:text/html,<script>)',
  '[x](//evil.example)',
])('%s stays words', (text) => {
  expect(inlineSpans(text).every((span) => span.kind === 'text')).toBe(true);
  expect(plainText(text)).toBe(text);
});

test('every character of a message survives, whatever it is', () => {
  for (const text of ['', '**', '** **', 'a ** b', '[a](b)', 'https://', 'سعر **٢٬٤٨٠** يورو', 'x\n\ny']) {
    expect(plainText(text).replaceAll('*', '')).toBe(text.replaceAll(/\*\*([^*\n]+)\*\*/g, '$1').replaceAll('*', ''));
  }
});

test('pictures and product pages may be relative to the house, and nothing but http', () => {
  expect(webAddress('/media/a.svg', 'https://house.example')).toBe('https://house.example/media/a.svg');
  expect(webAddress('javascript:alert(1)', 'https://house.example')).toBeUndefined();
  expect(webAddress(undefined)).toBeUndefined();
});

test('letters are never turned around by a mark that nobody sees', () => {
  expect(plainText('invoice\u202egnp.exe')).toBe('invoicegnp.exe');
  expect(inlineSpans('\u202dhttps://care.example/a\u202c')).toEqual([
    { kind: 'link', text: 'https://care.example/a', href: 'https://care.example/a' },
  ]);
  // Isolates and joiners belong to languages that are written from the right.
  expect(plainText('\u2068نوي\u2069 می\u200cخواهم')).toBe('\u2068نوي\u2069 می\u200cخواهم');
});
