/** Every card on every telephone channel in three languages, beside files that a person has read. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { RenderParts } from '../../src/channels/render.ts';
import { meaningOf } from '../../src/channels/render-meaning.ts';
import { renderMessenger } from '../../src/channels/render-messenger.ts';
import { renderTemplate, renderWhatsApp } from '../../src/channels/render-whatsapp.ts';
import type { Message } from '../../src/domain/message.ts';
import { createTranslate } from '../../src/i18n.ts';
import { messengerMessage, whatsAppContent } from '../support/graph-shapes.ts';
import { messageWith, sampleLocales, sampleMessages } from './sample-messages.ts';

const parts: RenderParts = { publicUrl: 'https://house.example', say: createTranslate({ dir: 'locales' }) };
const channels = { messenger: renderMessenger, whatsapp: renderWhatsApp };
const shapes = { messenger: messengerMessage, whatsapp: whatsAppContent };

for (const channel of ['messenger', 'whatsapp'] as const) {
  describe.each(sampleLocales)(`${channel} in %s`, (locale) => {
    const messages = Object.entries(sampleMessages(locale));
    const file = `test/channels/golden/${channel}.${locale}.json`;
    const rendered = Object.fromEntries(
      messages.map(([name, message]) => [name, channels[channel](message, parts)] as const),
    );
    // written by UPDATE_GOLDEN=1, then read by a person
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(rendered, null, 2)}\n`);
    const golden: Record<string, unknown> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

    test.each(messages.map(([name]) => name))('%s', (name) => {
      expect(rendered[name]).toEqual(golden[name]);
      for (const one of rendered[name] ?? []) expect(shapes[channel].safeParse(one).error?.issues).toBeUndefined();
    });
  });
}

test('pictures and pages that a provider cannot fetch are left out', () => {
  const { 'product_carousel-pictured': message } = sampleMessages('en');
  if (message === undefined) throw new Error('no sample');
  const local = { ...parts, publicUrl: 'http://127.0.0.1:3978' };
  for (const render of [renderMessenger, renderWhatsApp])
    expect(JSON.stringify(render(message, local))).not.toMatch(/http/);
});

const chips = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `Choice ${at + 1}`, value: `pick#${at + 1}` }));

test('three choices are buttons, ten a list, more are numbered', () => {
  const kinds = [3, 4, 10, 11].map((count) =>
    renderWhatsApp(messageWith({ text: 'Which?', suggestions: chips(count) }), parts),
  );
  expect(kinds.map(([one]) => (one?.type === 'interactive' ? one.interactive.type : one?.type))).toEqual([
    'button',
    'list',
    'list',
    'text',
  ]);
  expect(kinds[3]).toMatchObject([
    { text: { body: expect.stringMatching(/^Which\?\n\n1\. Choice 1\n[\s\S]*\n11\. Choice 11$/) } },
  ]);
});

test('more choices than fit keep a person within reach, and the others are named in the text', () => {
  const suggestions = [...chips(14), { label: 'A person', value: 'person' }];
  const [one] = renderMessenger(messageWith({ text: 'Which?', suggestions }), parts);
  expect(one?.quick_replies).toHaveLength(13);
  expect(one?.quick_replies?.at(-1)?.payload).toBe('person');
  expect(one).toMatchObject({ text: 'Which?\n\n• Choice 13\n• Choice 14' });
});

describe('a tap, a typed label and a number mean the same', () => {
  const long = `find:words#${'x'.repeat(300)}`;
  const message = messageWith({
    text: 'Which?',
    suggestions: [
      { label: 'In burgundy only, please, if there is one', value: 'find:color#burgundy' },
      { label: 'Everything', value: long },
    ],
  });
  const rows = (of: Message) =>
    renderWhatsApp(of, parts).flatMap((one) =>
      one.type === 'interactive' && one.interactive.type === 'list' ? one.interactive.action.sections : [],
    )[0]?.rows ?? [];

  test('what a button carries is the command itself, or leads back to it', () => {
    const [first, second] = rows(message);
    expect(first).toEqual({
      id: 'find:color#burgundy',
      title: 'In burgundy only, pleas…',
      description: 'In burgundy only, please, if there is one',
    });
    expect(second?.id).toMatch(/^~[\w-]{22}$/);
    const later = messageWith({ text: 'Anything else?' });
    const tap = { text: second?.title ?? '', value: second?.id ?? '' };
    expect(meaningOf(tap, [later, message], 'whatsapp')).toBe(long);
    expect(meaningOf({ text: '…', value: first?.id ?? '' }, [], 'whatsapp')).toBe('find:color#burgundy');
  });

  test('typed words', () => {
    const typed = (text: string) => meaningOf({ text }, [message], 'messenger');
    expect(typed('in burgundy only please if there is one')).toBe('find:color#burgundy');
    expect(typed('everything!')).toBe(long);
    expect(typed('Something else')).toBeUndefined();
    expect(typed('1')).toBeUndefined();
  });

  test('a button that nobody remembers leaves its words', () => {
    expect(meaningOf({ text: 'Everything', value: '~0123456789012345678901' }, [], 'whatsapp')).toBeUndefined();
  });

  test('a number, only where choices were numbered', () => {
    const many = messageWith({ text: 'Which?', suggestions: chips(12) });
    expect(meaningOf({ text: ' 12. ' }, [many], 'whatsapp')).toBe('pick#12');
    expect(meaningOf({ text: '13' }, [many], 'whatsapp')).toBeUndefined();
    expect(meaningOf({ text: '12' }, [many], 'messenger')).toBeUndefined();
  });

  test('a piece by its name; a word under each of them says nothing', () => {
    const { 'product_carousel-pictured': pieces } = sampleMessages('fr');
    const typed = (text: string) => meaningOf({ text }, pieces === undefined ? [] : [pieces], 'messenger');
    expect(typed('pochette nuit')).toBe('product:detail#nuit-clutch');
    expect(typed('Détails')).toBeUndefined();
  });
});

test('a template with the words for its places', () => {
  const content = renderTemplate({
    name: 'order_ready',
    language: 'fr',
    header: { image: 'https://house.example/a.jpg' },
    body: ['Camille', 'MM-20418\navant midi'],
    buttons: [{ reply: 'order:show#MM-20418' }, { urlEnd: 'MM-20418' }],
  });
  expect(whatsAppContent.safeParse(content).error?.issues).toBeUndefined();
  expect(content).toMatchObject({
    template: {
      components: [
        { type: 'header' },
        { type: 'body', parameters: [{ text: 'Camille' }, { text: 'MM-20418 avant midi' }] },
        { type: 'button', sub_type: 'quick_reply', index: '0' },
        { type: 'button', sub_type: 'url', index: '1' },
      ],
    },
  });
  expect(renderTemplate({ name: 'hello', language: 'en' })).toEqual({
    type: 'template',
    template: { name: 'hello', language: { code: 'en' } },
  });
});
