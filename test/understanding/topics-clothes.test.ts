/** Neighbours of delicate words that real shoppers write: clothes for a ceremony, a greeting, a courtesy. */
import { expect, test } from '@jest/globals';
import { fold } from '../../src/understanding/fold.ts';
import { readTopics } from '../../src/understanding/topics.ts';

const topicsOf = (text: string) => readTopics(fold(text)).map(({ topic }) => topic);

test.each([
  'a plain black dress for a funeral on Friday',
  'une robe noire sobre pour un enterrement mercredi',
  'la noire fait trop enterrement',
  'no quiero botas que parezcan de luto',
  'ein schwarzes Kleid, knielang, für eine Beerdigung',
  'お葬式に使える黒いバッグはありますか',
  '我要参加葬礼，有黑色大衣吗',
  'السلام عليكم ورحمة الله وبركاته',
  'الصور ما توفي حقها',
  'qué pena molestar, es para cambiar la dirección',
  'nickel',
  'Nickel, merci !',
  '這兩種布料我看不出差別，很難決定',
])('"%s" is shopping or courtesy', (text) => {
  expect(topicsOf(text)).toEqual([]);
});

test.each([
  ["a dress for my mother's funeral", 'bereavement'],
  ["une robe pour l'enterrement de mon père", 'bereavement'],
  ['توفي زوجي', 'bereavement'],
  ['je fais une réaction au nickel', 'health'],
  ['店員に差別されました', 'discrimination'],
])('"%s" is still about %s', (text, topic) => {
  expect(topicsOf(text)).toContain(topic);
});
