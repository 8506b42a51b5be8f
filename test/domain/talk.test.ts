import { expect, test } from '@jest/globals';
import { hearTalk } from '../../src/domain/talk.ts';

const heard = (text: string, ...earlier: string[]) =>
  hearTalk(
    text,
    [],
    earlier.map((line) => hearTalk(line, [], []).words),
  );

test.each([
  ['no, I asked about the blue one'],
  ["that's not what I asked"],
  ['are you sure? check again please'],
  ["non, ce n'est pas ça"],
  ["j'ai déjà répondu à cette question"],
  ['nein, das ist falsch'],
  ['no, ho chiesto un rimborso'],
  ['no, eso no es lo que pregunté'],
  ['لا، ليس هذا ما قلت'],
  ['違います、サイズの話です'],
  ['不是，我问的是退款'],
])('"%s" turns the answer down', (text) => {
  expect(heard(text).rejects).toBe(true);
});

test.each([
  ["no, that's all, thank you"],
  ['no thanks, bye'],
  ["non merci, c'est tout"],
  ['nein danke, das war alles'],
  ['norwegian wool please'],
  ['nonna vorrebbe una sciarpa'],
])('"%s" does not', (text) => {
  expect(heard(text).rejects).toBe(false);
});

test('what is said again is noticed, in other words too, and a new matter is not', () => {
  expect(heard('where is my parcel 20418', 'hello, where is my parcel 20418 please').repeats).toBe(1);
  expect(heard('when does parcel 20418 arrive', 'where is my parcel 20418').repeats).toBeGreaterThan(0.5);
  expect(heard('do you sell blue scarves', 'where is my parcel 20418').repeats).toBe(0);
  expect(heard('我的包裹还没到', '我的包裹到哪里了').repeats).toBeGreaterThan(0.3);
  expect(heard('yes', 'yes').repeats).toBe(0);
});
