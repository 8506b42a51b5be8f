/** Whatever is said, no request breaks a limit of its channel, and no character of the text is lost. */
import { expect, test } from '@jest/globals';
import type { RenderParts } from '../../src/channels/render.ts';
import { type MessengerMessage, renderMessenger } from '../../src/channels/render-messenger.ts';
import { renderWhatsApp, type WhatsAppContent } from '../../src/channels/render-whatsapp.ts';
import type { Card, CardAction, ProductTile } from '../../src/domain/card.ts';
import type { Message } from '../../src/domain/message.ts';
import { messengerMessage, whatsAppContent } from '../support/graph-shapes.ts';
import { type Random, seeded } from '../support/random.ts';
import { messageWith } from './sample-messages.ts';

const parts: RenderParts = {
  publicUrl: 'https://house.example',
  say: (_, key) => (key.endsWith('person') ? 'A person' : 'Choose'),
};
const rounds = 200;

const syllables = [
  'a',
  'é',
  'ça',
  ' ',
  ' ',
  '. ',
  '\n',
  '\n\n',
  'كلمة',
  'ـ',
  '字',
  '。',
  '🙂',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '…',
  'Seine',
  '<b>',
  '"',
];
const words = (random: Random, most: number): string =>
  Array.from({ length: random.below(most) }, () => random.pick(syllables)).join('');
/** Mostly short, sometimes nothing, sometimes far too long. */
const text = (random: Random): string => words(random, random.pick([1, 8, 40, 40, 300, 6_000]));
const some = <T>(random: Random, make: () => T, most: number): readonly T[] =>
  Array.from({ length: random.below(most) }, make);

const action = (random: Random): CardAction => ({
  action: random.pick(['', 'a:b', 'c:d']),
  value: text(random),
  label: words(random, 30),
});
const picture = (random: Random) =>
  random.pick(['/media/a.jpg', '/media/a.svg', 'javascript:alert(1)', 'http://x.example/a.png']);
const tile = (random: Random): ProductTile => ({
  productId: words(random, 9),
  sku: 's',
  title: words(random, 40),
  price: words(random, 5),
  ...(random.chance(0.5) ? { detail: words(random, 90), reason: text(random) } : {}),
  ...(random.chance(0.7) ? { image: picture(random), url: picture(random) } : {}),
  ...(random.chance(0.7) ? { actions: some(random, () => action(random), 5) } : {}),
});
const step = (random: Random) => ({
  label: words(random, 60),
  state: random.pick(['done', 'current', 'todo', 'problem'] as const),
});

const cards: readonly ((random: Random) => Card)[] = [
  (random) => ({ kind: 'product_carousel', title: words(random, 9), items: some(random, () => tile(random), 25) }),
  (random) => ({
    kind: 'product_detail',
    item: tile(random),
    description: text(random),
    facts: some(random, () => ({ label: words(random, 9), value: words(random, 90) }), 9),
  }),
  (random) => ({
    kind: 'comparison',
    title: words(random, 9),
    items: some(random, () => tile(random), 4),
    rows: some(random, () => ({ label: words(random, 9), values: some(random, () => words(random, 30), 4) }), 6),
  }),
  (random) => ({
    kind: 'order_timeline',
    title: words(random, 20),
    orderNumber: 'MM-1',
    status: words(random, 20),
    tone: 'plain',
    ...(random.chance(0.5) ? { image: picture(random) } : {}),
    steps: some(random, () => step(random), 6),
    actions: some(random, () => action(random), 16),
  }),
  (random) => ({
    kind: 'store_list',
    title: words(random, 9),
    stores: some(
      random,
      () => ({ id: words(random, 200), name: words(random, 50), address: words(random, 90), open: words(random, 9) }),
      14,
    ),
  }),
  (random) => ({
    kind: 'form',
    title: words(random, 9),
    fields: some(random, () => ({ name: 'n', label: words(random, 30), kind: 'text' as const }), 3),
    submit: action(random),
  }),
  (random) => ({
    kind: 'handoff',
    title: text(random),
    body: text(random),
    actions: some(random, () => action(random), 20),
  }),
  (random) => ({
    kind: 'csat',
    title: text(random),
    faces: [
      { score: 1, label: words(random, 30) },
      { score: 4, label: words(random, 30) },
    ],
  }),
  (random) => ({ kind: 'notice', tone: 'plain', title: text(random), body: text(random) }),
];

function message(random: Random): Message {
  const suggestion = () => ({
    label: words(random, 40),
    value: random.pick(['person', '', '~', text(random), text(random)]),
  });
  return messageWith({
    text: text(random),
    ...(random.chance(0.7) ? { card: random.pick(cards)(random) } : {}),
    ...(random.chance(0.7) ? { suggestions: some(random, suggestion, 18) } : {}),
    ...(random.chance(0.2) ? { sources: [{ id: 's', title: words(random, 60) }] } : {}),
  });
}

/** What stands in text that is not cut. */
function wholeTextOf(one: MessengerMessage | WhatsAppContent): string {
  if ('attachment' in one) {
    const { payload } = one.attachment;
    return 'text' in payload ? payload.text : '';
  }
  if (!('type' in one)) return one.text;
  if (one.type === 'text') return one.text.body;
  return one.type === 'interactive' ? one.interactive.body.text : '';
}

const solid = (whole: string) => whole.replace(/\s+/gu, '');

test.each([
  ['messenger', renderMessenger, messengerMessage],
  ['whatsapp', renderWhatsApp, whatsAppContent],
] as const)('%s', (_, render, shape) => {
  for (let seed = 1; seed <= rounds; seed += 1) {
    const said = message(seeded(seed));
    const rendered = render(said, parts);
    for (const one of rendered) {
      const wrong = shape.safeParse(one).error;
      if (wrong !== undefined)
        throw new Error(`seed ${seed}: ${wrong.message}\n${JSON.stringify(one).slice(0, 2_000)}`);
    }
    const shown = solid(rendered.map(wholeTextOf).join(''));
    if (!shown.includes(solid(said.text))) throw new Error(`seed ${seed}: text was lost`);
    expect(render(said, parts)).toEqual(rendered);
  }
});
