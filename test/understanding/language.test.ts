import { expect, test } from '@jest/globals';
import { encodeModel } from '../../src/understanding/model-file.ts';
import { type Example, type TrainingPlan, trainModel } from '../../src/understanding/training.ts';
import { local } from './support.ts';

/** No locale: nothing may be lent to the answer. */
const heard = (text: string, locale = ''): string => local.read(text, { locale }).language;

test.each([
  ['turn off the kitchen light', 'en'],
  ['wake me at seven', 'en'],
  ['where is my parcel', 'en'],
  ['eteins la lumiere', 'fr'],
  ['quel temps fait-il demain', 'fr'],
  ['ou est mon colis', 'fr'],
  ['mach das licht aus', 'de'],
  ['wie spaet ist es', 'de'],
  ['wo bleibt mein paket', 'de'],
  ['spegni la luce', 'it'],
  ['che ore sono', 'it'],
  ["dov'e il mio pacco", 'it'],
  ['apaga la luz', 'es'],
  ['que hora es', 'es'],
  ['donde esta mi paquete', 'es'],
  ['明日の天気は', 'ja'],
  ['明天天气怎么样', 'zh'],
  ['أين طلبي', 'ar'],
])('"%s" is %s without a hint', (text, language) => {
  expect(heard(text)).toBe(language);
});

test('the first two words say enough', () => {
  expect(['play the', 'mets de', 'spiel das', 'metti la', 'pon la'].map((text) => heard(text))).toEqual([
    'en',
    'fr',
    'de',
    'it',
    'es',
  ]);
});

test('the words around a title decide, not the title', () => {
  expect(heard('avez-vous le Midnight in the Garden en 38')).toBe('fr');
  expect(heard('spiel das lied midnight in the garden')).toBe('de');
  expect(heard('please add la vie en rose to my playlist')).toBe('en');
  expect(heard('أضف this is the best of jazz')).toBe('ar');
  expect(heard('我想听 the music of ghost in the shell')).toBe('zh');
});

test('an English sentence may quote a name in another script', () => {
  expect(heard('please engrave the name محمد on the inside of the ring')).toBe('en');
});

test('Han characters alone are read as what is written, before what is spoken', () => {
  expect(['返品希望', '送料無料', '領収書'].map((text) => heard(text))).toEqual(['ja', 'ja', 'ja']);
  expect(['退货', '我要退货', '營業時間'].map((text) => heard(text, 'ja'))).toEqual(['zh', 'zh', 'zh']);
});

test('the conversation decides where the words do not', () => {
  expect(heard('ok', 'de')).toBe('de');
  expect(heard('MM-20418', 'it')).toBe('it');
});

test('without a conversation there is no prior', () => {
  const free = local.read('pasta', { locale: '' });
  const home = local.read('pasta', { locale: 'it' });
  expect(home.languageConfidence).toBeGreaterThan(free.languageConfidence);
});

test('Arabic, Japanese and Chinese in Latin letters stay with the conversation', () => {
  expect(heard('3ayez a3raf talabi fein', 'ar')).toBe('ar');
  expect(heard('shukran habibi', 'fr')).toBe('fr');
  expect(heard('arigatou gozaimasu', 'ja')).toBe('ja');
  expect(heard('wo yao tuihuo', 'zh')).toBe('zh');
});

test('training on the same sentences gives the same bytes', () => {
  const examples: Example[] = ['the bag', 'my order', 'le sac', 'ma commande'].map((text, at) => ({
    ...{ text, label: at < 2 ? 'en' : 'fr', group: String(at) },
  }));
  const shape = { words: 1, shortest: 1, longest: 3 };
  const plan: TrainingPlan = {
    ...{ classes: ['en', 'fr'], shape, cost: 1, passes: 1, folds: 2, floor: 0 },
    odds: { passes: 3, step: 0.3 },
  };
  expect(Buffer.from(encodeModel(trainModel(examples, plan)))).toEqual(
    Buffer.from(encodeModel(trainModel(examples, plan))),
  );
});
