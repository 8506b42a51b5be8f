import { expect, test } from '@jest/globals';
import { topIntent } from '../../src/domain/understanding.ts';
import { personWish } from '../../src/understanding/asks-person.ts';
import { fold } from '../../src/understanding/fold.ts';
import { asks as askedFor, doesNotAsk } from './phrases/person.ts';
import { read } from './support.ts';

const asks: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I want to speak to a person',
    'i want to talk to someone',
    'a human please',
    'agent',
    'Human!',
    'can I talk to a real person?',
    'could you put me through to an advisor',
    'get me a human',
    'no more bots, please',
    "I don't want to talk to a bot",
    'I would rather talk to someone',
    'is there anyone I can talk to',
    'connect me to customer service',
    'let me speak with your manager',
    'please transfer me to an agent',
    'can someone call me back',
    'i need to chat with a live person about my order',
    'SPEAK TO A HUMAN NOW',
    'may I be put in touch with a client advisor',
    'customer service please',
  ],
  fr: [
    "Je veux parler à quelqu'un",
    'je voudrais parler à un conseiller',
    'un humain svp',
    'conseiller',
    'passez-moi quelqu’un',
    'je ve parler a qqn',
    'puis-je parler à une vraie personne ?',
    'je ne veux pas parler à un robot',
    "j'aimerais être mis en relation avec une conseillère",
    'mettez-moi en contact avec votre service client',
    'je préfère parler à un être humain',
    'y a-t-il quelqu’un à qui parler ?',
    'pouvez-vous me rappeler, je veux quelqu’un de réel',
    'Je souhaite échanger avec une personne',
    'pas un robot, une personne',
  ],
  'fr-CA': [
    "j'voudrais jaser avec quelqu'un",
    'parler au service à la clientèle',
    'je veux parler à du vrai monde',
    'parler à un agent svp',
    'Je veux parler à quelqu’un',
  ],
  ar: [
    'أريد التحدث إلى شخص',
    'أريد أن أتكلم مع موظف',
    'شخص حقيقي من فضلك',
    'حولني إلى خدمة العملاء',
    'ابغى اكلم احد',
    'هل يمكنني التحدث مع مستشار؟',
    'موظف',
    'لا أريد روبوت',
  ],
  de: [
    'Ich möchte mit einem Menschen sprechen',
    'Kann ich bitte mit einem Mitarbeiter reden?',
    'Verbinden Sie mich mit jemandem',
    'Mitarbeiter bitte',
    'ich will keinen Bot',
  ],
  it: [
    'Vorrei parlare con una persona',
    'operatore',
    'mi passi un operatore per favore',
    'voglio parlare con qualcuno',
    'non voglio parlare con un robot',
  ],
  es: [
    'Quiero hablar con una persona',
    'agente por favor',
    'páseme con alguien',
    'necesito hablar con un humano',
    'no quiero hablar con un robot',
  ],
  ja: [
    '人と話したいです',
    '担当者に代わってください',
    'オペレーター',
    'スタッフにつないでください',
    'ボットではなく人間と話したい',
  ],
  zh: ['我要找人工客服', '转人工', '我想和真人说话', '人工', '不要机器人，找客服'],
};

const cases = Object.entries(asks).flatMap(([locale, phrases]) => phrases.map((phrase) => [locale, phrase] as const));

test.each(cases)('%s: "%s" asks for a person', (locale, phrase) => {
  const { intent, confidence } = topIntent(read(phrase, locale));
  expect(intent).toBe('person');
  expect(confidence).toBeGreaterThanOrEqual(0.9);
});

test.each([
  ['en', 'a bag for a person who loves leather'],
  ['en', 'are you a real person?'],
  ['en', 'am I talking to a bot'],
  ['en', 'someone stole my parcel'],
  ['en', 'can someone else sign for the parcel'],
  ['en', 'I am looking for a gift for someone special'],
  ['en', 'the sales assistant in the store was rude'],
  ['fr', 'êtes-vous un robot ?'],
  ['fr', 'un cadeau pour une personne qui aime le cuir'],
  ['fr', 'personne ne répond'],
  ['fr', 'quelqu’un d’autre peut réceptionner le colis ?'],
  ['fr', 'où est ma commande'],
  ['ar', 'هل أنت روبوت'],
  ['ar', 'هدية لشخص عزيز'],
  ['zh', '你是机器人吗'],
] as const)('%s: "%s" does not', (locale, phrase) => {
  const asked = read(phrase, locale).intents.find(({ intent }) => intent === 'person');
  expect(asked?.confidence ?? 0).toBeLessThan(0.6);
});

const everyLine = (phrases: Readonly<Record<string, string>>) =>
  Object.entries(phrases).flatMap(([language, lines]) =>
    lines.split('\n').map((line) => [language, line.trim()] as const),
  );

test.each(everyLine(askedFor))('%s: "%s" is heard without any model', (language, phrase) => {
  expect(personWish(fold(phrase).text, language)).toBe('asked');
});

test.each(everyLine(doesNotAsk))('%s: "%s" asks for nobody', (language, phrase) => {
  expect(personWish(fold(phrase).text, language)).not.toBe('asked');
});
