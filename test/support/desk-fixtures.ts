/** The evening of the design reference: Camille is with Ines, three wait, two more are with her. Times count back from now. */
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { WireTemplate } from '../../src/protocol/desk/thread.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Case, ModelAdvisor } from './desk-model.ts';

export const password = 'step-aside-2026';

export function fixtureAdvisors(): ModelAdvisor[] {
  const common = { house: 'Maison Meridon', currency: 'EUR', capacity: 4, status: 'available' as const };
  return [
    {
      ...common,
      advisorId: 'ines',
      name: 'Ines Moreau',
      email: 'ines@meridon.example',
      role: 'advisor',
      storeId: 'paris',
      languages: ['fr', 'en'],
    },
    {
      ...common,
      advisorId: 'leo',
      name: 'Léo Tremblay',
      email: 'leo@meridon.example',
      role: 'advisor',
      storeId: 'montreal',
      languages: ['fr-CA', 'en'],
    },
    {
      ...common,
      advisorId: 'mei',
      name: 'Mei Chen',
      email: 'mei@meridon.example',
      role: 'advisor',
      storeId: 'london',
      languages: ['en', 'zh', 'ja'],
      status: 'busy',
    },
    {
      ...common,
      advisorId: 'nadia',
      name: 'Nadia Rossi',
      email: 'nadia@meridon.example',
      role: 'advisor',
      storeId: 'milan',
      languages: ['it', 'en', 'ar'],
      status: 'away',
    },
    {
      ...common,
      advisorId: 'sofia',
      name: 'Sofia Lindqvist',
      email: 'sofia@meridon.example',
      role: 'supervisor',
      languages: ['en', 'fr'],
    },
  ];
}

export function fixtureCases(now: number = Date.now()): Case[] {
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  return [camille(ago), hiroshi(ago), milan(ago), adaeze(ago), jonas(ago), priya(ago)];
}

/** What the house may send on WhatsApp once its window has closed. */
export const fixtureTemplates: WireTemplate[] = [
  {
    name: 'follow_up',
    language: 'en',
    category: 'utility',
    body: 'Good day {{1}}, this is {{2}} of Maison Meridon. I have an answer to your question about {{3}}. Shall I write it here?',
    parameters: ['Their name', 'Your name', 'What they asked about'],
    buttons: ['Yes, please'],
  },
  {
    name: 'order_news',
    language: 'en',
    category: 'utility',
    body: 'There is news of your order {{1}}: {{2}}. Reply here and an advisor answers.',
    parameters: ['Order number', 'What is new'],
    buttons: [],
  },
];

export type FilledIn = { name: string; parameters: string[] };

export function saidBy({ name, parameters }: FilledIn): string {
  const { body = '' } = fixtureTemplates.find((template) => template.name === name) ?? {};
  return parameters.reduce((text, words, index) => text.replaceAll(`{{${index + 1}}}`, words), body);
}

type Ago = (seconds: number) => string;
type Line = readonly [kind: 'shopper' | 'bot' | 'advisor' | 'system', text: string, secondsAgo: number];

/** A small drawing in place of a photograph: nothing is fetched from elsewhere. */
const tote = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 84"><rect width="72" height="84" fill="#DDD6CB"/><path d="M24 38c0-24 24-24 24 0" fill="none" stroke="#78401B" stroke-width="2.6"/><path d="M15 36h42l4 34H11z" fill="#99552A"/><path d="M15 36h42l1 8H14z" fill="#8C4D23"/><rect x="32" y="40" width="8" height="7" rx="1.6" fill="#D8B765"/></svg>',
)}`;

export function conversation(
  id: string,
  lines: readonly Line[],
  about: Partial<Briefing> & Pick<Briefing, 'openedAt' | 'shopper' | 'locale'>,
  ago: Ago,
): Case {
  const messages = lines.map(([kind, text, secondsAgo], index): WireMessage => {
    const author = kind === 'advisor' ? { kind, name: 'Ines Moreau' } : { kind };
    return { seq: index + 1, id: `${id}-${index + 1}`, author, text, at: ago(secondsAgo), locale: about.locale };
  });
  return {
    conversationId: id,
    handoffId: `handoff-${id}`,
    heldBy: { kind: 'queue' },
    messages,
    notes: [],
    readByShopper: 0,
    readByDesk: messages.length,
    awaitingReplySince: about.openedAt,
    drafts: new Map(),
    briefing: {
      version: 1,
      handoffId: `handoff-${id}`,
      conversationId: id,
      channel: 'web',
      reasons: [],
      score: 1,
      priority: 'normal',
      summary: [],
      intent: 'out-of-scope',
      slots: {},
      emotion: [],
      emotionLimit: -0.45,
      orders: [],
      pagesSeen: [],
      productsShown: [],
      attempts: [],
      promises: [],
      openQuestions: [],
      doNotAskAgain: [],
      languageOfAdvisor: 'en',
      replyWindow: { open: true, allowed: ['reply'] },
      transcript: messages.map(({ seq, id: messageId, author, text, at }) => ({
        seq,
        id: messageId,
        author,
        text,
        at,
      })),
      ...about,
    },
  };
}

function nobody(more: Partial<Briefing['shopper']> = {}): Briefing['shopper'] {
  return { identity: 'anonymous', preferences: [], sizes: {}, importantDates: [], notes: [], ...more };
}

function camille(ago: Ago): Case {
  const minute = 60;
  const one = conversation(
    'camille',
    [
      ['shopper', 'Bonjour, mon cabas Seine est arrivé hier.', 8 * minute],
      ['bot', 'Bonjour, je suis le Concierge. Que puis-je faire pour vous ?', 7.9 * minute],
      ['shopper', 'Le fermoir est rayé. C’est pour un anniversaire samedi.', 7 * minute],
      ['bot', 'Je suis désolé. Vous pouvez le renvoyer par la poste dans les 30 jours.', 6.9 * minute],
      ['shopper', 'Par la poste, ce sera trop tard.', 6 * minute],
      ['bot', 'Le renvoi par la poste est gratuit.', 5.9 * minute],
      ['shopper', 'I do not want to send it back, I need it on Saturday. Can I speak with someone?', 5 * minute],
      ['bot', 'Of course. I am asking an advisor to join you now, and I will share what you told me.', 4.9 * minute],
      ['system', 'Ines vous rejoint. Vous avez attendu 38 secondes.', 4.9 * minute - 38],
      [
        'advisor',
        'Good afternoon Camille, this is Ines in the Paris boutique. I am sorry about the clasp. You will not have to post anything. When on Saturday do you need it?',
        3.5 * minute,
      ],
      ['shopper', 'Saturday evening, yes. Thank you for your help.', 40],
    ],
    {
      locale: 'fr-FR',
      openedAt: ago(4.9 * minute),
      score: 1.9,
      priority: 'high',
      shopper: {
        shopperId: 'camille',
        name: 'Camille Aubert',
        email: 'camille.aubert@example.com',
        identity: 'verified',
        tier: 'patron',
        lifetimeValue: { amount: 1_486_000, currency: 'EUR' },
        since: '2021-03-02',
        preferences: ['Paris, rue Cambacérès', 'after 17:00'],
        sizes: { 'ready to wear': '36', shoe: '38', ring: '52' },
        importantDates: [{ kind: 'anniversary', date: '2026-11-21' }],
        ownAdvisor: 'Ines Moreau',
        notes: ['Strap shortened in May, by Léo.'],
        consents: [
          { purpose: 'keep', granted: true },
          { purpose: 'mood', granted: true },
          { purpose: 'outreach', granted: false },
        ],
      },
      reasons: [
        { signal: 'asked-for-person', weight: 1, value: 1, limit: 0, evidence: 'Can I speak with someone?', seq: 7 },
        {
          signal: 'emotion-level',
          weight: 0.5,
          value: 0.62,
          limit: 0.45,
          evidence: 'I do not want to send it back',
          seq: 7,
        },
        {
          signal: 'failed-turns',
          weight: 0.3,
          value: 2,
          limit: 2,
          evidence: 'Return by post was offered twice',
          seq: 6,
        },
        { signal: 'order-value', weight: 0.1, value: 248_000, limit: 150_000, evidence: 'MM-20418' },
      ],
      summary: [
        { text: 'The clasp of her Seine tote arrived scratched. She needs it for an anniversary on Saturday.', seq: 3 },
        { text: 'Concierge offered a return by post twice. She said that would be too late.', seq: 5 },
        { text: 'She asked for a person. She has not been offered an exchange or a repair.', seq: 7 },
      ],
      emotion: [
        { seq: 1, value: 0.2, confidence: 0.6, at: ago(8 * minute) },
        { seq: 3, value: 0.02, confidence: 0.7, at: ago(7 * minute), evidence: ['rayé'] },
        { seq: 5, value: -0.4, confidence: 0.8, at: ago(6 * minute), evidence: ['trop tard'] },
        { seq: 7, value: -0.62, confidence: 0.85, at: ago(5 * minute), evidence: ['I do not want'] },
        { seq: 11, value: 0.31, confidence: 0.8, at: ago(40), evidence: ['Thank you for your help'] },
      ],
      orders: [
        {
          number: 'MM-20418',
          state: 'delivered',
          placedAt: '2026-11-12T10:00:00.000Z',
          total: { amount: 248_000, currency: 'EUR' },
          lines: [
            {
              sku: 'SEI-COG',
              title: 'Seine tote, cognac',
              quantity: 1,
              price: { amount: 248_000, currency: 'EUR' },
              image: tote,
            },
          ],
          steps: [
            { kind: 'placed', at: '2026-11-12T10:00:00.000Z' },
            { kind: 'shipped', at: '2026-11-14T10:00:00.000Z' },
            { kind: 'delivered', at: '2026-11-18T10:00:00.000Z' },
          ],
          shipments: [{ id: 's1', state: 'delivered', carrier: 'DHL', signedBy: 'C. Aubert' }],
          returnUntil: '2026-12-18T00:00:00.000Z',
          stock: {
            stores: [
              { place: 'Paris', number: 1 },
              { place: 'Lyon', number: 3 },
            ],
            online: 0,
          },
        },
      ],
      cart: { amount: 32_000, currency: 'EUR' },
      pagesSeen: [
        { type: 'product', title: 'Seine tote', sku: 'SEI-COG', at: ago(9 * minute) },
        { type: 'page', title: 'Care and repair', at: ago(6.5 * minute) },
      ],
      productsShown: [
        { productId: 'seine', sku: 'SEI-COG', title: 'Seine tote, cognac', price: '2 480 €', image: tote },
      ],
      attempts: [
        { what: 'Return by post', result: 'rejected' },
        { what: 'Return by post', result: 'rejected' },
        { what: 'Order status', result: 'answered' },
      ],
      doNotAskAgain: ['Order MM-20418', 'E-mail', 'The clasp is scratched', 'Needed by Saturday'],
      openQuestions: ['Exchange or repair?'],
    },
    ago,
  );
  const reading = {
    language: 'en',
    intents: [
      { intent: 'person', confidence: 0.94 },
      { intent: 'return-exchange', confidence: 0.61 },
    ],
    entities: [{ kind: 'date', value: '2026-11-21', text: 'Saturday' }],
    emotion: { valence: -0.62, confidence: 0.85, evidence: ['I do not want', 'I need it'] },
    by: 'local',
  };
  const messages = one.messages.map((message): WireMessage => {
    if (message.seq === 7) return { ...message, reading };
    if (message.seq !== 9) return message;
    return { ...message, card: { kind: 'notice', tone: 'joined', title: message.text } };
  });
  return {
    ...one,
    messages,
    heldBy: { kind: 'advisor', advisorId: 'ines' },
    acceptedAt: ago(4.9 * minute - 38),
    awaitingReplySince: ago(40),
    readByShopper: 10,
    readByDesk: 10,
    value: 248_000,
    notes: [
      {
        id: 'note-1',
        conversationId: 'camille',
        author: { advisorId: 'ines', name: 'Ines Moreau' },
        text: '@Léo please set aside the cognac tote in the safe, second shelf, until 17:00.',
        at: ago(2 * minute),
      },
    ],
  };
}

function hiroshi(ago: Ago): Case {
  const one = conversation(
    'hiroshi',
    [
      ['shopper', 'I have a question about my ring.', 160],
      ['bot', 'With which order did you buy it?', 158],
      ['bot', 'This is the order.', 150],
      ['bot', 'And these are of the same edition.', 149],
      ['shopper', 'Is the ring truly the 2019 edition? I need proof.', 112],
    ],
    {
      locale: 'ja-JP',
      openedAt: ago(112),
      score: 1.8,
      priority: 'urgent',
      shopper: nobody({ name: 'Hiroshi Tanaka', identity: 'claimed', tier: 'gold' }),
      reasons: [
        { signal: 'asked-for-person', weight: 1, value: 1, limit: 0, evidence: 'I need proof', seq: 5 },
        { signal: 'product-value', weight: 0.3, value: 1_240_000, limit: 1_000_000, evidence: 'Étoile ring' },
      ],
    },
    ago,
  );
  const messages = one.messages.map((message): WireMessage => {
    const card = hiroshiCards[message.seq];
    return card === undefined ? message : { ...message, card };
  });
  return { ...one, messages, value: 1_240_000 };
}

const hiroshiCards: Readonly<Record<number, NonNullable<WireMessage['card']>>> = {
  2: {
    kind: 'form',
    title: 'Find your order',
    fields: [
      { name: 'number', label: 'Order number', kind: 'text' },
      { name: 'email', label: 'E-mail', kind: 'email' },
    ],
    submit: { action: 'find-order', value: '', label: 'Find' },
  },
  3: {
    kind: 'order_timeline',
    title: 'Your order',
    orderNumber: 'MM-20455',
    status: 'Delivered',
    tone: 'good',
    steps: [
      { label: 'Ordered', date: '2 Nov', state: 'done' },
      { label: 'Sent', date: '4 Nov', state: 'done' },
      { label: 'Delivered', date: '6 Nov', state: 'current' },
    ],
  },
  4: {
    kind: 'product_carousel',
    title: 'The same edition',
    items: [
      {
        productId: 'etoile',
        sku: 'ETO-RG',
        title: 'Étoile ring, rose gold',
        price: '€12,400',
        reason: 'The 2019 edition',
      },
      { productId: 'etoile', sku: 'ETO-WG', title: 'Étoile ring, white gold', price: '€12,900', image: tote },
    ],
  },
};

function milan(ago: Ago): Case {
  return conversation(
    'milan',
    [
      ['shopper', 'Il codice SPRING non va', 120],
      ['bot', 'Can you write the code again?', 110],
      ['shopper', 'Non capisco, il codice non funziona più', 79],
    ],
    {
      locale: 'it-IT',
      openedAt: ago(79),
      score: 1.2,
      priority: 'high',
      shopper: nobody(),
      reasons: [{ signal: 'failed-turns', weight: 0.8, value: 2, limit: 2, evidence: 'Non capisco', seq: 3 }],
    },
    ago,
  );
}

function adaeze(ago: Ago): Case {
  return conversation(
    'adaeze',
    [['shopper', 'Could someone hold the silk coat in a 38?', 24]],
    {
      locale: 'en-GB',
      openedAt: ago(24),
      score: 1.0,
      shopper: nobody({ name: 'Adaeze Okafor', identity: 'verified', tier: 'patron' }),
      reasons: [
        { signal: 'tier', weight: 0.5, value: 1, limit: 0, evidence: 'patron' },
        { signal: 'cart-value', weight: 0.4, value: 312_000, limit: 150_000, evidence: 'Bag' },
      ],
    },
    ago,
  );
}

function jonas(ago: Ago): Case {
  const one = conversation(
    'jonas',
    [
      ['shopper', 'Is the Zürich boutique going to have the belt?', 300],
      ['advisor', 'The Zürich boutique has one left.', 120],
    ],
    { locale: 'de-CH', openedAt: ago(320), shopper: nobody({ name: 'Jonas Weiß', identity: 'claimed' }) },
    ago,
  );
  delete one.awaitingReplySince;
  return { ...one, heldBy: { kind: 'advisor', advisorId: 'ines' }, acceptedAt: ago(280), readByShopper: 2 };
}

function priya(ago: Ago): Case {
  const one = conversation(
    'priya',
    [
      ['advisor', 'Shall I hold both until Friday?', 700],
      ['shopper', 'Let me ask my sister first', 540],
    ],
    { locale: 'en-IN', openedAt: ago(900), shopper: nobody({ name: 'Priya Raman', identity: 'claimed' }) },
    ago,
  );
  delete one.awaitingReplySince;
  return { ...one, heldBy: { kind: 'advisor', advisorId: 'ines' }, acceptedAt: ago(800) };
}
