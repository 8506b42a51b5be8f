/** Every card as Bot Framework activities in three languages, beside files that a person has read; and what taps bring back. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type ActivityTarget, renderActivity } from '../../src/channels/render-botframework.ts';
import { advisorId } from '../../src/domain/ids.ts';
import { messageWith, sampleLocales, sampleMessages } from './sample-messages.ts';

const webChat: ActivityTarget = { publicUrl: 'https://house.example', to: 'dl_1', taps: 'chips', pictures: 'any' };
const teams: ActivityTarget = { ...webChat, to: '29:1', taps: 'words', pictures: 'photographs' };

describe.each(sampleLocales)('an activity in %s', (locale) => {
  const messages = Object.entries(sampleMessages(locale));
  const file = `test/channels/golden/botframework.${locale}.json`;
  const rendered = Object.fromEntries(messages.map(([name, message]) => [name, renderActivity(message, webChat)]));
  // written by UPDATE_GOLDEN=1, then read by a person
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(rendered, null, 2)}\n`);
  const golden: Record<string, unknown> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

  test.each(messages.map(([name]) => name))('%s', (name) => {
    expect(rendered[name]).toEqual(golden[name]);
  });
});

test('where a tap can only speak, a chip says its label', () => {
  const { chips } = sampleMessages('fr');
  if (chips === undefined) throw new Error('no sample');
  const actions = renderActivity(chips, teams).suggestedActions?.actions;
  expect(actions?.[0]).toEqual({ type: 'imBack', title: 'Trouver une pièce', value: 'Trouver une pièce' });
});

test('Teams gets no drawings, and nothing that is not https', () => {
  const { 'product_carousel-listed': listed } = sampleMessages('en');
  if (listed === undefined) throw new Error('no sample');
  expect(JSON.stringify(renderActivity(listed, teams))).not.toContain('.svg');
  const local = { ...teams, publicUrl: 'http://127.0.0.1:3978' };
  expect(JSON.stringify(renderActivity(listed, local).attachments)).not.toMatch(/"images"/);
});

test('more pieces than a carousel holds are told in words', () => {
  const items = Array.from({ length: 12 }, (_, at) => ({
    productId: `p${at}`,
    sku: `s${at}`,
    title: `Piece ${at + 1}`,
    price: '€10',
  }));
  const { attachments, text } = renderActivity(
    messageWith({ text: 'All of them.', card: { kind: 'product_carousel', title: '', items } }),
    webChat,
  );
  expect(attachments).toHaveLength(10);
  expect(text).toBe('All of them.\n\n• Piece 11, €10\n• Piece 12, €10');
});

test('what looks like Markdown and is none of ours stays as it was written', () => {
  const bot = renderActivity(messageWith({ text: '**Yes** for size_42 *now*\n# 3 <b>\n2. second' }), webChat);
  expect(bot).toMatchObject({
    textFormat: 'markdown',
    text: '**Yes** for size\\_42 \\*now\\*\n\\# 3 \\<b\\>\n2\\. second',
  });
  const author = { kind: 'advisor', advisorId: advisorId('ines'), name: 'Ines' } as const;
  expect(renderActivity(messageWith({ text: '**stars** as typed', author }), webChat)).toMatchObject({
    textFormat: 'plain',
    text: '**stars** as typed',
  });
});
