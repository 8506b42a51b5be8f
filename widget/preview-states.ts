/** Invented conversations, one for each state a shopper can see. Only the preview page and its photographs use them. */
import type { Card } from '../src/protocol/cards.ts';
import type { WireFloor, WireMessage } from '../src/protocol/wire.ts';
import { emptyView, type View } from './core/view.ts';

type Line = Omit<WireMessage, 'seq' | 'id' | 'at'>;

const ines: WireFloor = {
  heldBy: 'advisor',
  advisor: { name: 'Ines Moreau', store: 'Paris, rue Cambacérès' },
  waitedSeconds: 38,
};
const inesArabic: WireFloor = {
  heldBy: 'advisor',
  advisor: { name: 'إيناس مورو', store: 'متجر باريس' },
  waitedSeconds: 38,
};

const disclosures: Record<string, string> = {
  en: 'I am a digital concierge, not a person. An advisor can join at any time. To help sooner, I estimate mood from what you write.',
  fr: 'Je suis un concierge numérique, pas une personne. Un conseiller peut se joindre à nous à tout moment. Pour mieux vous aider, j’estime votre humeur d’après vos mots.',
  ar: 'أنا كونسيرج رقمي ولست شخصًا. يمكن لمستشار أن ينضم في أي وقت. ولنساعدك أسرع، أقدّر المزاج مما تكتب.',
};

const me = (text: string): Line => ({ author: { kind: 'shopper' }, text });
const bot = (text: string, more: Partial<Line> = {}): Line => ({ author: { kind: 'bot' }, text, ...more });
const advisor = (text: string, name = 'Ines Moreau'): Line => ({ author: { kind: 'advisor', name }, text });
const house = (card: Card): Line => ({ author: { kind: 'system' }, text: 'title' in card ? card.title : '', card });

const joined = house({ kind: 'notice', tone: 'joined', title: 'Ines has joined you' });

const tile = (title: string, price: string, reason: string, image: string) => ({
  productId: title,
  sku: title,
  title,
  price,
  reason,
  image,
  imageAlt: title,
  url: '/products/x',
});
const pieces = [
  tile('Nuit clutch', '€1,290, black', 'For the evening, under €2,000', '/media/products/nuit-clutch.svg'),
  tile('Quai bucket', '€1,850, burgundy', 'Burgundy calf, as you asked', '/media/products/quai-bucket.svg'),
  tile('Seine mini', '€1,940, cognac', 'Close in shape', '/media/products/seine-mini.svg'),
];

const order: Card = {
  kind: 'order_timeline',
  title: 'Seine tote, cognac',
  orderNumber: 'MM-20418',
  status: 'Delivered, signed for',
  tone: 'good',
  image: '/media/products/seine-tote.svg',
  steps: [
    { label: 'Left the atelier', date: '14 Nov', state: 'done' },
    { label: 'Signed for by C. Aubert', date: '18 Nov', state: 'current' },
    { label: 'Return or exchange until', date: '18 Dec', state: 'todo' },
  ],
};
const parcels: Card = {
  kind: 'order_timeline',
  title: 'Order MM-20440',
  orderNumber: 'MM-20440',
  status: 'One parcel is two days late',
  tone: 'late',
  steps: [],
  parcels: [
    {
      title: 'Parcel 1: Silk square',
      status: 'Delivered',
      steps: [
        { label: 'Sent', date: '12 Nov', state: 'done' },
        { label: 'Delivered', date: '15 Nov', state: 'done' },
      ],
    },
    {
      title: 'Parcel 2: Belt',
      status: 'On its way',
      steps: [
        { label: 'Sent', date: '14 Nov', state: 'done' },
        { label: 'Held at customs', date: '17 Nov', state: 'problem' },
        { label: 'Delivery', date: '21 Nov', state: 'todo' },
      ],
    },
  ],
  actions: [{ action: 'order:other', value: '', label: 'Another order' }],
};

const slot = (startsAt: string, label: string, taken = false) => ({
  value: `paris@${startsAt}`,
  startsAt,
  label,
  taken,
});
const times: Card = {
  kind: 'appointment_slots',
  title: 'A visit in Paris',
  detail: '12 rue Cambacérès, 45 minutes',
  zone: 'Europe/Paris',
  minutes: 45,
  days: [
    {
      label: 'Saturday 21 November',
      slots: [
        slot('2026-11-21T09:30:00Z', '10:30'),
        slot('2026-11-21T11:00:00Z', '12:00', true),
        slot('2026-11-21T14:30:00Z', '15:30'),
        slot('2026-11-21T16:00:00Z', '17:00'),
      ],
    },
    { label: 'Monday 23 November', slots: [slot('2026-11-23T09:00:00Z', '10:00')] },
  ],
  submit: { action: 'appointment:choose', value: '', label: 'Request this time' },
};
const arabicTimes: Card = {
  ...times,
  title: 'زيارة في باريس',
  detail: 'متجر باريس، ٤٥ دقيقة مع إيناس',
  days: [
    {
      label: 'السبت ٢١ نوفمبر',
      slots: [
        slot('2026-11-21T09:30:00Z', '١٠:٣٠'),
        slot('2026-11-21T11:00:00Z', '١٢:٠٠', true),
        slot('2026-11-21T14:30:00Z', '١٥:٣٠'),
        slot('2026-11-21T16:00:00Z', '١٧:٠٠'),
      ],
    },
  ],
  submit: { action: 'appointment:choose', value: '', label: 'تأكيد الموعد' },
};

const talks: Record<string, { lines: readonly Line[]; view?: Partial<View> }> = {
  welcome: { lines: [], view: { keep: null } },
  products: {
    lines: [
      me('A bag for the evening, below €2,000'),
      bot('Three pieces for the evening are under **€2,000**. All are in stock in Paris today.', {
        card: { kind: 'product_carousel', title: 'Evening bags', items: pieces },
        suggestions: [
          { label: 'In burgundy only', value: 'a' },
          { label: 'Compare the first two', value: 'b' },
        ],
      }),
    ],
    view: { readByDesk: 1, link: 'offline' },
  },
  person: {
    lines: [
      bot('Here is your order.', { card: order }),
      me('I would like to speak with someone'),
      bot('Of course. I have shared what you told me, so you will not need to repeat it.'),
      joined,
      advisor(
        'Good afternoon Camille, this is Ines in Paris. I am sorry about the clasp. When on Saturday do you need the bag?',
      ),
      me('Saturday evening'),
    ],
    view: { floor: ines, readByDesk: 6, typing: { kind: 'advisor', name: 'Ines' } },
  },
  parcels: {
    lines: [me('Where is my order'), bot('Your order travels in two parcels.', { card: parcels })],
  },
  form: {
    lines: [
      me('Where is my order'),
      bot('Gladly. Which order is it?', {
        card: {
          kind: 'form',
          title: 'Find an order',
          fields: [
            { name: 'number', label: 'Order number', kind: 'text', autocomplete: 'off' },
            { name: 'email', label: 'E-mail of the order', kind: 'email', autocomplete: 'email' },
          ],
          submit: { action: 'order:form', value: '', label: 'Show my order' },
        },
      }),
    ],
  },
  queue: {
    lines: [
      me('This is the third time I ask. I want to speak with a person.'),
      bot('I understand. I am asking an advisor to join, and I have shared what you told me.'),
    ],
    view: { floor: { heldBy: 'queue', position: 2, waitSeconds: 130 } },
  },
  detail: {
    lines: [
      me('Tell me more about the Quai bucket'),
      bot('Here it is.', {
        card: {
          kind: 'product_detail',
          item: {
            ...tile('Quai bucket', '€1,850', '', '/media/products/quai-bucket.svg'),
            availability: 'One in Paris, three in Lyon',
            actions: [
              { action: 'product:hold', value: 'x', label: 'Hold one for me' },
              { action: 'product:stock', value: 'x', label: 'Other boutiques' },
            ],
          },
          description: 'A soft bucket in vegetable-tanned calf, closed by a gilt chain that slides through the fold.',
          facts: [
            { label: 'Material', value: 'Calf, suede lining' },
            { label: 'Size', value: '24 x 22 x 14 cm' },
            { label: 'Strap', value: 'Gilt chain, 54 cm' },
          ],
        },
      }),
    ],
  },
  compare: {
    lines: [
      bot('Side by side:', {
        card: {
          kind: 'comparison',
          title: 'Two evening bags',
          items: pieces.slice(0, 2),
          rows: [
            { label: 'Leather', values: ['Box calf', 'Soft calf'] },
            { label: 'Holds', values: ['A phone and keys', 'A phone, keys, a book'] },
            { label: 'In stock', values: ['Paris, Milan', 'Paris'] },
          ],
        },
      }),
      me('And where can I see them?'),
      bot('These boutiques are open today.', {
        sources: [{ id: 'a', title: 'Opening hours and holidays' }],
        card: {
          kind: 'store_list',
          title: 'Boutiques',
          stores: [
            {
              id: 'paris',
              name: 'Paris',
              address: '12 rue Cambacérès',
              open: 'Open until 19:00',
              phone: '+33 1 99 00 24 18',
            },
            { id: 'lyon', name: 'Lyon', address: '4 quai Saint-Vincent', open: 'Opens tomorrow at 10:00' },
          ],
        },
      }),
    ],
  },
  photo: {
    lines: [
      me('Something like this for the evening, below €2,000'),
      bot('Three pieces are close to your photo in shape and colour. All are in stock in Paris today.'),
    ],
    view: { readByDesk: 1, typing: { kind: 'bot' } },
  },
  joining: {
    lines: [
      me('I would like to speak with someone'),
      bot('Of course. I have shared what you told me, so you will not need to repeat it.'),
    ],
    view: { floor: ines, readByDesk: 1 },
  },
  late: {
    lines: [
      me('Is anybody there?'),
      bot('I am sorry, this takes longer than it should. You are at the front of the queue now.'),
    ],
    view: { floor: { heldBy: 'queue', position: 1, waitSeconds: 0, late: true } },
  },
  closed: {
    lines: [
      me('I would like to speak with someone'),
      bot('Our advisors are away now. They are back on Monday 23 November, 10:00.', {
        card: {
          kind: 'handoff',
          title: 'Our advisors are away',
          body: 'You may wait here, or leave word and we come back to you.',
          actions: [
            { action: 'goal:leave-word', value: 'note', label: 'Leave a note' },
            { action: 'goal:leave-word', value: 'call-back', label: 'Ask for a call' },
            { action: 'goal:leave-word', value: 'appointment', label: 'Ask for an appointment' },
          ],
        },
      }),
    ],
    view: { floor: { heldBy: 'queue', position: 1, waitSeconds: 0, nobody: true, backAt: '2026-11-23T09:00:00Z' } },
  },
  slots: {
    lines: [
      me('Saturday would suit me'),
      bot('When would you like to come? Choose a time, or write another.', { card: times }),
    ],
  },
  booked: {
    lines: [
      bot('When would you like to come? Choose a time, or write another.', { card: times }),
      me('Saturday 21 November, 17:00'),
      bot('Requested: Saturday 21 November, 17:00. An advisor confirms it here by Saturday, 12:00 (Paris).'),
    ],
  },
  rating: {
    lines: [
      joined,
      advisor('Your place is booked. Until Saturday.'),
      me('Thank you, Ines'),
      house({ kind: 'notice', tone: 'ended', title: 'This conversation ended at 15:14' }),
    ],
    view: { floor: { heldBy: 'bot' }, rating: {}, readByDesk: 3 },
  },
  arabic: {
    lines: [
      me('أود التحدث مع شخص'),
      bot('بالطبع. شاركت ما أخبرتني به، فلن تحتاج إلى تكراره.', {
        card: {
          kind: 'product_carousel',
          title: 'حقائب',
          items: [
            { ...tile('حقيبة نوي', '١٬٢٩٠ €', 'للسهرة', '/media/products/nuit-clutch.svg') },
            { ...tile('حقيبة كيه', '١٬٨٥٠ €', 'الأقرب إلى طلبك', '/media/products/quai-bucket.svg') },
            { ...tile('سين', '١٬٩٤٠ €', 'بنية', '/media/products/seine-mini.svg') },
          ],
        },
      }),
      house({ kind: 'notice', tone: 'joined', title: 'انضمت إليك إيناس' }),
      advisor('يسعدني استقبالك في متجر باريس. أي موعد يناسبك؟', 'إيناس مورو'),
      me('الساعة الخامسة، شكرًا لك'),
    ],
    view: { floor: inesArabic, readByDesk: 5, rating: {} },
  },
  appointment: {
    lines: [
      house({ kind: 'notice', tone: 'joined', title: 'انضمت إليك إيناس' }),
      advisor('يسعدني استقبالك في متجر باريس. أي موعد يناسبك؟', 'إيناس مورو'),
      bot('اختاري موعدًا.', { card: arabicTimes }),
    ],
    view: { floor: inesArabic },
  },
  unread: {
    lines: [
      joined,
      advisor('Good afternoon Camille, this is Ines in Paris.'),
      advisor('I have kept one aside for you.'),
    ],
    view: { floor: ines, readByShopper: 1 },
  },
  hostile: {
    lines: [
      me('<img src=x onerror=alert(1)> [x](javascript:alert(1))'),
      bot('A card that this version does not know: the text stands in for it.', {
        card: { kind: 'hologram', title: 'x' } as unknown as Card,
      }),
      advisor('averylongwordwithoutanyspaces'.repeat(4)),
      me('مرحبا، أين طلبي MM-20418؟'),
    ],
    view: {
      floor: ines,
      outbox: [{ kind: 'said', id: 'o1', text: 'Is the strap long enough?', at: Date.now(), state: 'waiting' }],
    },
  },
};

export const stateNames = Object.keys(talks);

export function stateOf(name: string, locale: string): View {
  const { lines, view } = talks[name] ?? talks['welcome'] ?? { lines: [] };
  const start = Date.now() - lines.length * 60_000;
  const messages = lines.map((line, position) => ({
    ...line,
    seq: position + 1,
    id: `m${position + 1}`,
    at: new Date(start + position * 60_000).toISOString(),
  }));
  return {
    ...emptyView,
    link: 'live',
    keep: true,
    locale,
    house: {
      house: 'Maison Meridon',
      locales: ['en', 'fr', 'fr-CA', 'ar'],
      disclosure: disclosures[locale.split('-')[0] ?? 'en'] ?? '',
      conversationId: 'preview',
      keepsDays: 30,
      name: locale === 'ar' ? 'كاميل' : 'Camille',
    },
    timeline: { messages, have: messages.length },
    ...view,
  };
}
