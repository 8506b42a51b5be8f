import { beforeAll, expect, test } from '@jest/globals';
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
