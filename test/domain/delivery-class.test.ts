/** What may be sent twice in doubt, and what a person has to look at. */
import { expect, test } from '@jest/globals';
import { classOf } from '../../src/domain/delivery-class.ts';
import { advisorId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';

const bot = { kind: 'bot' } as const;
const advisor = { kind: 'advisor', advisorId: advisorId('ines'), name: 'Ines' } as const;
const order: NonNullable<Message['card']> = {
  ...{ kind: 'order_timeline', title: 'Order', orderNumber: 'MM-1', status: 'Refunded', tone: 'good' },
  steps: [],
};

test.each([
  'Your refund of 1 850 € left us today.',
  'We have refunded €1,850.00.',
  'Ihre Erstattung über 1.850,00 EUR ist unterwegs.',
  '¥58,000を返金しました。',
  '58,000円を返金しました。',
  'تم رد مبلغ ١٬٨٥٠ € اليوم.',
  'CHF 420 have been credited.',
  'Your code is 428 113.',
  'Your voucher: MRD-7H2K-99QX',
  'Use WELCOME20 at the till.',
])('an advisor’s sum or code is sent once: %s', (text) => {
  expect(classOf({ author: advisor, text })).toBe('money');
});

test.each([
  'Good evening, Ines here.',
  'I have put the bag aside until 6 pm.',
  'In 2026, at 10:30.',
  'MERCI, A BIENTOT',
])('other words of an advisor may go out again: %s', (text) => {
  expect(classOf({ author: advisor, text })).toBe('text');
});

test('an order with a sum confirms it, one without is only news', () => {
  expect(classOf({ author: bot, card: order, text: 'The refund of 1 850 € is under way.' })).toBe('money');
  expect(classOf({ author: bot, card: order, text: 'Your order MM-1 is on its way.' })).toBe('text');
});

test('a price in a recommendation costs nobody anything, and losing an answer would be worse', () => {
  expect(classOf({ author: bot, text: 'The Minaudière, 1 850 €, in burgundy.' })).toBe('text');
});

test('a template costs', () => {
  expect(classOf({ author: advisor, text: 'x', template: { name: 'order_ready', language: 'en' } })).toBe('money');
});
