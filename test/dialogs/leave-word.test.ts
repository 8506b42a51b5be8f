import { beforeAll, expect, test } from '@jest/globals';
import { storeForVisit } from '../../dialogs/visit-store.ts';
import { fridayMorning, type Meridon, openMeridon, visit } from '../support/concierge.ts';

let house: Meridon;
beforeAll(async () => {
  house = await openMeridon();
});

async function askedForAVisit(locale = 'en') {
  const shopper = visit(house, locale);
  const answer = await shopper.says([{ text: 'Ask for an appointment', value: 'goal:leave-word#appointment' }]);
  const card = answer.replies.find((reply) => reply.card?.kind === 'appointment_slots')?.card;
  if (card?.kind !== 'appointment_slots') throw new Error('no times were shown');
  return { shopper, card };
}

test('an appointment is a choice of times in opening hours, in the clock of the boutique', async () => {
  const { card } = await askedForAVisit();
  expect(card.days.length).toBeGreaterThan(1);
  for (const { startsAt, value } of card.days.flatMap(({ slots }) => slots)) {
    expect(Date.parse(startsAt)).toBeGreaterThan(fridayMorning.getTime());
    expect(value).toMatch(/^[\w-]+@\d{4}-/);
  }
  expect(card.days[0]?.slots[0]?.label).toMatch(/\d:\d\d/);
});

test.each([
  ['the one that was asked for', 'en', 'montreal', 'lyon', 'lyon'],
  ['their own', 'en', 'montreal', undefined, 'montreal'],
  ['one of their country', 'fr-CA', undefined, undefined, 'montreal'],
  ['the one of a language’s own country', 'it', undefined, undefined, 'milan'],
  ['another where their own is no more', 'fr-CA', 'atlantis', undefined, 'montreal'],
  ['whichever is open first', 'en', undefined, undefined, 'paris'],
])('an appointment is offered at %s', (_which, locale, own, asked, expected) => {
  const stores = [...house.stores].reverse().sort((one) => (one.id === 'paris' ? -1 : 0));
  expect(storeForVisit(stores, { asked, own, locale }, fridayMorning)?.id).toBe(expected);
});

test.each([
  [undefined, undefined, 'paris'],
  ['montreal', undefined, 'montreal'],
  ['montreal', 'Lyon', 'lyon'],
])('whose boutique is %s and who asked about %s is offered times in %s', async (own, city, expected) => {
  const shopper = visit(house, 'fr');
  if (own !== undefined) shopper.isKnown('camille-aubert', 'Camille', own);
  if (city !== undefined) await shopper.says([{ text: `Horaires de la boutique de ${city} ?` }]);
  const answer = await shopper.says([{ text: 'Demander un rendez-vous', value: 'goal:leave-word#appointment' }]);
  const card = answer.replies.find((reply) => reply.card?.kind === 'appointment_slots')?.card;
  expect(card?.kind === 'appointment_slots' && card.days[0]?.slots[0]?.value.split('@')[0]).toBe(expected);
});

test.each(['en', 'fr', 'fr-CA', 'ar'])(
  'in %s a chosen time is promised, and said to be a wish until it is confirmed',
  async (locale) => {
    const { shopper, card } = await askedForAVisit(locale);
    const slot = card.days[1]?.slots[0];
    const text = `${card.days[1]?.label}, ${slot?.label}`;
    const answer = await shopper.says([{ text, action: { action: card.submit.action, value: slot?.value ?? '' } }]);
    expect(answer.replies[0]?.text).toContain(text);
    expect(answer.promises).toEqual([expect.objectContaining({ kind: 'date', text: expect.stringContaining(text) })]);
    expect(answer.promises?.[0]?.dueAt?.getTime()).toBeLessThanOrEqual(Date.parse(slot?.startsAt ?? ''));
  },
);

test('a time in words will do as well', async () => {
  const { shopper } = await askedForAVisit();
  const answer = await shopper.says([{ text: 'Next Thursday after lunch' }]);
  expect(answer.promises).toEqual([
    expect.objectContaining({ text: expect.stringContaining('Next Thursday after lunch') }),
  ]);
});

test.each(['paris@2020-01-02T10:00:00.000Z', 'atlantis@2026-11-24T10:00:00.000Z', 'paris@soon', ''])(
  'nothing is promised for %j: the times of now are asked about again',
  async (value) => {
    const { shopper, card } = await askedForAVisit();
    const answer = await shopper.says([{ text: 'That one', action: { action: card.submit.action, value } }]);
    expect(answer.promises ?? []).toEqual([]);
  },
);

test.each([
  ['en', 'I am looking for a burgundy bag for my mother, under 2,000 euros'],
  ['fr', 'Je cherche un sac pour ma mère'],
  ['en', 'Where is my order MM-20418?'],
  ['en', 'Thank you, I will be in Paris on Friday'],
])('in %s a note is taken down as it is written, whatever it is about: %s', async (locale, words) => {
  const shopper = visit(house, locale);
  await shopper.says([{ text: 'Leave a note', value: 'goal:leave-word#note' }]);
  const answer = await shopper.says([{ text: words }]);
  expect(answer.promises).toEqual([
    expect.objectContaining({ kind: 'note-answer', text: expect.stringContaining(words) }),
  ]);
});

test('a note that was not meant is let go of', async () => {
  const shopper = visit(house, 'en');
  await shopper.says([{ text: 'Leave a note', value: 'goal:leave-word#note' }]);
  const answer = await shopper.says([{ text: 'never mind' }]);
  expect(answer.promises ?? []).toEqual([]);
});

test('a note is promised for when people of its language are there, though another boutique is open before', async () => {
  const dueIn = async (answering?: readonly string[]) => {
    const shopper = visit(await openMeridon(fridayMorning, answering), 'fr');
    await shopper.says([{ text: 'Laisser un mot', value: 'goal:leave-word#note' }]);
    const { promises, replies } = await shopper.says([{ text: 'Je cherche un sac' }]);
    return { dueAt: promises?.[0]?.dueAt?.getTime() ?? 0, text: replies[0]?.text };
  };
  const [anywhere, montreal] = [await dueIn(), await dueIn(['montreal'])];
  expect(montreal.dueAt).toBeGreaterThan(anywhere.dueAt);
  expect(montreal.text).toContain('Montréal');
});

test.each([
  ['en', 'I would like to see bags in Paris tomorrow at 3pm'],
  ['en', 'Could I come to the Paris boutique tomorrow at 3 to try on rings?'],
  ['fr', 'je voudrais voir des sacs à Paris demain à 15 h'],
  ['fr', 'rendez-vous à Paris demain à 15h, pour des bagues'],
  ['fr-CA', 'j’aimerais voir des sacoches à Paris demain à 15 h'],
  ['de', 'Ich würde gerne morgen um 15 Uhr in Paris Taschen ansehen'],
  ['it', 'vorrei vedere delle borse a Parigi domani alle 15'],
  ['es', 'me gustaría ver bolsos en París mañana a las 15'],
  ['ja', '明日15時にパリでバッグを見たいです'],
  ['zh', '我想明天下午3点在巴黎看包'],
  ['ar', 'أود أن أرى حقائب في باريس غدًا الساعة 3 مساءً'],
])('in %s a visit with place, day and hour is requested at once: %s', async (locale, words) => {
  const answer = await visit(house, locale).says([{ text: words }]);
  expect(answer.replies.flatMap(({ card }) => card ?? [])).toEqual([]);
  expect(answer.promises).toEqual([
    expect.objectContaining({ kind: 'date', dueAt: expect.any(Date), text: expect.stringContaining(words) }),
  ]);
  expect(answer.replies[0]?.text).toMatch(/Paris/);
  expect(answer.replies[0]?.text).toMatch(/15|3:00|٣/);
});

test('a visit without an hour is asked for the hour alone, in that boutique and from that day on', async () => {
  const shopper = visit(house, 'en');
  const asked = await shopper.says([{ text: 'I would like an appointment in Lyon next Tuesday to see bags' }]);
  const card = asked.replies.find((reply) => reply.card?.kind === 'appointment_slots')?.card;
  expect(card?.kind === 'appointment_slots' && card.days[0]?.slots[0]?.value).toMatch(/^lyon@2026-11-24/);
  const answer = await shopper.says([{ text: 'at 3pm please' }]);
  expect(answer.replies[0]?.text).toMatch(/^Requested: Tuesday 24 November, 15:00, Lyon\./);
});

test('a visit without a place is asked for the place alone', async () => {
  const shopper = visit(house, 'en');
  const asked = await shopper.says([{ text: 'I would like an appointment tomorrow at 3pm to see bags' }]);
  expect(asked.replies.map(({ text }) => text)).toEqual(['In which boutique may we receive you?']);
  const answer = await shopper.says([{ text: 'Lyon' }]);
  expect(answer.replies[0]?.text).toMatch(/^Requested: Saturday 21 November, 15:00, Lyon\./);
});

test('an hour at which the boutique is closed is not requested', async () => {
  const answer = await visit(house, 'en').says([{ text: 'I would like to see bags in Paris tomorrow at 10pm' }]);
  expect(answer.promises ?? []).toEqual([]);
  expect(answer.replies[0]?.text).toContain('cannot receive you then');
  expect(answer.replies.some(({ card }) => card?.kind === 'appointment_slots')).toBe(true);
});

test.each([
  ['en', 'Is the Paris boutique open tomorrow at 3pm?'],
  ['en', 'Can I move my appointment in Paris tomorrow at 3pm?'],
  ['fr', 'La boutique de Paris est-elle ouverte demain à 15 h ?'],
  ['fr', 'Je voudrais annuler mon rendez-vous à Paris demain à 15 h'],
  ['en', 'How do I book an appointment in Paris?'],
  ['en', 'do you have black bags in Paris?'],
  ['en', 'I was in Paris yesterday at 3pm and nobody served me'],
])('in %s nothing is requested by: %s', async (locale, words) => {
  const answer = await visit(house, locale).says([{ text: words }]);
  expect(answer.promises ?? []).toEqual([]);
  expect(answer.replies.some(({ card }) => card?.kind === 'appointment_slots')).toBe(false);
});
