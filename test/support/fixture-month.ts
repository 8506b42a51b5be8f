/**
 * November 2026 of a small house, the same every time: a handful of plays, each on its days, so that every figure of the
 * month can be worked out with a pencil. All times are UTC.
 */
import { shopperId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/domain/ports.ts';
import { openStage } from './stage.ts';

export const monthDays = 30;
const at = (day: number, time: string): Date => new Date(`2026-11-${String(day).padStart(2, '0')}T${time}Z`);
const days = (fits: (day: number) => boolean): number[] =>
  Array.from({ length: monthDays }, (_none, index) => index + 1).filter(fits);

/** What the handoffs were decided from: with the sample house's weights, 1 for who asked and 0.5 + 0.8 for who was upset. */
const asks = { kind: 'asked-for-person', value: 1, evidence: 'a person', seq: 1 } as const;
const upset = { kind: 'emotion-level', value: 0.6, evidence: '', seq: 1 } as const;
const lost = { kind: 'failed-turns', value: 2, evidence: '2' } as const;

export async function playMonth(store: Store): Promise<void> {
  for (const day of days(() => true)) {
    for (const guest of [1, 2, 3]) await keptByTheBot(store, day, guest);
    await askedForAPerson(store, day);
  }
  for (const day of days((each) => each % 2 === 0)) await upsetOnWhatsApp(store, day);
  for (const day of [5, 10, 15]) await readAfterwards(store, day);
  await gaveUpWaiting(store, 7);
  for (const agreed of [true, false]) await boughtLater(store, 20, agreed);
}

/** Two questions, each answered within two seconds. */
async function keptByTheBot(store: Store, day: number, guest: number): Promise<void> {
  const play = await openStage(store, `kept-${day}-${guest}`, { channel: 'web', locale: 'en' });
  await play.says(at(day, '09:05:00'), 'hello');
  await play.botSays(at(day, '09:05:02'), 'good morning');
  await play.says(at(day, '09:06:00'), 'thank you');
  await play.botSays(at(day, '09:06:02'), 'with pleasure');
}

/** Waits a minute; the first words come half a minute later, a draft as it was; rated 4; judged right. */
async function askedForAPerson(store: Store, day: number): Promise<void> {
  const play = await openStage(store, `asked-${day}`, { channel: 'web', locale: 'fr' });
  await play.says(at(day, '10:00:00'), 'a person please, mood -5');
  await play.botSays(at(day, '10:00:04'), 'of course', { signals: [asks] });
  await play.handsOver(at(day, '10:00:04'), [['asked-for-person', 1]]);
  await play.says(at(day, '10:00:30'), 'it is about my bag, mood -5');
  await play.claims(at(day, '10:01:04'), 'ines');
  await play.advisorSays(at(day, '10:01:34'), 'ines', 'Good morning, Ines here.', 'Good morning, Ines here.');
  await play.says(at(day, '10:02:00'), 'how kind, mood 4');
  await play.resolves(at(day, '10:03:00'), 'ines');
  await play.happens(at(day, '10:04:00'), { kind: 'shopper:rated', score: 4 });
  await play.judges(at(day, '11:30:00'), 'right');
}

/** The bot finds nothing; three minutes' wait, two more to the first words, half of the draft rewritten; late, or wrong. */
async function upsetOnWhatsApp(store: Store, day: number): Promise<void> {
  const play = await openStage(store, `upset-${day}`, { channel: 'whatsapp', locale: 'it' });
  await play.says(at(day, '14:00:00'), 'where is it, mood -8');
  await play.botSays(at(day, '14:00:06'), 'I did not understand', { failed: true, signals: [upset, lost] });
  await play.handsOver(at(day, '14:00:06'), [['emotion-level', 1], ['failed-turns']]);
  await play.claims(at(day, '14:03:06'), 'nadia');
  await play.drops(at(day, '14:04:00'), `dropped-${day}`);
  await play.advisorSays(at(day, '14:05:06'), 'nadia', '12345xxxxx', '12345abcde');
  await play.says(at(day, '14:06:00'), 'well, mood -1');
  await play.returns(at(day, '14:07:00'), 'nadia');
  // First thought to be right: a changed mind counts once.
  await play.judges(at(day, '15:00:00'), 'right');
  if (day % 4 === 0) await play.judges(at(day, '15:01:00'), 'wrong', ['failed-turns']);
  else await play.judges(at(day, '15:01:00'), 'late');
}

/** Nobody answered what was asked, twice of three times a person should have come. */
async function readAfterwards(store: Store, day: number): Promise<void> {
  const play = await openStage(store, `read-${day}`, { channel: 'messenger', locale: 'de' });
  await play.says(at(day, '16:00:00'), 'Gravieren Sie Uhren?');
  await play.botSays(at(day, '16:00:01'), 'das habe ich nicht verstanden', { failed: true });
  await play.audits(at(day, '18:00:00'), day !== 15, day === 15 ? [] : ['failed-turns']);
}

async function gaveUpWaiting(store: Store, day: number): Promise<void> {
  const play = await openStage(store, `gave-up-${day}`, { channel: 'web', locale: 'en' });
  await play.says(at(day, '12:00:00'), 'a person');
  await play.botSays(at(day, '12:00:02'), 'of course', { signals: [asks] });
  await play.handsOver(at(day, '12:00:02'), [['asked-for-person', 1]]);
  await play.happens(at(day, '12:00:47'), { kind: 'shopper:stopped-waiting' });
}

/** Both bought three days later; one of them agreed that we may look. An order of three weeks later is too late. */
async function boughtLater(store: Store, day: number, agreed: boolean): Promise<void> {
  const who = shopperId(`buyer-${agreed ? 'agreed' : 'silent'}`);
  const play = await openStage(store, `bought-${agreed ? 'agreed' : 'silent'}`, { channel: 'web', locale: 'en' });
  await play.says(at(day, '13:00:00'), 'do you have the tote');
  await play.botSays(at(day, '13:00:02'), 'we do');
  await play.happens(at(day, '13:00:30'), { kind: 'shopper:identified', level: 'verified', shopperId: who });
  if (agreed) await play.happens(at(day, '13:00:40'), { kind: 'shopper:consented', purpose: 'profile', granted: true });
  for (const [after, amount] of [
    [3, 248_000],
    [21, 90_000],
  ] as const) {
    const number = `FX-${who}-${after}`;
    await store.documents.put('orders', number, {
      ...{ number, email: `${who}@example.com`, shopperId: who, state: 'delivered' },
      ...{ placedAt: new Date(at(day, '13:00:00').getTime() + after * 86_400_000) },
      ...{ total: { amount, currency: 'EUR' }, lines: [], shipments: [], steps: [] },
    });
  }
}
